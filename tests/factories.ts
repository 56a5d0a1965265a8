// Made-up people and plans in named states. `make…` builds a value; `create…` writes it to the test's database too.
import { randomUUID } from 'node:crypto';
import { needsSecondFactor } from '../lib/auth/second-factor.ts';
import type { LineOfBusiness, Payer } from '../lib/criteria/case-input.ts';
import type { Acting, OrganizationRole, PlanRole, Viewer } from '../lib/data/access.ts';
import { upsertPlans } from '../lib/data/plans.ts';
import { createUser as insertUser } from '../lib/data/users.ts';
import type { IntakeCommand } from '../lib/forms/intake-schema.ts';
import type { PlanInput } from '../lib/forms/plan-schema.ts';

const NO_ADDRESS = { line1: '1 Sample Street', line2: '', city: 'Columbus', state: 'OH', postalCode: '43004' };

type PlanKind = { payer: Payer; lineOfBusiness: LineOfBusiness; state: string | null; timeZone: string; funding: PlanInput['funding'] };

const PLANS = {
  'molina-medicaid': { payer: 'molina', lineOfBusiness: 'medicaid', state: 'OH', timeZone: 'America/New_York', funding: 'governmental' },
  'uhc-commercial': { payer: 'uhc', lineOfBusiness: 'commercial', state: 'IL', timeZone: 'America/Chicago', funding: 'self-funded-erisa' },
  'geha-fehb': { payer: 'geha', lineOfBusiness: 'fehb', state: null, timeZone: 'America/Chicago', funding: 'governmental' },
  'caresource-passe': {
    payer: 'caresource-ar-passe',
    lineOfBusiness: 'medicaid',
    state: 'AR',
    timeZone: 'America/Chicago',
    funding: 'governmental',
  },
  'hcsc-commercial': { payer: 'hcsc', lineOfBusiness: 'commercial', state: 'TX', timeZone: 'America/Chicago', funding: 'insured' },
  'medicare-advantage': {
    payer: 'medicare',
    lineOfBusiness: 'medicare-advantage',
    state: 'FL',
    timeZone: 'America/New_York',
    funding: 'not-applicable',
  },
} as const satisfies Record<string, PlanKind>;
export type PlanState = keyof typeof PLANS;

/** Everything that a letter of any line of business asks of its plan. */
const PLAN_LETTERS: PlanInput['settings']['letters'] = {
  readingGrade: 8,
  signatureBlock: [],
  taglines: [{ tag: 'es', edition: '2016' }],
  confirmedTaglines: [],
  translationsOwed: [],
  sendRecords: 'Fax to 614-555-0101',
  peerToPeer: '614-555-0102, Monday to Friday, 8 a.m. to 5 p.m.',
  appeals: 'Mail to Appeals, P.O. Box 400, or call 614-555-0103',
  expeditedAppeals: 'Call 614-555-0104 at any time of day',
  grievances: 'Call 614-555-0105',
  fairHearing: 'State Hearings Office, 614-555-0106',
  externalReview: 'External Review, 614-555-0107',
  consumerAssistance: 'Consumer Assistance Program, 614-555-0108',
  brochureSection: 'Section 10, medical necessity',
  planProvision: 'Definitions, Medically necessary',
  integratedDenialNotice: { ombNumber: '0938-0829', expires: '12/31/2028' },
};

/** A plan of one payer; its id is the state's name unless said otherwise. */
export function makePlan(state: PlanState = 'molina-medicaid', over: Partial<PlanInput> = {}): PlanInput {
  return {
    id: state,
    name: `Test plan ${state}`,
    ...PLANS[state],
    settings: {
      letterhead: NO_ADDRESS,
      contactName: 'Utilization Management',
      phone: '614-555-0100',
      tty: '711',
      hours: 'Monday to Friday, 8 a.m. to 5 p.m.',
      website: 'plan.example',
      authorizationDays: 90,
      nondiscrimination: 'The plan does not discriminate.',
      languageAssistance: 'Free language help is available.',
      letters: PLAN_LETTERS,
      beforeReview: {
        exclusions: [],
        noAuthorization: [],
        delegates: [],
        networkFacilities: [],
        administrativeDenialBy: ['manager'],
      },
      clocks: {},
    },
    ...over,
  };
}

