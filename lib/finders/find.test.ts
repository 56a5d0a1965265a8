import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FactKey } from '../criteria/facts.ts';
import { findSuggestions } from './find.ts';
import { normalized } from './normal.ts';
import { RULES } from './rules/all.ts';

const found = (text: string, fact: FactKey) =>
  findSuggestions([{ page: 1, text }])
    .filter((s) => s.fact === fact)
    .map(({ value }) => value);

describe('what a chart says', () => {
  test.each<[FactKey, string, unknown[]]>([
    ['activeInfection', 'No evidence of active infection.', [false]],
    ['activeInfection', 'Active infection: [ ] Yes [x] No', [false]],
    ['activeInfection', 'Active infection: Yes [x] No [ ]', [true]],
    ['activeInfection', '☐ Active infection', []],
    ['activeInfection', 'Risks include infection and bleeding.', []],
    ['activeInfection', 'Possible infection of the incision.', []],
    ['activeInfection', 'Call the office if you have signs of infection.', []],
    ['sepsis', 'Sepsis .......... N', [false]],
    ['sepsis', 'Family history: father died of sepsis.', []],
    ['opioidUseDisorder', 'Her brother has opioid use disorder.', []],
    ['opioidUseDisorder', 'Her husband reports that she has opioid use disorder.', [true]],
    ['substanceUseDisorder', 'History of alcohol use disorder.', [true]],
    ['painNrs', 'Pain 8/10 on most days, 10/10 at worst, 6/10 at best.', [8]],
    ['painNrs', 'Worst pain 10/10.', []],
    ['painNrs', 'Pain is seven out of ten.', [7]],
    ['painNrs', 'NRS: 7', [7]],
    ['painNrs', 'PHQ-9 score 6, mood 7/10', []],
    ['painNrs', 'Average pain 8/1O', [8]],
    ['drugAllergy', 'Allergies: NKDA', [false]],
    ['drugAllergy', 'Allergic to morphine (hives).', [true]],
    ['negativeDrugTestOn', 'UDS on March 4th, 2026 was negative.', ['2026-03-04']],
    ['negativeDrugTestOn', 'UDS on 3/4/26 was positive for cocaine.', []],
    ['trialPainReductionPercent', 'Intrathecal trial gave 70% relief.', [70]],
    ['trialPainReductionPercent', 'Spinal cord stimulator trial gave 20% relief.', []],
    ['trialPainReductionPercent', 'The plan requires 50% relief in the trial.', []],
    ['lifeExpectancyMonths', 'Life expectancy is about two years.', [24]],
  ])('%s: %s', (fact, text, values) => {
    expect(found(text, fact)).toEqual(values);
  });

  test('of two notes that disagree the newer is first, and both are there', () => {
    const pages = [
      { page: 1, text: 'Date of service: 02/01/2026\nAverage pain 5/10.' },
      { page: 2, text: 'Date of service: 09/01/2026\nAverage pain 8/10.' },
    ];
    const nrs = findSuggestions(pages).filter(({ fact }) => fact === 'painNrs');
    expect(nrs.map(({ value, page }) => [value, page])).toEqual([
      [8, 2],
      [5, 1],
    ]);
  });
});

const SAID = [
  'Pain is 8/10',
  'no evidence of infection',
  'Denies suicidal ideation',
  'UDS 01/02/2026 negative',
  'NKDA',
  '☒ Yes ☐ No',
  'trial gave 60% relief',
  'Family history:',
  'İ',
  'ﬁrst',
  '  ',
  '\n',
  '. ',
  'PAIN:',
  '[x]',
  '8/1O',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...SAID), fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 30 })
  .map((parts) => parts.join(' '));
const pages = fc.array(text, { maxLength: 3 }).map((texts) => texts.map((t, i) => ({ page: i + 1, text: t })));

describe('laws', () => {
  test('a quotation is what the page says at its range', () => {
    fc.assert(
      fc.property(pages, (read) => {
        for (const { page, quotation, range } of findSuggestions(read)) {
          expect(quotation).toBe(read[page - 1]?.text.slice(range.s, range.e));
          expect(quotation.trim()).not.toBe('');
        }
      }),
    );
  });
  test('a page that says nothing of them changes nothing, wherever it lies', () => {
    const silent = { page: 9, text: 'Please bring your insurance card to each visit.' };
    fc.assert(
      fc.property(pages, fc.nat(3), (read, at) => {
        expect(findSuggestions([...read.slice(0, at), silent, ...read.slice(at)])).toEqual(findSuggestions(read));
      }),
    );
  });
  test('the same pages give the same', () => {
    fc.assert(
      fc.property(pages, (read) => {
        expect(findSuggestions(read)).toEqual(findSuggestions(structuredClone(read)));
      }),
    );
  });
  test('what the rules read is as long as what the page says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text, (a, b) => {
        expect(normalized(a + b)).toHaveLength((a + b).length);
      }),
    );
  });
  test('every finder has a name of its own', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  });
});
