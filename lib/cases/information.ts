import { type ClockedCase, clockOf, movedClock } from './case-clock.ts';
import { type ClockStep, type DueTime, dueTime } from './clocks.ts';
import { extensionRule, MISSING_INFORMATION } from './regulation.ts';
import { addHours, isAfter, readInstant } from './time.ts';

/** Asking the practitioner for what is missing: what it does to the clock, before it is done. Source: lifecycle.md section 4. */

/** How the information is asked for. Times left out: as long as the rule gives. */
export interface Ask {
  /** The standard time is extended for it and stands still meanwhile: outside the federal lines, once. */
  readonly extendClock: boolean;
  /** Days to answer, with `extendClock`: 45 or more. */
  readonly answerDays?: number;
  /** Hours to answer, without. */
  readonly answerHours?: number;
}

export interface InformationDue {
  /** The step to store. */
  readonly step: ClockStep;
  readonly steps: readonly ClockStep[];
  /** The clock from then on. */
  readonly due: DueTime;
  /** Until then it may be sent; ISO instant, UTC. */
  readonly informationDueAt: string;
  readonly stopsClock: boolean;
  /** Nothing is left between asking and the time by which the case must be back in review. */
  readonly tooLate: boolean;
}

/**
 * What asking at the instant would come to.
 * @throws ClockInputError that names what of the ask the rules do not allow (`answerDays`, `answerHours`, or the extension itself)
 */
export function previewInformationRequest(c: ClockedCase, at: string, ask: Ask): InformationDue {
  const step: ClockStep = ask.extendClock
    ? { action: 'extend-for-information', at, ...(ask.answerDays === undefined ? {} : { answerDays: ask.answerDays }) }
    : { action: 'request-information', at, ...(ask.answerHours === undefined ? {} : { answerHours: ask.answerHours }) };
  const { steps, due } = movedClock(c, step);
  const informationDueAt = due.informationDueAt ?? at;
  return {
    step,
    steps,
    due,
    informationDueAt,
    stopsClock: due.state === 'stopped',
    tooLate: !isAfter(readInstant(informationDueAt), readInstant(at)),
  };
}

/** The least that may be given to answer where the ask stops the clock, and whether an extension can be chosen; for the form. */
export function askingRules(
  c: ClockedCase & { readonly extended: boolean },
  at: string,
): {
  readonly mayExtend: boolean;
  readonly answerDaysAtLeast: number;
  /** Null: no least time. */
  readonly answerHoursAtLeast: number | null;
} {
  const claims = extensionRule(c.lineOfBusiness).family === 'claims-procedure' && !clockOf(c).appeal;
  const now = dueTime(clockOf(c));
  const mayExtend = claims && c.urgency === 'standard' && !c.extended && at <= now.dueAt;
  const stops = claims && c.urgency === 'expedited' && previewInformationRequest(c, at, { extendClock: false }).stopsClock;
  const { standard, expedited } = MISSING_INFORMATION;
  return { mayExtend, answerDaysAtLeast: standard.answerDaysAtLeast, answerHoursAtLeast: stops ? expedited.answerHoursAtLeast : null };
}

/**
 * When information that is out must be in after the decision's due time moved: still the plan's margin before the decision where nothing stops
 * the clock, and never later than was said.
 */
export function informationDueAfter(c: ClockedCase, asked: { readonly dueAt: string; readonly stopsClock: boolean }, due: DueTime): string {
  if (asked.stopsClock) return asked.dueAt;
  const margin = c.plan.settings.clocks.informationMarginHours ?? 24;
  const latest = addHours(readInstant(due.dueAt), -margin);
  return isAfter(readInstant(asked.dueAt), latest) ? latest.toString() : asked.dueAt;
}
