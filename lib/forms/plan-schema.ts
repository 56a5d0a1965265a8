import { z } from 'zod';
import { DENYING_ROLES, NO_BEFORE_REVIEW } from '../cases/checks.ts';
import { type PlanClockSettings, readPlanClockSettings } from '../cases/clocks.ts';
import { isNpi } from '../cases/identifiers.ts';
import { NO_PLAN_LETTERS } from '../cases/plan-letters.ts';
import { LINES_OF_BUSINESS, PAYERS, PROCEDURE_CODE, STATES } from '../criteria/case-input.ts';
import { letterText } from './letter-text.ts';

/** All of it stands in the plan's letters, and a part that is missing or cannot be printed would stop every one of them. */
const printed = letterText(z.string().trim());
const required = (what: string) => letterText(z.string().trim().min(1, `${what} is missing`));

/** IANA zone names are checked by asking the runtime for them. */
function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function isPlanClockSettings(value: unknown): boolean {
  try {
    readPlanClockSettings(value, 'clocks');
    return true;
  } catch {
    return false;
  }
}

const state = z.string().refine((s) => STATES.includes(s), 'state is a USPS code in capitals');

const tagline = z.strictObject({
  tag: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language is a BCP 47 tag'),
  edition: z.enum(['2016', '2024']),
});

/** `PlanLetters` of lib/cases/plan-letters.ts. A part that is empty is named by the lint of the letters that need it. */
const letters = z.strictObject({
  readingGrade: z.number().min(3).max(16),
  signatureBlock: z.array(printed).max(6),
  taglines: z.array(tagline).max(60),
  confirmedTaglines: z.array(tagline).max(60),
  translationsOwed: z.array(z.string().trim().min(2).max(35)).max(60),
  sendRecords: printed,
  peerToPeer: printed,
  appeals: printed,
  expeditedAppeals: printed,
  grievances: printed,
  fairHearing: printed,
  externalReview: printed,
  consumerAssistance: printed,
  brochureSection: printed,
  planProvision: printed,
  integratedDenialNotice: z.strictObject({ ombNumber: required('The OMB number'), expires: required('The expiry date') }).nullable(),
});

const codes = z
  .array(z.string().trim().toUpperCase().regex(PROCEDURE_CODE, 'a procedure code has five letters or digits'))
  .min(1, 'name at least one code')
  .max(200);
const codeRule = z.strictObject({ codes, source: required('Where the plan says so') });

/** `BeforeReview` of lib/cases/checks.ts: what the checks before review are suggested from. */
const beforeReview = z.strictObject({
  exclusions: z.array(codeRule).max(100),
  noAuthorization: z.array(codeRule).max(100),
  delegates: z
    .array(z.strictObject({ codes, name: required('The name of the delegate'), contact: required('How the delegate is reached') }))
    .max(100),
  networkFacilities: z.array(z.string().trim().refine(isNpi, 'this is no NPI')).max(5000),
  administrativeDenialBy: z.array(z.enum(DENYING_ROLES)).max(DENYING_ROLES.length),
});

/** What a plan sets for what comes after a decision, where no law does: `PlanAfter` of lib/cases/after-rules.ts. */
const after = z.strictObject({
  effectuationHours: z.int().min(1).max(720).exactOptional(),
  reconsiderationDays: z.int().min(0).max(180).exactOptional(),
  reopeningDays: z.int().min(1).max(1461).exactOptional(),
  endingDays: z.int().min(10).max(180).exactOptional(),
});

/** What a plan says of itself in letters, who signs in it, and how its clocks differ from the regulation's. */
export const planSettings = z.strictObject({
  letterhead: z.strictObject({
    line1: required('The street of the letterhead'),
    line2: printed,
    city: required('The city of the letterhead'),
    state: required('The state of the letterhead'),
    postalCode: required('The ZIP code of the letterhead'),
  }),
  contactName: required('The contact named in letters'),
  phone: required('The telephone number'),
  tty: required('The TTY number'),
  hours: printed,
  website: printed,
  authorizationDays: z.int().min(1).max(366),
  nondiscrimination: required('The nondiscrimination notice'),
  languageAssistance: required('The language-assistance notice'),
  /** Plans kept before there were such letters have none of it. */
  letters: letters.default({ ...NO_PLAN_LETTERS, signatureBlock: [], taglines: [], confirmedTaglines: [], translationsOwed: [] }),
  /** The states that must have licensed a medical director who signs; left out: the plan's own where it has one, else any. */
  signerLicensedIn: z.union([z.enum(['plan-state', 'any']), z.array(state).min(1).max(60)]).exactOptional(),
  /** Plans kept before there were such checks have none of it, and their managers deny administratively. */
  beforeReview: beforeReview.default({
    exclusions: [],
    noAuthorization: [],
    delegates: [],
    networkFacilities: [],
    administrativeDenialBy: [...NO_BEFORE_REVIEW.administrativeDenialBy],
  }),
  /** For new members who come with an implanted pump; left out: the plan has no such rule. `TransitionRule` of lib/cases/transition.ts. */
  transition: z
    .strictObject({
      graceDays: z.int('Days are a whole number').min(1).max(366),
      conditions: z.array(required('A condition')).min(1, 'Name at least one condition').max(10),
      citation: required('The source of the rule'),
      verified: z.boolean(),
    })
    .exactOptional(),
  after: after.exactOptional(),
  /** How much of what was decided is reviewed a second time; left out: five percent. */
  secondReview: z.strictObject({ percent: z.int('A whole number').min(1, 'At least 1').max(100, 'At most 100') }).exactOptional(),
  /** How the plan's clocks differ from the regulation's. */
  clocks: z.custom<PlanClockSettings>(isPlanClockSettings, 'clocks are not as lib/cases/clock-input.ts names them'),
});

const plan = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/, 'a plan id is lower-case letters, digits and hyphens'),
  name: required('The name of the plan'),
  payer: z.enum(PAYERS),
  lineOfBusiness: z.enum(LINES_OF_BUSINESS),
  state: state.nullable(),
  funding: z.enum(['self-funded-erisa', 'insured', 'governmental', 'not-applicable']),
  timeZone: z.string().refine(isTimeZone, 'timeZone is an IANA name such as America/New_York'),
  settings: planSettings,
});

/** A plan as `npm run setup -- plan FILE` and the settings take it. */
export const planSchema = plan.refine((p) => p.settings.signerLicensedIn !== 'plan-state' || p.state !== null, {
  path: ['settings', 'signerLicensedIn'],
  message: 'the plan has no state: name the states, or say any',
});

export type PlanInput = z.infer<typeof planSchema>;
export type PlanSettings = z.infer<typeof planSettings>;
