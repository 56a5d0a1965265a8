import type { Temporal } from 'temporal-polyfill';
import type { LineOfBusiness } from '../criteria/case-input.ts';
import { ClockInputError, type ReadClock, type ReadStep, type StepAction } from './clock-input.ts';
import { addBusinessDays } from './holidays.ts';
import { appealRule, type ClockUnit, extensionRule, MISSING_INFORMATION, turnaroundRules, type Urgency } from './regulation.ts';
import { retrospectiveRule } from './retrospective.ts';
import { addHours, dateIn, earlier, endOfDay, isAfter, later } from './time.ts';

/** How each step moves the law's clocks (lifecycle.md section 4). State in, state out; nothing is changed in place. */

/** A due time with what it rests on. */
export interface Limit {
  readonly dueAt: Temporal.Instant;
  readonly citation: string;
  readonly verified: boolean;
}

/** Information asked for and not complete. `stops`: the clock that stands still meanwhile, if any. */
export interface Asked {
  readonly informationDueAt: Temporal.Instant;
  readonly stops: Urgency | null;
}

interface HoursClock {
  /** Receipt, or the instant of the expedited request or finding. */
  readonly from: Temporal.Instant;
  readonly limit: Limit;
  readonly raised: boolean;
  /** Missing information gives the expedited clock new hours once. */
  readonly stopUsed: boolean;
}

/** The standard time goes on beside the hours: it caps a raised request and is what a lowered one returns to. */
export interface Clock {
  readonly urgency: Urgency;
  readonly standard: Limit;
  readonly expedited: HoursClock | null;
  readonly extended: boolean;
  readonly asked: readonly Asked[];
  /** The service was given before the request came in: a standard time of its own, and nothing to speed up. */
  readonly given: boolean;
}

/** The end of a time of so many units counted from an instant: elapsed hours, or 23:59:59 on the last day. */
export function endOf(
  time: { readonly unit: ClockUnit; readonly length: number },
  from: Temporal.Instant,
  timeZone: string,
  calendar: 'us-federal' | 'us-ar' = 'us-federal',
): Temporal.Instant {
  if (time.unit === 'hours') return addHours(from, time.length);
  const day0 = dateIn(from, timeZone);
  const last = time.unit === 'calendar-days' ? day0.add({ days: time.length }) : addBusinessDays(day0, time.length, calendar);
  return endOfDay(last, timeZone);
}

export function earliest(limits: readonly [Limit, ...Limit[]]): Limit {
  return limits.reduce((best, each) => (isAfter(best.dueAt, each.dueAt) ? each : best));
}

/** The earliest of the times that bind the request: law, accreditation, the plan's shorter clocks; an appeal's own time. */
function limitFor(read: ReadClock, urgency: Urgency, from: Temporal.Instant): Limit {
  if (read.appeal) {
    const { time, citation, verified } = appealRule(read.lineOfBusiness)[urgency];
    return { dueAt: endOf(time, from, read.timeZone), citation, verified };
  }
  const receivedOn = read.receivedOn.toString();
  const own = read.plan.shorterClocks.filter((clock) => clock.urgency === urgency && (clock.effectiveFrom ?? '') <= receivedOn);
  const [law, ...others] = [...turnaroundRules(read.lineOfBusiness, urgency, receivedOn, read.plan), ...own].map((time) => ({
    dueAt: endOf(time, from, read.timeZone),
    citation: time.citation,
    verified: time.verified,
  }));
  if (law === undefined) throw new RangeError(`No ${urgency} turnaround rule for ${read.lineOfBusiness} on ${receivedOn}`);
  return earliest([law, ...others]);
}

export function startClock(read: ReadClock): Clock {
  const from = read.receivedAt;
  return {
    urgency: read.urgencyAtReceipt,
    standard: limitFor(read, 'standard', from),
    expedited:
      read.urgencyAtReceipt === 'standard' ? null : { from, limit: limitFor(read, 'expedited', from), raised: false, stopUsed: false },
    extended: false,
    asked: [],
    given: false,
  };
}

