import type { Stage } from '../criteria/case-input.ts';
import { addDays } from './time.ts';

/**
 * Transition of care: a new member with an implanted pump is not to go without its refill while the plan's own review begins. The plan's rule
 * is data: how long, by which source, and what a reviewer confirms. It only ever approves.
 */
export interface TransitionRule {
  /** Days of coverage during which it holds, the first day counted. */
  readonly graceDays: number;
  readonly conditions: readonly string[];
  readonly citation: string;
  /** Read in the source itself; shown with a mark otherwise. */
  readonly verified: boolean;
}

/** What of a case the rule reads. Days are `YYYY-MM-DD`. */
export interface TransitionCase {
  readonly member: { readonly coverageFrom?: string };
  readonly receivedOn: string;
  readonly pumpImplanted: boolean;
}

/** The last day of the grace period of a member who came with a pump; null where there is no rule, no pump, or the period was over at receipt. */
export function transitionUntil(c: TransitionCase, rule: TransitionRule | undefined): string | null {
  const from = c.member.coverageFrom;
  if (rule === undefined || from === undefined || !c.pumpImplanted) return null;
  const until = addDays(from, rule.graceDays - 1);
  return from <= c.receivedOn && c.receivedOn <= until ? until : null;
}

/**
 * Why continuity cannot be approved under the rule, in words for the screen; null where it can once its conditions are confirmed. Refills and
 * maintenance of a pump that is there, on days within the period: nothing new is put in by it.
 */
export function continuityRefusal(
  until: string | null,
  stage: Stage | null,
  lines: readonly { readonly dateOfService: string }[],
): string | null {
  if (until === null) return 'The member is in no transition of care';
  if (stage !== 'maintenance') return 'Continuity is approved for refills and maintenance of the implanted pump only';
  return lines.every(({ dateOfService }) => dateOfService <= until)
    ? null
    : `A service lies after the grace period, which ends on ${until}`;
}
