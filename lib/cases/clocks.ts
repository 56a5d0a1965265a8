import { type ClockInput, type PlanClockSettings, type ReadClock, readClockInput } from './clock-input.ts';
import { overlayLimits } from './clock-overlay.ts';
import { type Clock, dueNow, earliest, type Limit, MOVES, startClock } from './clock-steps.ts';
import { isAfter } from './time.ts';

export {
  type ClockInput,
  ClockInputError,
  type ClockStep,
  type PlanClockSettings,
  readClockInput,
  readPlanClockSettings,
} from './clock-input.ts';

/** The clock settings of a plan that names one shorter standard time (calendar days, with its source) and a rating period. */
export function clockSettings(plan: {
  readonly standardDays: { readonly days: number; readonly source: string } | null;
  readonly ratingPeriodStart: string;
}): PlanClockSettings {
  const { standardDays, ratingPeriodStart } = plan;
  if (standardDays === null) return { ratingPeriodStart };
  const { days, source } = standardDays;
  const shorter = {
    urgency: 'standard',
    unit: 'calendar-days',
    length: days,
    effectiveFrom: null,
    citation: source,
    verified: true,
  } as const;
  return { ratingPeriodStart, shorterClocks: [shorter] };
}

export interface DueTime {
  /** ISO 8601 instant, UTC: by then the notice must be given (dispatched), not merely signed. */
  readonly dueAt: string;
  /** The source of the due time, for people: `42 CFR 438.210(d)`. */
  readonly basis: string;
  /** False where a rule that set it was read from a secondary source or from memory. */
  readonly verified: boolean;
  /** `stopped`: the clock stands still for information; `dueAt` is then what holds if no answer comes. */
  readonly state: 'running' | 'stopped';
  /** Present while information asked for is not complete: until then it may be sent (ISO instant, UTC). */
  readonly informationDueAt?: string;
}

/**
 * When notice of the decision is due: the turnaround rule of the line of business, moved by what happened to the case,
 * never later than an overlay or a shorter clock of the plan allows. Throws ClockInputError that names the field.
 * Source: lifecycle.md section 4; the rules are data in regulation.ts.
 */
export function dueTime(input: ClockInput): DueTime {
  return dueTimeOf(readClockInput(input));
}

/** As dueTime, for input that readClockInput has read. */
export function dueTimeOf(read: ReadClock): DueTime {
  const clock = read.steps.reduce((state, step, i) => {
    const decision = ruling(state, overlayLimits(read, read.steps.slice(0, i + 1)));
    return MOVES[step.action](read, state, step, decision.dueAt);
  }, startClock(read));
  const due = ruling(clock, overlayLimits(read, read.steps));
  const stopping = clock.asked.find((each) => each.stops === clock.urgency);
  const open = stopping ?? clock.asked.at(-1);
  const answerable = stopping !== undefined && (read.asOf === null || !isAfter(read.asOf, stopping.informationDueAt));
  return {
    dueAt: due.dueAt.toString(),
    basis: due.citation,
    verified: due.verified,
    state: answerable ? 'stopped' : 'running',
    ...(open === undefined ? {} : { informationDueAt: open.informationDueAt.toString() }),
  };
}

function ruling(clock: Clock, overlays: readonly Limit[]): Limit {
  return earliest([dueNow(clock), ...overlays]);
}