export async function createPlan(state: PlanState = 'molina-medicaid', over: Partial<PlanInput> = {}): Promise<PlanInput> {
  const plan = makePlan(state, over);
  await upsertPlans([plan]);
  return plan;
}

const PEOPLE = {
  nurse: { name: 'Dana Whitfield', title: 'RN' },
  'medical-director': { name: 'Abena Osei', title: 'MD' },
  manager: { name: 'Luis Ferrer', title: '' },
  admin: { name: 'Priya Raman', title: '' },
  auditor: { name: 'Tomas Lindqvist', title: '' },
} as const;
export type ViewerState = keyof typeof PEOPLE;

const isOrganizationRole = (state: ViewerState): state is OrganizationRole => state === 'admin' || state === 'auditor';
const memberships = (state: ViewerState, planIds: readonly string[]): { planId: string; role: PlanRole }[] =>
  isOrganizationRole(state) ? [] : planIds.map((planId) => ({ planId, role: state }));

/** A person with one role: in the plans named, or in the organization. */
export function makeViewer(
  state: ViewerState = 'nurse',
  planIds: readonly string[] = ['molina-medicaid'],
  over: Partial<Viewer> = {},
): Viewer {
  const id = randomUUID();
  const organizationRole = isOrganizationRole(state) ? state : null;
  return { id, ...PEOPLE[state], email: `${id}@example.test`, organizationRole, memberships: memberships(state, planIds), ...over };
}

/** The person as an account in the database, memberships included; the plans must exist. Its password signs nobody in. */
export async function createUser(
  state: ViewerState = 'nurse',
  planIds: readonly string[] = ['molina-medicaid'],
  over: Partial<Viewer> = {},
): Promise<Viewer> {
  const viewer = makeViewer(state, planIds, over);
  const { id, name, title, email, organizationRole } = viewer;
  // Set up where the role asks for one; no code is right for it.
  const second = needsSecondFactor(viewer) ? { secondFactor: { secret: 'none', backupCodes: 'none' } } : {};
  await insertUser({ id, name, title, email, organizationRole, memberships: [...viewer.memberships], passwordHash: 'none', ...second });
  return viewer;
}

export const acting = (viewer: Viewer, at = '2026-11-20T20:00:00.000Z'): Acting => ({ viewer, at });

type Line = IntakeCommand['lines'][number];
const line = (code: string, stage: Line['stage'] = ''): Line => ({
  code,
  units: 1,
  site: 'Outpatient hospital',
  dateOfService: '2026-12-01',
  stage,
});

const LINES = {
  /** A pump and its catheter. */
  permanent: [line('62362'), line('62350')],
  trial: [line('62323')],
  /** A trial and a pump on one form: two cases. */
  split: [line('62323'), line('62362')],
  /** Out with the old, in with the new: the codes leave the kind of request open. */
  open: [line('62362'), line('62365')],
} as const;
export type IntakeState = keyof typeof LINES;

/** A request received on 2026-11-20 at 14:30 in the plan's zone, each time a new submission. */
export function makeIntake(state: IntakeState = 'permanent', over: Partial<IntakeCommand> = {}): IntakeCommand {
  return {
    submissionId: randomUUID(),
    planId: 'molina-medicaid',
    channel: 'fax',
    receivedOn: '2026-11-20',
    receivedTime: '14:30',
    member: { name: 'Maria Nguyễn-Ortega', memberId: 'M 100-442-871', dateOfBirth: '1961-04-09', address: NO_ADDRESS, language: 'vi' },
    representative: null,
    lines: [...LINES[state]],
    diagnoses: [{ code: 'M96.1', description: 'Postlaminectomy syndrome' }],
    drug: 'Morphine',
    device: 'Programmable pump, 40 mL',
    practitioner: {
      name: 'Ruth Adeyemi, MD',
      npi: '1234567893',
      specialty: 'Pain medicine',
      address: NO_ADDRESS,
      phone: '(614) 555-0142',
      fax: '',
    },
    facility: { name: 'Riverside Surgery Center', npi: '', address: NO_ADDRESS },
    urgency: {
      requested: 'standard',
      attestedBy: '',
      pump: { implanted: 'no', alarm: 'unknown', batteryLow: 'unknown', refillDueOn: '', infection: 'unknown' },
      finding: '',
    },
    ...over,
  };
}
