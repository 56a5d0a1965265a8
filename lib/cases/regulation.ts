import type { LineOfBusiness } from '../criteria/case-input.ts';

/**
 * What law, contract and accreditation say about time, as dated and cited data. No arithmetic here: that is clocks.ts.
 * A row with `verified: false` was read from a secondary source or from memory; the policy library shows the mark so
 * that a plan's counsel can confirm it.
 */

export const URGENCIES = ['standard', 'expedited'] as const;
export type Urgency = (typeof URGENCIES)[number];

export type ClockUnit = 'calendar-days' | 'business-days' | 'hours';

/** Plan settings that can move or select a row. */
export type RuleSetting = 'ratingPeriodStart' | 'accreditation';

/** One turnaround rule. `effectiveFrom` is the first day of receipt (plan time zone) that it governs; null: always. */
export interface TurnaroundRule {
  readonly id: string;
  readonly lineOfBusiness: LineOfBusiness;
  readonly urgency: Urgency;
  readonly effectiveFrom: string | null;
  /** `ratingPeriodStart`: the plan's own date replaces `effectiveFrom`. `accreditation`: the row binds accredited plans only. */
  readonly setting: RuleSetting | null;
  readonly unit: ClockUnit;
  readonly length: number;
  readonly citation: string;
  readonly verified: boolean;
}

const rule = (
  id: string,
  lineOfBusiness: LineOfBusiness,
  urgency: Urgency,
  time: { unit: ClockUnit; length: number; from?: string; setting?: RuleSetting },
  citation: string,
  verified = true,
): TurnaroundRule => ({
  id,
  lineOfBusiness,
  urgency,
  effectiveFrom: time.from ?? null,
  setting: time.setting ?? null,
  unit: time.unit,
  length: time.length,
  citation,
  verified,
});

const days = (length: number, from?: string, setting?: RuleSetting) => ({
  unit: 'calendar-days' as const,
  length,
  ...(from ? { from } : {}),
  ...(setting ? { setting } : {}),
});
const hours = (length: number) => ({ unit: 'hours' as const, length });

const NCQA = '2026-07-01';

export const TURNAROUND: readonly TurnaroundRule[] = [
  rule('medicaid-standard-14', 'medicaid', 'standard', days(14), '42 CFR 438.210(d)'),
  rule('medicaid-standard-7', 'medicaid', 'standard', days(7, '2026-01-01', 'ratingPeriodStart'), '42 CFR 438.210(d)'),
  rule('medicaid-expedited', 'medicaid', 'expedited', hours(72), '42 CFR 438.210(d)'),

  rule('medicare-advantage-standard-14', 'medicare-advantage', 'standard', days(14), '42 CFR 422.568(b)'),
  rule('medicare-advantage-standard-7', 'medicare-advantage', 'standard', days(7, '2026-01-01'), '42 CFR 422.568(b)'),
  rule('medicare-advantage-expedited', 'medicare-advantage', 'expedited', hours(72), '42 CFR 422.572'),

  rule('commercial-standard', 'commercial', 'standard', days(15), '29 CFR 2560.503-1(f)'),
  rule('commercial-standard-ncqa', 'commercial', 'standard', days(7, NCQA, 'accreditation'), 'NCQA accreditation', false),
  rule('commercial-expedited', 'commercial', 'expedited', hours(72), '29 CFR 2560.503-1(f)'),

  rule('individual-exchange-standard', 'individual-exchange', 'standard', days(15), '45 CFR 147.136', false),
  rule('individual-exchange-standard-ncqa', 'individual-exchange', 'standard', days(7, NCQA, 'accreditation'), 'NCQA accreditation', false),
  rule('individual-exchange-expedited', 'individual-exchange', 'expedited', hours(72), '45 CFR 147.136', false),

  rule('fehb-standard', 'fehb', 'standard', days(15), '5 CFR 890.105', false),
  rule('fehb-expedited', 'fehb', 'expedited', hours(72), '5 CFR 890.105', false),
];

