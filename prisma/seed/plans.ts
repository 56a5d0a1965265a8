import { ARKANSAS_PRIOR_AUTHORIZATION, type Overlay } from '../../lib/cases/overlays.ts';
import type { PlanInput } from '../../lib/forms/plan-schema.ts';
import { beforeReview } from './before.ts';

// Synthetic plans over all payers: the names of the payers are those whose policies are encoded, everything else is made up.

/** Made up like the rest; what only one line of business needs is empty elsewhere. */
function letters({ lineOfBusiness }: Pick<PlanInput, 'lineOfBusiness'>, extension: string): PlanInput['settings']['letters'] {
  const only = (lines: readonly PlanInput['lineOfBusiness'][], text: string) => (lines.includes(lineOfBusiness) ? text : '');
  const market = ['commercial', 'individual-exchange'] as const;
  return {
    readingGrade: 8,
    signatureBlock: [],
    taglines: ['es', 'zh-Hant', 'vi', 'ko', 'tl', 'ru', 'fr', 'pl', 'pt', 'ja'].map((tag) => ({ tag, edition: '2016' as const })),
    confirmedTaglines: [],
    translationsOwed: [],
    sendRecords: `Fax to 1-800-555-1${extension}, or use the provider portal at www.example.org/providers`,
    peerToPeer: `1-800-555-2${extension}, Monday to Friday, 8 a.m. to 5 p.m.`,
    appeals: `Mail to Appeals, P.O. Box 4${extension}, or fax to 1-800-555-3${extension}, or call 1-800-555-0${extension}`,
    expeditedAppeals: `Call 1-800-555-4${extension} at any time of day`,
    grievances: `Call 1-800-555-0${extension} or write to Grievances, P.O. Box 5${extension}`,
    fairHearing: only(['medicaid'], 'State Hearings Office, 1-800-555-6001'),
    externalReview: only(market, `External Review, 1-800-555-7${extension}`),
    consumerAssistance: only(market, 'State Consumer Assistance Program, 1-800-555-8001'),
    brochureSection: only(['fehb'], 'Section 10, Definitions of terms we use: medical necessity'),
    planProvision: only(market, 'Definitions, Medically necessary'),
    integratedDenialNotice: lineOfBusiness === 'medicare-advantage' ? { ombNumber: '0938-0829', expires: '12/31/2028' } : null,
  };
}

/** New members who come with a pump: the plan's own rule. */
const TRANSITION = {
  graceDays: 90,
  conditions: [
    'The pump was in place before coverage began, and its refills were approved by the plan before',
    'Drug, concentration and dose are those of the last refill',
    'The practitioner is the one who has filled the pump so far',
  ],
  verified: false,
};

type Draft = Pick<PlanInput, 'id' | 'name' | 'payer' | 'lineOfBusiness' | 'state' | 'funding' | 'timeZone'> & {
  street: string;
  city: string;
  zip: string;
  letterState: string;
  extension: string;
  /** A state's or a contract's clocks that bind the plan beside the law's. */
  overlays?: Overlay[];
};

const CONTINUITY: ReadonlyMap<PlanInput['lineOfBusiness'], string> = new Map([
  ['medicaid', '42 CFR 438.62(b)'],
  ['medicare-advantage', '42 CFR 422.112(b)(8)'],
]);

function plan({ street, city, zip, letterState, extension, overlays, ...d }: Draft): PlanInput {
  const citation = CONTINUITY.get(d.lineOfBusiness);
  return {
    ...d,
    settings: {
      letterhead: { line1: street, line2: 'Utilization Management', city, state: letterState, postalCode: zip },
      contactName: 'Utilization Management',
      phone: `1-800-555-0${extension}`,
      tty: '711',
      hours: 'Monday to Friday, 8 a.m. to 8 p.m.',
      website: 'www.example.org/members',
      authorizationDays: 90,
      nondiscrimination: `${d.name} follows federal civil rights laws. We do not treat people differently because of race, color, national origin, age, disability, or sex.`,
      languageAssistance: 'Free language help and free aids, such as large print, are there for you. Call the number above.',
      letters: letters(d, extension),
      beforeReview: beforeReview(d),
      ...(citation === undefined ? {} : { transition: { ...TRANSITION, citation } }),
      clocks: overlays === undefined ? {} : { overlays },
    },
  };
}

