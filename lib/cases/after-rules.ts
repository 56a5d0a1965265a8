import type { LineOfBusiness } from '../criteria/case-input.ts';
import type { ClockUnit, Urgency } from './regulation.ts';

/**
 * What law and plan rules say about what comes after a decision, as cited data; no arithmetic here. As in regulation.ts, `verified: false` marks
 * what was not read at its source: shown with a mark, for a plan's counsel to confirm. Where a rule leaves it to the plan, the plan's own days or
 * hours (`PlanAfter`) take the place of those given.
 */

/** What a plan sets for what comes after a decision. */
export interface PlanAfter {
  /** Hours within which an overturned decision is put into effect, where no law says so. */
  readonly effectuationHours?: number;
  /** Days from the decision within which a peer-to-peer talk may lead to a new look; 0: never. */
  readonly reconsiderationDays?: number;
  /** Days from the decision within which it may be reopened, where no law says so. */
  readonly reopeningDays?: number;
  /** Days of notice before a running authorization ends early, where no law says so; never fewer than the law's. */
  readonly endingDays?: number;
}

/** Bodies outside of the plan whose decisions bind it. */
export const EXTERNAL_BODIES = ['independent-entity', 'fair-hearing', 'external-review', 'opm'] as const;
export type ExternalBody = (typeof EXTERNAL_BODIES)[number];

export const EXTERNAL_BODY_WORDS: Readonly<Record<ExternalBody, string>> = {
  'independent-entity': 'Independent review entity',
  'fair-hearing': 'State fair hearing',
  'external-review': 'External review',
  opm: 'U.S. Office of Personnel Management (OPM)',
};

/** The body that reviews what the plan upheld, by line of business. */
export const BODY_OF: Readonly<Record<LineOfBusiness, ExternalBody>> = {
  medicaid: 'fair-hearing',
  'medicare-advantage': 'independent-entity',
  commercial: 'external-review',
  'individual-exchange': 'external-review',
  fehb: 'opm',
};

/** Who overturned: the plan itself, or a body outside of it. */
export type OverturnedBy = 'plan' | 'outside';

export interface AfterTime {
  /** `appeal-due`: the time by which the appeal itself was due; else so long from the notice that overturned. */
  readonly time: 'appeal-due' | { readonly unit: ClockUnit; readonly length: number };
  /** The plan's own setting takes its place. */
  readonly setting: keyof PlanAfter | null;
  readonly citation: string;
  readonly verified: boolean;
}

const hours = (length: number) => ({ unit: 'hours', length }) as const;
const PLAN_RULE = 'Plan rule';
const byPlan = (citation = PLAN_RULE): AfterTime => ({ time: hours(72), setting: 'effectuationHours', citation, verified: false });
const MEDICAID: AfterTime = { time: hours(72), setting: null, citation: '42 CFR 438.424(a)', verified: true };
const AT_ONCE = '29 CFR 2590.715-2719(d)(2)(iv)';

/** By when an overturned decision is put into effect: regulation.md, *Appeals*. */
const EFFECTUATION: Readonly<Record<LineOfBusiness, Readonly<Record<OverturnedBy, Readonly<Record<Urgency, AfterTime>>>>>> = {
  medicaid: { plan: { standard: MEDICAID, expedited: MEDICAID }, outside: { standard: MEDICAID, expedited: MEDICAID } },
  'medicare-advantage': {
    // Thirty days, or 72 hours, from the receipt of the appeal: the appeal's own due time.
    plan: {
      standard: { time: 'appeal-due', setting: null, citation: '42 CFR 422.618(a)(1)', verified: false },
      expedited: { time: 'appeal-due', setting: null, citation: '42 CFR 422.619(a)', verified: false },
    },
    outside: {
      standard: { time: hours(72), setting: null, citation: '42 CFR 422.618(b)(1)', verified: false },
      expedited: { time: hours(72), setting: null, citation: '42 CFR 422.619(b)', verified: false },
    },
  },
  commercial: { plan: { standard: byPlan(), expedited: byPlan() }, outside: { standard: byPlan(AT_ONCE), expedited: byPlan(AT_ONCE) } },
  'individual-exchange': {
    plan: { standard: byPlan(), expedited: byPlan() },
    outside: { standard: byPlan('45 CFR 147.136(d)'), expedited: byPlan('45 CFR 147.136(d)') },
  },
  fehb: {
    plan: { standard: byPlan(), expedited: byPlan() },
    outside: { standard: byPlan('5 CFR 890.105(e)'), expedited: byPlan('5 CFR 890.105(e)') },
  },
};

export const effectuationRule = (line: LineOfBusiness, by: OverturnedBy, urgency: Urgency): AfterTime => EFFECTUATION[line][by][urgency];

/** By when an upheld appeal goes on to the independent entity by itself; null: where the line of business leaves it to the member. */
export function forwardingRule(line: LineOfBusiness, urgency: Urgency): AfterTime | null {
  if (line !== 'medicare-advantage') return null;
  return urgency === 'expedited'
    ? { time: hours(24), setting: null, citation: '42 CFR 422.590(g)(5)', verified: false }
    : { time: 'appeal-due', setting: null, citation: '42 CFR 422.590(a)(2)', verified: false };
}