/** What rules now, overlays apart. A raised request is never due past the standard time. */
export function dueNow(clock: Clock): Limit {
  if (clock.urgency === 'standard' || clock.expedited === null) return clock.standard;
  return clock.expedited.raised ? earliest([clock.expedited.limit, clock.standard]) : clock.expedited.limit;
}

const refuse = (step: ReadStep, name: string, problem: string): never => {
  throw new ClockInputError(`${step.field}.${name}`, problem);
};

/** Urgencies that the rule extends: of an appeal, those of the federal lines only. */
export function extendedUrgencies(lineOfBusiness: LineOfBusiness, appeal: boolean): readonly Urgency[] {
  return appeal && !appealRule(lineOfBusiness).extends ? [] : extensionRule(lineOfBusiness).appliesTo;
}

/** What holds for both kinds of extension: one, of an urgency that the rule extends, no later than the due time. */
function checkExtension(read: ReadClock, clock: Clock, step: ReadStep): void {
  if (clock.extended) refuse(step, 'action', 'the request was extended before; one extension is allowed');
  if (clock.given && extensionRule(read.lineOfBusiness).family === 'federal')
    refuse(step, 'action', 'the review of a service that was given is not extended in this line of business');
  if (!extendedUrgencies(read.lineOfBusiness, read.appeal).includes(clock.urgency))
    refuse(step, 'action', read.appeal ? 'an appeal of this line of business is not extended' : 'an expedited request is not extended');
  if (isAfter(step.at, dueNow(clock).dueAt)) refuse(step, 'at', 'lies after the due time; an extension must be noticed before it');
}

function extend(read: ReadClock, clock: Clock, step: ReadStep): Clock {
  checkExtension(read, clock, step);
  const rule = extensionRule(read.lineOfBusiness);
  const days = step.days ?? rule.days;
  if (days > rule.days) refuse(step, 'days', `must be ${rule.days} or fewer`);
  const due = dueNow(clock);
  const dueAt = endOfDay(dateIn(due.dueAt, read.timeZone).add({ days }), read.timeZone);
  const limit = { dueAt, citation: due.citation, verified: due.verified && rule.verified };
  if (clock.expedited === null) return { ...clock, extended: true, standard: limit };
  // Once the member was told a date, neither the cap nor a later lowering brings it forward.
  const standard = { ...clock.standard, dueAt: later(clock.standard.dueAt, dueAt) };
  return { ...clock, extended: true, standard, expedited: { ...clock.expedited, limit } };
}

const afterAnswer = (read: ReadClock, answered: Temporal.Instant) =>
  endOfDay(dateIn(answered, read.timeZone).add({ days: MISSING_INFORMATION.standard.decideDaysAfter }), read.timeZone);

function extendForInformation(read: ReadClock, clock: Clock, step: ReadStep): Clock {
  const rule = extensionRule(read.lineOfBusiness);
  if (rule.family === 'federal') refuse(step, 'action', `asking for information stops no ${read.lineOfBusiness} clock; use extend`);
  checkExtension(read, clock, step);
  const days = step.answerDays ?? MISSING_INFORMATION.standard.answerDaysAtLeast;
  if (days < MISSING_INFORMATION.standard.answerDaysAtLeast) refuse(step, 'answerDays', 'must be 45 or more');
  const informationDueAt = endOfDay(dateIn(step.at, read.timeZone).add({ days }), read.timeZone);
  const standard = {
    dueAt: afterAnswer(read, informationDueAt),
    citation: clock.standard.citation,
    verified: clock.standard.verified && rule.verified,
  };
  return { ...clock, extended: true, standard, asked: [...clock.asked, { informationDueAt, stops: 'standard' }] };
}

/** An expedited request outside the federal lines whose information was asked for in time: hours of its own. */
function requestStoppingHours(clock: Clock, hours: HoursClock, step: ReadStep): Clock {
  const answerHours = step.answerHours ?? MISSING_INFORMATION.expedited.answerHoursAtLeast;
  if (answerHours < MISSING_INFORMATION.expedited.answerHoursAtLeast) refuse(step, 'answerHours', 'must be 48 or more');
  const informationDueAt = addHours(step.at, answerHours);
  const limit = { ...hours.limit, dueAt: addHours(informationDueAt, MISSING_INFORMATION.expedited.decideHoursAfter) };
  return { ...clock, expedited: { ...hours, limit, stopUsed: true }, asked: [...clock.asked, { informationDueAt, stops: 'expedited' }] };
}

