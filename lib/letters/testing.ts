import { BLANK_DRAFT } from '../cases/signing.ts';
import type { Address, PlanLetterSettings, Snapshot } from '../cases/snapshot.ts';
import { factsFrom } from '../criteria/facts.ts';

/** Named snapshots for tests of letters. Every person, plan address and number in them is made up. */

export const LETTER_LINES_OF_BUSINESS = ['medicaid', 'medicare-advantage', 'commercial', 'individual-exchange', 'fehb'] as const;
type LineOfBusiness = (typeof LETTER_LINES_OF_BUSINESS)[number];

const address = (line1: string, city: string, state: string, postalCode: string, line2 = ''): Address => ({
  line1,
  line2,
  city,
  state,
  postalCode,
});

type Setting = {
  payer: Snapshot['input']['payer'];
  planName: string;
  state: string;
  timeZone: string;
  funding: string;
  policy: Snapshot['policy'] & { version: string };
};

const SETTINGS: Readonly<Record<LineOfBusiness | 'hcsc', Setting>> = {
  medicaid: {
    payer: 'molina',
    planName: 'Molina Medicaid Ohio (demo)',
    state: 'OH',
    timeZone: 'America/New_York',
    funding: 'not-applicable',
    policy: {
      id: 'molina-mcp-160',
      version: '2025-08-13',
      title: 'Implantable intrathecal pain pump',
      number: 'MCP-160',
      effectiveFrom: '2023-08-09',
    },
  },
  'medicare-advantage': {
    payer: 'uhc',
    planName: 'Lakeshore Medicare Advantage (demo)',
    state: 'IL',
    timeZone: 'America/Chicago',
    funding: 'not-applicable',
    policy: {
      id: 'cms-ncd-280.14',
      version: '2004-12-17',
      title: 'Medicare national coverage determination: infusion pumps',
      number: '280.14',
      effectiveFrom: '2004-12-17',
    },
  },
  commercial: {
    payer: 'uhc',
    planName: 'Harbor Commercial PPO (demo)',
    state: 'TX',
    timeZone: 'America/Chicago',
    funding: 'self-funded-erisa',
    policy: {
      id: 'uhc-2025T0626L',
      version: '2025-09-01',
      title: 'Implanted spinal drug delivery systems',
      number: '2025T0626L',
      effectiveFrom: '2025-09-01',
    },
  },
  'individual-exchange': {
    payer: 'uhc',
    planName: 'Harbor Marketplace Silver (demo)',
    state: 'CO',
    timeZone: 'America/Denver',
    funding: 'insured',
    policy: {
      id: 'uhc-2025T0626L',
      version: '2025-09-01',
      title: 'Implanted spinal drug delivery systems',
      number: '2025T0626L',
      effectiveFrom: '2025-09-01',
    },
  },
  fehb: {
    payer: 'geha',
    planName: 'GEHA Standard Option (demo)',
    state: 'MO',
    timeZone: 'America/Chicago',
    funding: 'governmental',
    policy: {
      id: 'geha-intrathecal-pump',
      version: '2021-01',
      title: 'Implantable intrathecal infusion pump for chronic back and neck pain',
      number: 'Intrathecal infusion pump',
      effectiveFrom: '2021-01-01',
    },
  },
  hcsc: {
    payer: 'hcsc',
    planName: 'HCSC Blue Choice (demo)',
    state: 'IL',
    timeZone: 'America/Chicago',
    funding: 'insured',
    policy: {
      id: 'hcsc-sur707.008',
      version: '2025-02-01',
      title: 'Implantable infusion pump for pain and spasticity',
      number: 'SUR707.008',
      effectiveFrom: '2025-02-01',
    },
  },
};

