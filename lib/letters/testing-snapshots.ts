import { BLANK_DRAFT } from '../cases/signing.ts';
import type { Snapshot } from '../cases/snapshot.ts';
import { factsFrom } from '../criteria/facts.ts';
import { address, type LineOfBusiness, planSettings, SETTINGS } from './testing-plans.ts';

/** Named snapshots of approvals, as schemas 1 and 2 froze them. */

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
    representative: {
      name: 'Luis Ortega',
      relationship: 'spouse',
      address: address('1208 Sycamore Street', 'Dayton', 'OH', '45402'),
      kind: 'authorized',
      appointment: { kind: 'cms-1696', validFrom: '2020-01-01', validUntil: null, source: 'Fax of January 2020, page 2' },
    },
  };
}

/** The same snapshot about a member of another name. */
function named(name: string, base: Snapshot = approved('medicaid')): Snapshot {
  return { ...base, member: { ...base.member, name } };
}

export const snapshots = { approved, noReviewRequired, signed, withRepresentative, named };
