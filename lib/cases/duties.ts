import type { LineOfBusiness } from '../criteria/case-input.ts';
import {
  type AfterTime,
  effectuationRule,
  endingRule,
  forwardingRule,
  type OverturnedBy,
  type PlanAfter,
  planNumber,
  type ReopeningReason,
  type ReopeningRule,
  reconsiderationRule,
  reopeningRules,
} from './after-rules.ts';
import { type DecisionKind, isAdverse } from './endings.ts';
import type { Urgency } from './regulation.ts';
import { addDays, addHours, addMonths, endOfDay, readDate, readInstant } from './time.ts';
import { formatDate } from './time-words.ts';

/** What follows from a decision on an appeal, and by when. Instants are ISO 8601 UTC, days `YYYY-MM-DD` in the plan's zone. */

export const DUTY_KINDS = ['effectuation', 'forwarding'] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

export type DutyDue = { kind: DutyKind; dueAt: string; basis: string; verified: boolean };

/** What was done: of a forwarding to whom it went, how, and what was sent. */
export type DutyDetail = { note: string; to: string; means: string; sent: string[] };

/** What of a case its duties read. */
export interface DutyCase {
  readonly lineOfBusiness: LineOfBusiness;
  readonly urgency: Urgency;
  /** Of the appeal. */
  readonly dueAt: string;
  readonly plan: { readonly timeZone: string; readonly settings: { readonly after?: PlanAfter } };
}

/** The instant: elapsed hours, or the end of the day so many days on. */
function dueFrom(rule: AfterTime, c: DutyCase, at: string): string {
  if (rule.time === 'appeal-due') return c.dueAt;
  const length = planNumber(rule.setting, rule.time.length, c.plan.settings.after ?? {});
  if (rule.time.unit === 'hours') return addHours(readInstant(at), length).toString();
  const day = readInstant(at).toZonedDateTimeISO(c.plan.timeZone).toPlainDate().add({ days: length });
  return endOfDay(day, c.plan.timeZone).toString();
}

const duty = (kind: DutyKind, rule: AfterTime, c: DutyCase, at: string): DutyDue => ({
  kind,
  dueAt: dueFrom(rule, c, at),
  basis: rule.citation,
  verified: rule.verified,
});

/** That an overturned decision is put into effect; `at`: when notice of it was received, or it was made. */
export const effectuation = (c: DutyCase, by: OverturnedBy, at: string): DutyDue =>
  duty('effectuation', effectuationRule(c.lineOfBusiness, by, c.urgency), c, at);

const OVERTURNS: readonly DecisionKind[] = ['approved', 'approved-in-part', 'no-review-required'];

/**
 * What a decision on an appeal asks for: what was overturned is put into effect, and what was upheld, for whatever reason, goes on where the line
 * says so. An appeal that was dismissed or redirected, or whose service needs no authorization, asks for nothing.
 */
export function dutiesOfAppeal(c: DutyCase, kind: DecisionKind, at: string): DutyDue[] {
  const forwarding = forwardingRule(c.lineOfBusiness, c.urgency);
  return [
    ...(OVERTURNS.includes(kind) ? [effectuation(c, 'plan', at)] : []),
    ...(isAdverse(kind) && forwarding !== null ? [duty('forwarding', forwarding, c, at)] : []),
  ];
}

/** Last day on which the decision may be reopened for the reason; null: at any time. */
export function reopeningEnds(rule: ReopeningRule, decidedOn: string, after: PlanAfter = {}): string | null {
  if (rule.within === null) return null;
  const length = planNumber(rule.setting, rule.within.length, after);
  return rule.within.unit === 'years' ? addMonths(decidedOn, 12 * length) : addDays(decidedOn, length);
}

/** Why the decision may not be reopened for the reason today, in words; null when it may. */
export function whyNotReopen(
  c: { readonly lineOfBusiness: LineOfBusiness; readonly isAdverse: boolean; readonly decidedOn: string; readonly after?: PlanAfter },
  reason: ReopeningReason,
  today: string,
): string | null {
  const rule = reopeningRules(c.lineOfBusiness).find((each) => each.reason === reason);
  if (rule === undefined) return 'This line of business has no such reason to reopen a decision';
  if (!c.isAdverse && !rule.ofApproved) return 'What was not denied is reopened for good cause, or for fraud, only';
  const ends = reopeningEnds(rule, c.decidedOn, c.after);
  return ends === null || today <= ends ? null : `The time to reopen for this reason ended on ${formatDate(ends)}`;
}

/** Last day on which a talk of physicians may lead to a new look; null: the line of business has none. */
export function reconsiderationEnds(lineOfBusiness: LineOfBusiness, decidedOn: string, after: PlanAfter = {}): string | null {
  const rule = reconsiderationRule(lineOfBusiness);
  if (rule === null) return null;
  const days = planNumber(rule.setting, rule.days, after);
  return days === 0 ? null : addDays(decidedOn, days);
}

/** First day that may be the last one of an authorization that is ended today: so many whole days of notice lie before it takes effect. */
export function earliestEnd(lineOfBusiness: LineOfBusiness, today: string, after: PlanAfter = {}): string {
  const { days, setting } = endingRule(lineOfBusiness);
  return addDays(today, planNumber(setting, days, after));
}

/** Whether services go on during an appeal: asked for by the tenth day after the notice, or by the day on which the end takes effect. */
export function isContinuationInTime(noticeOn: string | null, lastDay: string, receivedOn: string, days: number): boolean {
  const byNotice = noticeOn === null ? receivedOn : addDays(noticeOn, days);
  const takesEffect = addDays(lastDay, 1);
  return receivedOn <= byNotice || receivedOn <= takesEffect;
}

/** The days of notice that lie between an issue and an end, for the lint of the letter. */
export const daysBetween = (from: string, to: string): number => readDate(from).until(readDate(to)).days;
