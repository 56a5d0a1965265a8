import type { LineOfBusiness } from '../criteria/case-input.ts';
import { type ClockInput, ClockInputError, type ClockStep, type DueTime, dueTime, type PlanClockSettings } from './clocks.ts';
import type { MissedConsequence } from './events.ts';
import type { Urgency } from './regulation.ts';
import { isRetrospectiveBasis } from './retrospective.ts';

/** What of a stored case its clock reads. */
export interface ClockedCase {
  readonly lineOfBusiness: LineOfBusiness;
  readonly urgency: Urgency;
  readonly receivedAt: string;
  /** What moved the clock since, in order. */
  readonly clockSteps: readonly ClockStep[];
  readonly plan: { readonly timeZone: string; readonly settings: { readonly clocks: PlanClockSettings } };
  readonly links: readonly { readonly kind: string; readonly way: 'from' | 'to' }[];
}

/** Whether the case is the appeal of another one's decision. */
export const isAppeal = ({ links }: Pick<ClockedCase, 'links'>): boolean =>
  links.some(({ kind, way }) => kind === 'appeal' && way === 'from');

/** The clock of a case as clocks.ts reads it, `steps` in place of those stored. */
export function clockOf(c: ClockedCase, steps: readonly ClockStep[] = c.clockSteps): ClockInput {
  const { lineOfBusiness, urgency, receivedAt, plan } = c;
  return { lineOfBusiness, urgency, receivedAt, steps, timeZone: plan.timeZone, planSettings: plan.settings.clocks, appeal: isAppeal(c) };
}

/** The case's clock after one step more. @throws ClockInputError where the rules do not allow it */
export function movedClock(c: ClockedCase, step: ClockStep): { steps: readonly ClockStep[]; due: DueTime } {
  const steps = [...c.clockSteps, step];
  return { steps, due: dueTime(clockOf(c, steps)) };
}

/**
 * The steps that hold under the clock's rules, in order: one that they do not allow, such as an extension for information in a federal line,
 * moves no clock of theirs.
 */
export function stepsThatHold(clock: ClockInput): readonly ClockStep[] {
  const held: ClockStep[] = [];
  for (const step of clock.steps) {
    try {
      dueTime({ ...clock, steps: [...held, step] });
      held.push(step);
    } catch (error) {
      if (!(error instanceof ClockInputError)) throw error;
    }
  }
  return held;
}

/**
 * What the rule that set the due time makes of its passing: an overlay says so itself; a request of Medicaid's counts as denied on that date
 * (42 CFR 438.404(c)(5)); any other is overdue. A flag, never a decision.
 */
export function missedConsequence(c: {
  readonly lineOfBusiness: LineOfBusiness;
  readonly dueBasis: string;
  readonly appeal: boolean;
  readonly settings: PlanClockSettings;
}): MissedConsequence {
  if (c.appeal || isRetrospectiveBasis(c.dueBasis)) return 'overdue';
  const overlay = (c.settings.overlays ?? []).find(({ citation }) => citation === c.dueBasis);
  return overlay?.missed ?? (c.lineOfBusiness === 'medicaid' ? 'deemed-denied' : 'overdue');
}