function planSettings(lineOfBusiness: LineOfBusiness, setting: Setting): PlanLetterSettings {
  return {
    planId: `plan-${setting.payer}`,
    planName: setting.planName,
    payer: setting.payer,
    lineOfBusiness,
    state: setting.state,
    funding: setting.funding,
    timeZone: setting.timeZone,
    letterhead: address('400 Example Plaza, Suite 1200', 'Springfield', setting.state, '00501'),
    contactName: 'Member Services',
    phone: '1-800-555-0142',
    tty: '711',
    hours: 'Monday to Friday, 8 a.m. to 8 p.m.',
    website: 'https://plan.example',
    authorizationDays: 90,
    nondiscrimination:
      `${setting.planName} follows federal civil rights laws. We do not treat people differently because of race, color, national origin, age, ` +
      'disability, or sex. If you think that we did, you can file a grievance with us by phone or mail, or a complaint with the U.S. ' +
      'Department of Health and Human Services, Office for Civil Rights, 1-800-368-1019 (TTY 1-800-537-7697).',
    languageAssistance:
      'If you speak a language other than English, language help is free for you. So are aids such as large print and sign language. ' +
      'Call 1-800-555-0142 (TTY 711) or speak to your provider.',
  };
}

function approved(lineOfBusiness: LineOfBusiness): Snapshot {
  const setting = SETTINGS[lineOfBusiness];
  const facts = factsFrom({ indication: 'non-cancer-pain', painIntractable: true, painLimitsDailyActivities: true, painNrs: 8 });
  return {
    schema: 1,
    caseNumber: 'PA-26-004182',
    caseId: '01990000-0000-7000-8000-000000004182',
    receivedAt: '2026-11-18T14:30:00Z',
    decidedAt: '2026-11-22T20:15:00Z',
    urgency: 'standard',
    dueAt: '2026-11-26T04:59:59Z',
    dueBasis: '42 CFR 438.210(d)',
    authorizationNumber: 'AUTH-26-000123',
    validFrom: '2026-12-03',
    validTo: '2027-03-02',
    decision: { kind: 'approved', rationale: 'Every criterion is met and cited.' },
    decidedBy: { name: 'Dana Whitfield', role: 'nurse', credential: 'RN' },
    plan: planSettings(lineOfBusiness, setting),
    member: {
      name: 'Maria Nguyễn-Ortega',
      memberId: 'M 100-442-871',
      dateOfBirth: '1961-04-09',
      address: address('1208 Sycamore Street', 'Dayton', setting.state, '45402', 'Apartment 3B'),
      language: 'en',
    },
    representative: null,
    requestingPractitioner: {
      name: 'Samuel Adeyemi, MD',
      npi: '1999999984',
      specialty: 'Pain medicine',
      address: address('77 Clinic Way', 'Dayton', setting.state, '45409', 'Suite 210'),
      phone: '937-555-0110',
      fax: '937-555-0111',
    },
    facility: {
      name: 'Riverbend Surgery Center',
      npi: '1888888883',
      address: address('5 Riverbend Drive', 'Dayton', setting.state, '45405'),
    },
    diagnoses: [{ code: 'M96.1', description: 'Pain that goes on after spine surgery' }],
    lines: [
      {
        number: 1,
        code: '62362',
        description: 'Implant a programmable drug pump',
        units: 1,
        site: 'Outpatient hospital',
        dateOfService: '2026-12-03',
        result: 'approved',
      },
      {
        number: 2,
        code: '62350',
        description: 'Place a spinal catheter for long-term use',
        units: 1,
        site: 'Outpatient hospital',
        dateOfService: '2026-12-03',
        result: 'approved',
      },
    ],
    drug: 'morphine',
    device: 'Programmable pump, 40 mL',
    policy: setting.policy,
    input: {
      caseId: 'PA-26-004182',
      payer: setting.payer,
      lineOfBusiness,
      state: setting.state,
      receivedOn: '2026-11-18',
      dateOfService: '2026-12-03',
      member: { dateOfBirth: '1961-04-09' },
      request: { stage: 'permanent', procedureCodes: ['62362', '62350'] },
      facts,
    },
    evaluation: {
      policy: setting.policy.id as Snapshot['evaluation']['policy'], // the ids above are the registry's
      version: setting.policy.version,
      stage: 'permanent',
      pathway: 'non-cancer-pain',
      outcome: 'meets',
      notMet: [],
      missing: [],
      ambiguous: [],
      reasons: [],
      warnings: [],
      findings: [],
    },
    evidence: {},
    acceptedGaps: [],
  };
}

