import { describe, expect, it } from 'vitest';
import type { PlanLetters } from '../cases/plan-letters.ts';
import { owedLetter } from './owed.ts';
import { LETTER_LINES_OF_BUSINESS, TEST_KINDS, testSource } from './testing.ts';
import { testPlanLetters } from './testing-plans.ts';

type LineOfBusiness = (typeof LETTER_LINES_OF_BUSINESS)[number];
type Kind = (typeof TEST_KINDS)[number];

const DENIALS: readonly Kind[] = ['denied', 'denied-for-information', 'denied-by-other-source', 'approved-in-part', 'denied-corrected'];
/** For eligibility or benefit: no physician's to talk over. */
const ADMINISTRATIVE: readonly Kind[] = ['administrative-denial', 'administrative-denial-of-benefit'];
const ENDS: readonly Kind[] = ['authorization-ended'];
const FIRST: readonly Kind[] = [...DENIALS, ...ADMINISTRATIVE, ...ENDS, 'missed-due', 'deemed-denied'];
const ON_APPEAL: readonly Kind[] = ['appeal-upheld', 'appeal-overturned-in-part'];
const UPHELD: readonly Kind[] = [...ON_APPEAL, 'appeal-upheld-administratively'];
const MARKET: readonly LineOfBusiness[] = ['commercial', 'individual-exchange'];

/** Which letters need a setting of the plan, and how the lint names it. */
const NEEDS: readonly [keyof PlanLetters, string, readonly Kind[], readonly LineOfBusiness[]][] = [
  ['appeals', 'place and way to file an appeal', FIRST, LETTER_LINES_OF_BUSINESS],
  ['appeals', 'place to ask about the dismissed request', ['dismissed'], ['medicaid', 'medicare-advantage']],
  ['appeals', 'place to ask about the dismissed appeal', ['appeal-dismissed'], ['medicare-advantage']],
  ['expeditedAppeals', 'place and way to file an expedited appeal', FIRST, LETTER_LINES_OF_BUSINESS],
  ['peerToPeer', 'peer-to-peer contact', [...DENIALS, ...ENDS, ...ON_APPEAL], LETTER_LINES_OF_BUSINESS],
  ['fairHearing', 'place and way to ask for a state fair hearing', [...FIRST, ...UPHELD], ['medicaid']],
  ['externalReview', 'place and way to ask for external review', [...FIRST, ...UPHELD], MARKET],
  ['consumerAssistance', 'consumer assistance office', [...FIRST, ...UPHELD], MARKET],
  ['planProvision', 'plan provision relied on', [...DENIALS, ...ENDS, ...ON_APPEAL], MARKET],
  ['brochureSection', 'brochure section relied on', [...DENIALS, ...ENDS, ...ON_APPEAL], ['fehb']],
  [
    'integratedDenialNotice',
    'OMB number of the integrated denial notice (CMS-10003)',
    [...DENIALS, ...ADMINISTRATIVE, ...ENDS],
    ['medicare-advantage'],
  ],
  [
    'sendRecords',
    'way to send in records',
    ['information-request', 'information-request-stopping-clock', 'urgency', 'withdrawal', 'dismissed', 'appeal-dismissed'],
    LETTER_LINES_OF_BUSINESS,
  ],
  ['grievances', 'place and way to file a grievance', ['extension', 'urgency'], LETTER_LINES_OF_BUSINESS],
];

describe.each(NEEDS)('without the setting %s', (key, element, kinds, lines) => {
  it.each(LETTER_LINES_OF_BUSINESS)('blocks the letters that need it, and no others: %s', (lineOfBusiness) => {
    const letters: PlanLetters = { ...testPlanLetters(lineOfBusiness), [key]: key === 'integratedDenialNotice' ? null : ' ' };
    const blocked = TEST_KINDS.filter((kind) => {
      const { plan } = testSource(kind, lineOfBusiness);
      const { lint } = owedLetter(testSource(kind, lineOfBusiness, { plan: { ...plan, letters } }), 'member');
      return lint.some((finding) => finding.level === 'blocks' && finding.element === element);
    });
    expect(blocked).toEqual(lines.includes(lineOfBusiness) ? TEST_KINDS.filter((kind) => kinds.includes(kind)) : []);
  });
});

it('names what the plan has to fill in', () => {
  const source = testSource('denied', 'fehb');
  const letters = { ...testPlanLetters('fehb'), brochureSection: '' };
  expect(owedLetter({ ...source, plan: { ...source.plan, letters } }, 'member').lint).toEqual([
    {
      level: 'blocks',
      element: 'brochure section relied on',
      message: "The plan's settings for letters have no brochure section relied on: fill it in there.",
    },
  ]);
});

it('tells of the right to sue only where a plan of an employer gives it', () => {
  const source = testSource('denied', 'commercial');
  const text = (funding: string) => JSON.stringify(owedLetter({ ...source, plan: { ...source.plan, funding } }, 'member').content);
  expect(['self-funded-erisa', 'insured', 'governmental', 'not-applicable'].map((funding) => text(funding).includes('502(a)'))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(JSON.stringify(owedLetter(testSource('denied', 'individual-exchange'), 'member').content)).not.toContain('502(a)');
});