export const REOPENING_REASONS = ['any', 'new-evidence', 'error-on-its-face', 'clerical', 'fraud'] as const;
export type ReopeningReason = (typeof REOPENING_REASONS)[number];

export interface ReopeningRule {
  readonly reason: ReopeningReason;
  /** From the day of the decision; null: at any time. */
  readonly within: { readonly unit: 'years' | 'days'; readonly length: number } | null;
  readonly setting: keyof PlanAfter | null;
  /** What was approved may be reopened for it too. */
  readonly ofApproved: boolean;
  readonly words: string;
  readonly citation: string;
  readonly verified: boolean;
}

const REASON_WORDS: Readonly<Record<ReopeningReason, string>> = {
  any: 'Any reason',
  'new-evidence': 'Good cause: new and material evidence that was not known when it was decided',
  'error-on-its-face': 'Good cause: the evidence that was looked at shows an obvious error',
  clerical: 'A clerical error on which an unfavorable decision was based',
  fraud: 'Fraud or similar fault, with reliable evidence',
};

const years = (length: number) => ({ unit: 'years', length }) as const;
const medicare = (reason: ReopeningReason, within: ReopeningRule['within'], ofApproved: boolean, paragraph: string): ReopeningRule => ({
  ...{ reason, within, setting: null, ofApproved, words: REASON_WORDS[reason] },
  citation: `42 CFR 422.616, 405.980(b)${paragraph}${ofApproved ? ', 422.138(c)' : ''}`,
  verified: false,
});
const ofPlan = (reason: ReopeningReason, ofApproved: boolean): ReopeningRule => ({
  ...{ reason, ofApproved, words: REASON_WORDS[reason], citation: PLAN_RULE, verified: false },
  within: reason === 'fraud' ? null : { unit: 'days', length: 365 },
  setting: reason === 'fraud' ? null : 'reopeningDays',
});

// What a Medicare Advantage plan approved before the service it reopens for good cause or fraud only (422.138(c)).
const MEDICARE_REOPENING: readonly ReopeningRule[] = [
  medicare('any', years(1), false, '(1)'),
  medicare('new-evidence', years(4), true, '(2), 405.986(a)(1)'),
  medicare('error-on-its-face', years(4), true, '(2), 405.986(a)(2)'),
  medicare('clerical', null, false, '(4)'),
  medicare('fraud', null, true, '(3)'),
];
const PLAN_REOPENING: readonly ReopeningRule[] = [
  ofPlan('new-evidence', true),
  ofPlan('error-on-its-face', true),
  ofPlan('clerical', false),
  ofPlan('fraud', true),
];

export const reopeningRules = (line: LineOfBusiness): readonly ReopeningRule[] =>
  line === 'medicare-advantage' ? MEDICARE_REOPENING : PLAN_REOPENING;

export interface DaysRule {
  readonly days: number;
  readonly setting: keyof PlanAfter | null;
  readonly citation: string;
  readonly verified: boolean;
}

/** How long after a denial a talk of physicians may lead to a new look at it; null: where it takes an appeal or a reopening. */
export const reconsiderationRule = (line: LineOfBusiness): DaysRule | null =>
  line === 'medicare-advantage' ? null : { days: 14, setting: 'reconsiderationDays', citation: PLAN_RULE, verified: false };

/** Notice before what runs is ended or cut, in calendar days. Claims procedure: in time for an appeal to be decided before it takes effect. */
export function endingRule(line: LineOfBusiness): DaysRule {
  switch (line) {
    case 'medicaid':
      return { days: 10, setting: null, citation: '42 CFR 438.404(c)(1), 431.211', verified: true };
    case 'commercial':
      return { days: 30, setting: 'endingDays', citation: '29 CFR 2560.503-1(f)(2)(ii)(A)', verified: false };
    case 'individual-exchange':
      return { days: 30, setting: 'endingDays', citation: '45 CFR 147.136(b)(3), 29 CFR 2560.503-1(f)(2)(ii)(A)', verified: false };
    default:
      return { days: 30, setting: 'endingDays', citation: PLAN_RULE, verified: false };
  }
}

/** When less notice is enough: Medicaid's list. */
export const ENDING_EXCEPTIONS = ['member-died', 'member-asked', 'not-eligible', 'practitioner-changed', 'probable-fraud'] as const;
export type EndingException = (typeof ENDING_EXCEPTIONS)[number];
export const ENDING_EXCEPTION_WORDS: Readonly<Record<EndingException, string>> = {
  'member-died': 'The member died (42 CFR 431.213(a)) †',
  'member-asked': 'The member asked for it in writing (431.213(b)) †',
  'not-eligible': 'The member is admitted where no services are covered, or is covered elsewhere (431.213(c), (e)) †',
  'practitioner-changed': 'The member’s physician prescribed a change (431.213(f)) †',
  'probable-fraud': 'Probable fraud, with facts: five days (431.214) †',
};

/** Whether services go on during an appeal, where asked for in time: within so many days of the notice, or before the end takes effect. */
export const CONTINUATION = { lineOfBusiness: 'medicaid', days: 10, citation: '42 CFR 438.420', verified: true } as const;

/** The plan's own number where the rule leaves it to the plan. */
export const planNumber = (setting: keyof PlanAfter | null, otherwise: number, after: PlanAfter): number =>
  setting === null ? otherwise : (after[setting] ?? otherwise);