/**
 * The two families of extension and information rules. `federal`: an extension moves the due date by up to `days`, and
 * asking for information stops nothing. `claims-procedure`: one extension of the standard time; for named information
 * the clock stands still; an expedited request with information missing has hours of its own.
 */
export type ClockFamily = 'federal' | 'claims-procedure';

/** Who may ask for an extension. */
export const EXTENSION_ASKERS = ['member', 'practitioner', 'plan'] as const;
export type ExtensionAsker = (typeof EXTENSION_ASKERS)[number];

export interface ExtensionRule {
  readonly lineOfBusiness: LineOfBusiness;
  readonly family: ClockFamily;
  /** Most days that one extension adds to the due date. */
  readonly days: number;
  readonly appliesTo: readonly Urgency[];
  readonly grounds: string;
  readonly citation: string;
  readonly verified: boolean;
}

const BOTH = ['standard', 'expedited'] as const;
const STANDARD_ONLY = ['standard'] as const;
const ERISA_GROUNDS = 'One, of the standard time only, for reasons beyond the control of the plan, or for named information';

export const EXTENSIONS: readonly ExtensionRule[] = [
  {
    lineOfBusiness: 'medicaid',
    family: 'federal',
    days: 14,
    appliesTo: BOTH,
    grounds: 'Asked for by the member or the provider, or by the plan with a reason; in writing, with the right to a grievance',
    citation: '42 CFR 438.210(d), 438.404',
    verified: true,
  },
  {
    lineOfBusiness: 'medicare-advantage',
    family: 'federal',
    days: 14,
    appliesTo: BOTH,
    grounds: 'On the listed grounds only; in writing, with the right to a grievance',
    citation: '42 CFR 422.568(b), 422.572',
    verified: true,
  },
  ...(
    [
      ['commercial', '29 CFR 2560.503-1(f)', true],
      ['individual-exchange', '45 CFR 147.136', false],
      ['fehb', '5 CFR 890.105', false],
    ] as const
  ).map(([lineOfBusiness, citation, verified]) => ({
    lineOfBusiness,
    family: 'claims-procedure' as const,
    days: 15,
    appliesTo: STANDARD_ONLY,
    grounds: ERISA_GROUNDS,
    citation,
    verified,
  })),
];

/** How long an appeal may take, from whom it may come late, and where it goes from there: regulation.md, *Appeals* and *Appeal rights*. */
export interface AppealRule {
  readonly lineOfBusiness: LineOfBusiness;
  /** From the notice of the adverse decision: so many calendar days, or months to the same day. */
  readonly window: {
    readonly unit: 'calendar-days' | 'months';
    readonly length: number;
    readonly citation: string;
    readonly verified: boolean;
  };
  readonly standard: AppealTime;
  readonly expedited: AppealTime;
  /** The federal extension (up to 14 days) applies to appeals as to requests. */
  readonly extends: boolean;
  /** Where an upheld decision goes, in words. */
  readonly next: string;
}

export interface AppealTime {
  readonly time: { readonly unit: ClockUnit; readonly length: number };
  readonly citation: string;
  readonly verified: boolean;
}

const WITHIN_72_HOURS = { unit: 'hours', length: 72 } as const;
const WITHIN_30_DAYS = { unit: 'calendar-days', length: 30 } as const;
const times = (standard: string, expedited: string, verified: { standard: boolean; expedited: boolean }) => ({
  standard: { time: WITHIN_30_DAYS, citation: standard, verified: verified.standard },
  expedited: { time: WITHIN_72_HOURS, citation: expedited, verified: verified.expedited },
});

// The lengths are the design's; a citation that it does not give is from memory, and its row is marked.
const MARKED = { standard: false, expedited: false } as const;

