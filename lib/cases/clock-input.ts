import type { Temporal } from 'temporal-polyfill';
import { LINES_OF_BUSINESS, type LineOfBusiness } from '../criteria/case-input.ts';
import { HOLIDAY_CALENDAR_IDS } from './holidays.ts';
import type { Overlay } from './overlays.ts';
import { type ClockUnit, DEFAULT_RATING_PERIOD_START, URGENCIES, type Urgency } from './regulation.ts';
import { dateIn, readDate, readInstant, readTimeZone } from './time.ts';

/** A clock's input is wrong. `field` is the path of what is wrong, such as `steps[1].at`; the message begins with it and is safe to show. */
export class ClockInputError extends Error {
  readonly code = 'clock-input';
  readonly field: string;
  constructor(field: string, problem: string) {
    super(`${field}: ${problem}`);
    this.name = 'ClockInputError';
    this.field = field;
  }
}

export const STEP_ACTIONS = [
  'extend',
  'extend-for-information',
  'request-information',
  'information-complete',
  'change-urgency',
  'service-given',
] as const;
export type StepAction = (typeof STEP_ACTIONS)[number];

/** What happened to a case's clock, `at` an instant. Fields that do not belong to an action are refused. */
export interface ClockStep {
  readonly action: StepAction;
  readonly at: string;
  /** extend: days added to the due date; the most that the rule allows when left out. */
  readonly days?: number;
  /** request-information: hours given to answer. */
  readonly answerHours?: number;
  /** extend-for-information: days given to answer, 45 or more; 45 when left out. */
  readonly answerDays?: number;
  /** change-urgency: the new urgency. */
  readonly to?: Urgency;
}

/** A clock of the plan's own (contract, accreditation, state), no overlay: it replaces a longer time of the law. */
export interface ShorterClock {
  readonly urgency: Urgency;
  readonly unit: ClockUnit;
  readonly length: number;
  /** First day of receipt that it governs; null: always. */
  readonly effectiveFrom: string | null;
  readonly citation: string;
  readonly verified: boolean;
}

export interface PlanClockSettings {
  /** Medicaid: start of the plan's first rating period in 2026 (YYYY-MM-DD). */
  readonly ratingPeriodStart?: string;
  readonly accreditation?: 'ncqa' | null;
  readonly shorterClocks?: readonly ShorterClock[];
  readonly overlays?: readonly Overlay[];
  /** Hours that must lie between the information's due time and the decision's where nothing stops the clock; 24 when left out. */
  readonly informationMarginHours?: number;
}

export interface ClockInput {
  readonly lineOfBusiness: LineOfBusiness;
  /** As received or as it now is: where a step changes the urgency, the first change tells what it was before. */
  readonly urgency: Urgency;
  /** IANA name of the plan's time zone. */
  readonly timeZone: string;
  /** Instant of arrival at the plan or its delegate, ISO 8601 with Z or an offset. */
  readonly receivedAt: string;
  readonly steps: readonly ClockStep[];
  readonly planSettings?: PlanClockSettings | null;
  /** The request is an appeal: APPEALS of regulation.ts rule it, and no overlay or shorter clock of the plan. */
  readonly appeal?: boolean;
  /** For `state` only: the instant at which it is asked. */
  readonly asOf?: string;
}

/** A step that has been read: `field` is its path for errors. */
export interface ReadStep extends Omit<ClockStep, 'at'> {
  readonly at: Temporal.Instant;
  readonly field: string;
}

export interface ReadClock {
  readonly lineOfBusiness: LineOfBusiness;
  readonly urgencyAtReceipt: Urgency;
  readonly timeZone: string;
  readonly receivedAt: Temporal.Instant;
  readonly receivedOn: Temporal.PlainDate;
  readonly steps: readonly ReadStep[];
  readonly plan: Required<PlanClockSettings>;
  readonly appeal: boolean;
  readonly asOf: Temporal.Instant | null;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(field: string, value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ClockInputError(field, 'must be an object');
  // Own keys only, so that nothing is read from a prototype.
  return Object.assign(Object.create(null), value);
}

function choice<T extends string>(field: string, value: unknown, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new ClockInputError(field, `must be one of ${allowed.join(', ')}`);
  return found;
}

function integer(field: string, value: unknown, min: number, max: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
    throw new ClockInputError(field, `must be a whole number from ${min} to ${max}`);
  return value;
}

function text(field: string, value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '') throw new ClockInputError(field, 'must be text');
  return value;
}

function list(field: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new ClockInputError(field, 'must be a list');
  return value;
}

/** Runs a reader of time.ts and puts the field's name before its complaint. */
function read<T>(field: string, value: unknown, reader: (text: string) => T): T {
  if (typeof value !== 'string') throw new ClockInputError(field, value === undefined ? 'is missing' : 'must be text');
  try {
    return reader(value);
  } catch (error) {
    if (error instanceof RangeError) throw new ClockInputError(field, error.message);
    throw error;
  }
}

const OWN_FIELD: Readonly<Record<'days' | 'answerHours' | 'answerDays' | 'to', StepAction>> = {
  days: 'extend',
  answerHours: 'request-information',
  answerDays: 'extend-for-information',
  to: 'change-urgency',
};