/**
 * `decisionDueAt` counts the overlays in. Where nothing stops the clock the answer is due the plan's margin before the
 * decision; where less than the margin is left, at once.
 */
function requestInformation(read: ReadClock, clock: Clock, step: ReadStep, decisionDueAt: Temporal.Instant): Clock {
  // What lapsed has had its effect on the due time; only what may still be sent stands in the way of asking again.
  const asked = clock.asked.filter((each) => !isAfter(step.at, each.informationDueAt));
  if (asked.some((each) => each.stops === clock.urgency)) return { ...clock, asked };
  const hours = clock.urgency === 'expedited' ? clock.expedited : null;
  const inTime = hours !== null && !isAfter(step.at, addHours(hours.from, MISSING_INFORMATION.expedited.askWithinHours));
  const stops = !read.appeal && extensionRule(read.lineOfBusiness).family === 'claims-procedure';
  if (hours !== null && inTime && !hours.stopUsed && stops) return requestStoppingHours({ ...clock, asked }, hours, step);
  const latest = later(step.at, addHours(decisionDueAt, -read.plan.informationMarginHours));
  const informationDueAt = step.answerHours === undefined ? latest : earlier(latest, addHours(step.at, step.answerHours));
  return { ...clock, asked: [...asked, { informationDueAt, stops: null }] };
}

function informationComplete(read: ReadClock, clock: Clock, step: ReadStep): Clock {
  if (clock.asked.length === 0) refuse(step, 'action', 'no information was asked for, or all of it is in');
  let { standard, expedited } = clock;
  for (const each of clock.asked) {
    const ended = earlier(step.at, each.informationDueAt);
    if (each.stops === 'standard') standard = { ...standard, dueAt: afterAnswer(read, ended) };
    if (each.stops === 'expedited' && expedited !== null) {
      const dueAt = addHours(ended, MISSING_INFORMATION.expedited.decideHoursAfter);
      expedited = { ...expedited, limit: { ...expedited.limit, dueAt } };
    }
  }
  return { ...clock, standard, expedited, asked: [] };
}

function changeUrgency(read: ReadClock, clock: Clock, step: ReadStep): Clock {
  if (step.to === clock.urgency) refuse(step, 'to', `the request is ${clock.urgency} already`);
  if (clock.given) refuse(step, 'action', 'the service was given before the request came in; there is nothing to speed up');
  if (step.to === 'standard') return { ...clock, urgency: 'standard', expedited: null };
  const limit = limitFor(read, 'expedited', step.at);
  return { ...clock, urgency: 'expedited', expedited: { from: step.at, limit, raised: true, stopUsed: false } };
}

/** From receipt, whatever time the request had before: what was given is a case of its own kind. */
function serviceGiven(read: ReadClock, clock: Clock, step: ReadStep): Clock {
  if (clock.given) refuse(step, 'action', 'that the service was given is recorded already');
  if (read.appeal) refuse(step, 'action', 'an appeal has a time of its own, whether or not the service was given');
  const { days, citation, verified } = retrospectiveRule(read.lineOfBusiness);
  const dueAt = endOf({ unit: 'calendar-days', length: days }, read.receivedAt, read.timeZone);
  return { ...clock, given: true, urgency: 'standard', expedited: null, standard: { dueAt, citation, verified } };
}

type Move = (read: ReadClock, clock: Clock, step: ReadStep, decisionDueAt: Temporal.Instant) => Clock;

export const MOVES: Readonly<Record<StepAction, Move>> = {
  extend,
  'extend-for-information': extendForInformation,
  'request-information': requestInformation,
  'information-complete': informationComplete,
  'change-urgency': changeUrgency,
  'service-given': serviceGiven,
};