export const DEMO_PLANS: readonly PlanInput[] = [
  plan({
    id: 'molina-oh',
    name: 'Molina Medicaid, OH',
    payer: 'molina',
    lineOfBusiness: 'medicaid',
    state: 'OH',
    funding: 'not-applicable',
    timeZone: 'America/New_York',
    street: '200 Riverside Plaza',
    city: 'Columbus',
    letterState: 'OH',
    zip: '43215',
    extension: '101',
  }),
  plan({
    id: 'molina-wa',
    name: 'Molina Medicaid, WA',
    payer: 'molina',
    lineOfBusiness: 'medicaid',
    state: 'WA',
    funding: 'not-applicable',
    timeZone: 'America/Los_Angeles',
    street: '48 Harbor Street',
    city: 'Bothell',
    letterState: 'WA',
    zip: '98011',
    extension: '102',
  }),
  plan({
    id: 'uhc-commercial',
    name: 'UnitedHealthcare commercial',
    payer: 'uhc',
    lineOfBusiness: 'commercial',
    state: null,
    funding: 'self-funded-erisa',
    timeZone: 'America/Chicago',
    street: '910 Lakeview Road',
    city: 'Minnetonka',
    letterState: 'MN',
    zip: '55343',
    extension: '103',
  }),
  plan({
    id: 'uhc-exchange-fl',
    name: 'UnitedHealthcare individual exchange, FL',
    payer: 'uhc',
    lineOfBusiness: 'individual-exchange',
    state: 'FL',
    funding: 'insured',
    timeZone: 'America/New_York',
    street: '77 Palmetto Avenue',
    city: 'Tampa',
    letterState: 'FL',
    zip: '33602',
    extension: '104',
  }),
  plan({
    id: 'geha-fehb',
    name: 'GEHA FEHB',
    payer: 'geha',
    lineOfBusiness: 'fehb',
    state: null,
    funding: 'governmental',
    timeZone: 'America/Chicago',
    street: '310 Summit Circle',
    city: 'Lee’s Summit',
    letterState: 'MO',
    zip: '64081',
    extension: '105',
  }),
  plan({
    id: 'caresource-ar-passe',
    name: 'CareSource PASSE, AR',
    payer: 'caresource-ar-passe',
    lineOfBusiness: 'medicaid',
    state: 'AR',
    funding: 'not-applicable',
    timeZone: 'America/Chicago',
    street: '15 Capitol Court',
    city: 'Little Rock',
    letterState: 'AR',
    zip: '72201',
    extension: '106',
  }),
  plan({
    id: 'hcsc-il',
    name: 'HCSC commercial, IL',
    payer: 'hcsc',
    lineOfBusiness: 'commercial',
    state: 'IL',
    funding: 'insured',
    timeZone: 'America/Chicago',
    street: '620 Wacker Row',
    city: 'Chicago',
    letterState: 'IL',
    zip: '60601',
    extension: '107',
  }),
  plan({
    id: 'medicare-advantage-pa',
    name: 'Keystone Medicare Advantage, PA',
    payer: 'medicare',
    lineOfBusiness: 'medicare-advantage',
    state: 'PA',
    funding: 'not-applicable',
    timeZone: 'America/New_York',
    street: '5 Liberty Walk',
    city: 'Harrisburg',
    letterState: 'PA',
    zip: '17101',
    extension: '108',
  }),
  plan({
    id: 'uhc-commercial-ar',
    name: 'UnitedHealthcare commercial, AR',
    payer: 'uhc',
    lineOfBusiness: 'commercial',
    state: 'AR',
    funding: 'insured',
    timeZone: 'America/Chicago',
    street: '88 Ozark Avenue',
    city: 'Fayetteville',
    letterState: 'AR',
    zip: '72701',
    extension: '109',
    overlays: [ARKANSAS_PRIOR_AUTHORIZATION],
  }),
];