function readStep(field: string, value: unknown): ReadStep {
  const step = fieldsOf(field, value);
  const action = choice(`${field}.action`, step.action, STEP_ACTIONS);
  for (const [name, owner] of Object.entries(OWN_FIELD))
    if (step[name] !== undefined && owner !== action) throw new ClockInputError(`${field}.${name}`, `does not belong to ${action}`);
  return {
    action,
    at: read(`${field}.at`, step.at, readInstant),
    field,
    ...(step.days === undefined ? {} : { days: integer(`${field}.days`, step.days, 1, 366) }),
    ...(step.answerHours === undefined ? {} : { answerHours: integer(`${field}.answerHours`, step.answerHours, 1, 8784) }),
    ...(step.answerDays === undefined ? {} : { answerDays: integer(`${field}.answerDays`, step.answerDays, 1, 366) }),
    ...(action === 'change-urgency' ? { to: choice(`${field}.to`, step.to, URGENCIES) } : {}),
  };
}

function readShorterClock(field: string, value: unknown): ShorterClock {
  const clock = fieldsOf(field, value);
  return {
    urgency: choice(`${field}.urgency`, clock.urgency, URGENCIES),
    unit: choice(`${field}.unit`, clock.unit, ['calendar-days', 'hours'] as const),
    length: integer(`${field}.length`, clock.length, 1, 1000),
    effectiveFrom: clock.effectiveFrom === null ? null : read(`${field}.effectiveFrom`, clock.effectiveFrom, readDate).toString(),
    citation: text(`${field}.citation`, clock.citation),
    verified: clock.verified === true,
  };
}

function readOverlay(field: string, value: unknown): Overlay {
  const overlay = fieldsOf(field, value);
  const length = fieldsOf(`${field}.length`, overlay.length);
  return {
    id: text(`${field}.id`, overlay.id),
    title: text(`${field}.title`, overlay.title),
    starts: choice(`${field}.starts`, overlay.starts, ['received', 'information-complete'] as const),
    unit: choice(`${field}.unit`, overlay.unit, ['calendar-days', 'business-days', 'hours'] as const),
    length: {
      standard: integer(`${field}.length.standard`, length.standard, 1, 1000),
      expedited: integer(`${field}.length.expedited`, length.expedited, 1, 1000),
    },
    calendar: choice(`${field}.calendar`, overlay.calendar, HOLIDAY_CALENDAR_IDS),
    signerLicensedIn: overlay.signerLicensedIn === null ? null : text(`${field}.signerLicensedIn`, overlay.signerLicensedIn),
    letterContent: list(`${field}.letterContent`, overlay.letterContent).map((each, i) => text(`${field}.letterContent[${i}]`, each)),
    missed: choice(`${field}.missed`, overlay.missed, ['deemed-approved', 'deemed-denied', 'overdue'] as const),
    citation: text(`${field}.citation`, overlay.citation),
    verified: overlay.verified === true,
  };
}

const SETTINGS = ['ratingPeriodStart', 'accreditation', 'shorterClocks', 'overlays', 'informationMarginHours'];

/** Reads a plan's clock settings from any value, such as a stored JSON column or a setup file; throws ClockInputError. */
export function readPlanClockSettings(value: unknown, field = 'planSettings'): Required<PlanClockSettings> {
  const plan = fieldsOf(field, value ?? {});
  const unknown = Object.keys(plan).find((key) => !SETTINGS.includes(key));
  if (unknown !== undefined) throw new ClockInputError(`${field}.${unknown}`, 'is not a clock setting');
  return {
    ratingPeriodStart: readRatingPeriodStart(`${field}.ratingPeriodStart`, plan.ratingPeriodStart ?? DEFAULT_RATING_PERIOD_START),
    accreditation: plan.accreditation == null ? null : choice(`${field}.accreditation`, plan.accreditation, ['ncqa'] as const),
    shorterClocks: list(`${field}.shorterClocks`, plan.shorterClocks ?? []).map((each, i) =>
      readShorterClock(`${field}.shorterClocks[${i}]`, each),
    ),
    overlays: list(`${field}.overlays`, plan.overlays ?? []).map((each, i) => readOverlay(`${field}.overlays[${i}]`, each)),
    informationMarginHours: integer(`${field}.informationMarginHours`, plan.informationMarginHours ?? 24, 0, 168),
  };
}

function readRatingPeriodStart(field: string, value: unknown): string {
  const start = read(field, value, readDate);
  if (start.year !== 2026) throw new ClockInputError(field, 'must be a date in 2026: the first rating period that begins then');
  return start.toString();
}

function readSteps(value: unknown, receivedAt: Temporal.Instant): readonly ReadStep[] {
  const steps = list('steps', value).map((each, i) => readStep(`steps[${i}]`, each));
  let before = receivedAt.epochNanoseconds;
  for (const step of steps) {
    if (step.at.epochNanoseconds < before) throw new ClockInputError(`${step.field}.at`, 'lies before the receipt or the step before it');
    before = step.at.epochNanoseconds;
  }
  return steps;
}

/** Reads a clock's input from any value; throws ClockInputError that names the field. Keys that are not of the clock are passed over. */
export function readClockInput(value: unknown): ReadClock {
  const input = fieldsOf('case', value);
  const urgency = choice('urgency', input.urgency, URGENCIES);
  const lineOfBusiness = choice('lineOfBusiness', input.lineOfBusiness, LINES_OF_BUSINESS);
  const timeZone = read('timeZone', input.timeZone, readTimeZone);
  const receivedAt = read('receivedAt', input.receivedAt, readInstant);
  const steps = readSteps(input.steps, receivedAt);
  const firstChange = steps.find((step) => step.action === 'change-urgency');
  return {
    lineOfBusiness,
    urgencyAtReceipt: firstChange === undefined ? urgency : firstChange.to === 'standard' ? 'expedited' : 'standard',
    timeZone,
    receivedAt,
    receivedOn: dateIn(receivedAt, timeZone),
    steps,
    plan: readPlanClockSettings(input.planSettings),
    appeal: input.appeal === true,
    asOf: input.asOf === undefined ? null : read('asOf', input.asOf, readInstant),
  };
}