/** HCSC, NOTE 2 of its policy: a replacement in 2025 that needs no review of medical necessity. */
function noReviewRequired(): Snapshot {
  const base = approved('commercial');
  const setting = SETTINGS.hcsc;
  const line = {
    number: 1,
    code: 'E0785',
    description: 'Catheter for an implanted pump, replacement',
    units: 1,
    site: 'Outpatient hospital',
    dateOfService: '2025-12-18',
    result: 'approved' as const,
  };
  return {
    ...base,
    caseNumber: 'PA-25-000071',
    receivedAt: '2025-12-08T15:00:00Z',
    decidedAt: '2025-12-11T17:00:00Z',
    dueAt: '2025-12-24T05:59:59Z',
    dueBasis: '29 CFR 2560.503-1(f)',
    authorizationNumber: 'AUTH-25-000044',
    validFrom: '2025-12-18',
    validTo: '2026-03-17',
    decision: { kind: 'no-review-required', rationale: 'The policy asks for no further review of a replacement.' },
    plan: planSettings('commercial', setting),
    lines: [line],
    policy: setting.policy,
    input: {
      ...base.input,
      payer: 'hcsc',
      state: 'IL',
      receivedOn: '2025-12-08',
      dateOfService: '2025-12-18',
      request: { stage: 'replacement', procedureCodes: ['E0785'] },
    },
    evaluation: {
      ...base.evaluation,
      policy: 'hcsc-sur707.008',
      version: '2025-02-01',
      stage: 'replacement',
      pathway: 'note-2',
      outcome: 'no-review-required',
    },
  };
}

/**
 * A medical director's approval, as schema 2 freezes it.
 * @param outcome what the evaluation came to; null: no version of the policy was in force
 */
function signed(outcome: Snapshot['evaluation']['outcome'] | null, base: Snapshot = approved('medicaid')): Snapshot {
  const { policy, evaluation } = base;
  const inForce = outcome !== null;
  const credential = {
    id: '01990000-0000-7000-8000-000000000001',
    licenseNumber: '35.118842',
    state: 'OH',
    specialty: 'Pain medicine',
    boardStatus: 'Board certified',
    npi: '1777777772',
    validFrom: '2020-07-01',
    expiresOn: '2027-06-30',
    restrictions: '',
  };
  const lines = base.lines.map(({ number }) => ({ number, approved: true }));
  return {
    ...base,
    schema: 2,
    decidedBy: { name: 'Abena Osei', role: 'medical-director', credential: 'MD, Pain medicine, license 35.118842 (OH)' },
    policy: policy && { ...policy, ...(inForce ? {} : { version: null, effectiveFrom: '' }) },
    evaluation: { ...evaluation, outcome: outcome ?? 'needs-physician', version: inForce ? evaluation.version : null },
    signature: {
      signing: { ...BLANK_DRAFT, kind: 'approved', lines, rationale: base.decision.rationale },
      credential,
      meaning: '',
      reauthenticatedAt: base.decidedAt,
    },
    informationRequests: [],
    contacts: [],
    escalations: [],
  };
}

/** A snapshot with a representative, who is owed a letter too. */
function withRepresentative(base: Snapshot = approved('medicaid')): Snapshot {
  return {
    ...base,
    representative: { name: 'Luis Ortega', relationship: 'spouse', address: address('1208 Sycamore Street', 'Dayton', 'OH', '45402') },
  };
}

/** The same snapshot about a member of another name. */
function named(name: string, base: Snapshot = approved('medicaid')): Snapshot {
  return { ...base, member: { ...base.member, name } };
}

export const snapshots = { approved, noReviewRequired, signed, withRepresentative, named };

/** Where a table of a font lies, by its table directory (OpenType specification, "Organization of an OpenType font"). */
export function fontTable(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let entry = 12; entry < 12 + 16 * tables; entry += 16) {
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`The font has no ${tag} table`);
}