export const APPEALS: readonly AppealRule[] = [
  {
    lineOfBusiness: 'medicaid',
    window: { unit: 'calendar-days', length: 60, citation: '42 CFR 438.402(c)(2)(ii)', verified: false },
    ...times('42 CFR 438.408(b)(2)', '42 CFR 438.408(b)(3)', MARKED),
    extends: true,
    next: 'State fair hearing',
  },
  {
    lineOfBusiness: 'medicare-advantage',
    window: { unit: 'calendar-days', length: 65, citation: '42 CFR 422.582(b)', verified: false },
    ...times('42 CFR 422.590(b)', '42 CFR 422.590(e)', MARKED),
    extends: true,
    next: 'Independent review entity, automatically',
  },
  {
    lineOfBusiness: 'commercial',
    window: { unit: 'calendar-days', length: 180, citation: '29 CFR 2560.503-1(h)(3)(i)', verified: false },
    ...times('29 CFR 2560.503-1(i)(2)(ii)', '29 CFR 2560.503-1(i)(2)(i)', MARKED),
    extends: false,
    next: 'External review',
  },
  {
    lineOfBusiness: 'individual-exchange',
    window: { unit: 'calendar-days', length: 180, citation: '45 CFR 147.136(b)', verified: false },
    ...times('45 CFR 147.136(b)', '45 CFR 147.136(b)', MARKED),
    extends: false,
    next: 'External review, within 4 months',
  },
  {
    lineOfBusiness: 'fehb',
    window: { unit: 'months', length: 6, citation: '5 CFR 890.105(b)', verified: false },
    ...times('5 CFR 890.105(b)', '5 CFR 890.105(b)', MARKED),
    extends: false,
    next: 'Office of Personnel Management',
  },
];

/** The appeal rule of a line of business; every line has one. */
export function appealRule(lineOfBusiness: LineOfBusiness): AppealRule {
  const found = APPEALS.find((row) => row.lineOfBusiness === lineOfBusiness);
  if (found === undefined) throw new RangeError(`No appeal rule for ${lineOfBusiness}`);
  return found;
}

/** What the claims procedure allows when information is missing (29 CFR 2560.503-1(f)). Hours are elapsed, days calendar. */
export const MISSING_INFORMATION = {
  standard: { answerDaysAtLeast: 45, decideDaysAfter: 15 },
  expedited: { askWithinHours: 24, answerHoursAtLeast: 48, decideHoursAfter: 48 },
  citation: '29 CFR 2560.503-1(f)',
  verified: true,
} as const;

/** What the plan chose, where a rule asks the plan. */
export interface RuleChoice {
  readonly ratingPeriodStart: string;
  readonly accreditation: 'ncqa' | null;
}

/** Medicaid's shorter time begins with the plan's first rating period in 2026; this unless the plan says otherwise. */
export const DEFAULT_RATING_PERIOD_START = '2026-01-01';

/**
 * The turnaround rules that bind a request: the law's row in force on the day of receipt first, then accreditation's.
 * The earliest due time among them rules.
 */
export function turnaroundRules(
  lineOfBusiness: LineOfBusiness,
  urgency: Urgency,
  receivedOn: string,
  choice: RuleChoice = { ratingPeriodStart: DEFAULT_RATING_PERIOD_START, accreditation: null },
): readonly TurnaroundRule[] {
  // ISO dates compare as text.
  const from = (row: TurnaroundRule) => (row.setting === 'ratingPeriodStart' ? choice.ratingPeriodStart : (row.effectiveFrom ?? ''));
  const inForce = TURNAROUND.filter((row) => row.lineOfBusiness === lineOfBusiness && row.urgency === urgency && from(row) <= receivedOn);
  const law = inForce.filter((row) => row.setting !== 'accreditation').sort((a, b) => (from(a) < from(b) ? 1 : -1));
  const accredited = choice.accreditation === null ? [] : inForce.filter((row) => row.setting === 'accreditation');
  return [...law.slice(0, 1), ...accredited];
}

/** The extension rule of a line of business; every line has one. */
export function extensionRule(lineOfBusiness: LineOfBusiness): ExtensionRule {
  const found = EXTENSIONS.find((row) => row.lineOfBusiness === lineOfBusiness);
  if (found === undefined) throw new RangeError(`No extension rule for ${lineOfBusiness}`);
  return found;
}
