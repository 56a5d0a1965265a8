import type { PlanLetters } from '../cases/plan-letters.ts';
import type { Address, PlanLetterSettings, Snapshot } from '../cases/snapshot.ts';

/** Plans for tests of letters. Every person, plan address and number in them is made up. */

export const LETTER_LINES_OF_BUSINESS = ['medicaid', 'medicare-advantage', 'commercial', 'individual-exchange', 'fehb'] as const;
export type LineOfBusiness = (typeof LETTER_LINES_OF_BUSINESS)[number];

export const address = (line1: string, city: string, state: string, postalCode: string, line2 = ''): Address => ({
  line1,
  line2,
  city,
  state,
  postalCode,
});

export type Setting = {
  payer: Snapshot['input']['payer'];
  planName: string;
  state: string;
  timeZone: string;
  funding: string;
  policy: Snapshot['policy'] & { version: string };
};

export const SETTINGS: Readonly<Record<LineOfBusiness | 'hcsc', Setting>> = {
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

export function planSettings(lineOfBusiness: LineOfBusiness, setting: Setting): PlanLetterSettings {
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

/** All that a line of business asks of a plan's letters; what only another one asks is empty. */
export function testPlanLetters(lineOfBusiness: LineOfBusiness): PlanLetters {
  const only = (lines: readonly LineOfBusiness[], text: string) => (lines.includes(lineOfBusiness) ? text : '');
  const market = ['commercial', 'individual-exchange'] as const;
  return {
    readingGrade: 8,
    signatureBlock: ['Medical Review Unit', 'P.O. Box 700, Springfield'],
    taglines: [{ tag: 'es', edition: '2016' }],
    confirmedTaglines: [],
    translationsOwed: ['es', 'vi'],
    sendRecords: 'Fax to 1-800-555-0151, or use the portal at plan.example/providers',
    peerToPeer: '1-800-555-0152, Monday to Friday, 8 a.m. to 5 p.m.',
    appeals: 'Mail to Appeals, P.O. Box 701, Springfield, or call 1-800-555-0153',
    expeditedAppeals: 'Call 1-800-555-0154 at any time of day',
    grievances: 'Call 1-800-555-0155, or mail to Grievances, P.O. Box 702, Springfield',
    fairHearing: only(['medicaid'], 'Bureau of State Hearings, 1-800-555-0156, within 120 days of our appeal decision'),
    externalReview: only(market, 'Mail to External Review, P.O. Box 703, Springfield, or call 1-800-555-0157'),
    consumerAssistance: only(market, 'Consumer Assistance Program, 1-800-555-0158'),
    brochureSection: only(['fehb'], 'Section 10, Definitions: medical necessity'),
    planProvision: only(market, 'Definitions, Medically necessary'),
    integratedDenialNotice: lineOfBusiness === 'medicare-advantage' ? { ombNumber: '0938-0829', expires: '12/31/2028' } : null,
  };
}
