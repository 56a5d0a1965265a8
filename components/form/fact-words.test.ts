import { describe, expect, it } from 'vitest';
import { factSpec } from '@/lib/criteria/facts.ts';
import { boxText, parseTyped, rangeWords, valueWords } from './fact-words';

describe('what is typed into a number or date box', () => {
  it('is read as the fact takes it', () => {
    expect(parseTyped('painNrs', ' 8 ')).toEqual({ ok: true, value: 8 });
    expect(parseTyped('painDurationMonths', '4,5')).toEqual({ ok: true, value: 4.5 });
    expect(parseTyped('trialPainReductionPercent', '-20')).toEqual({ ok: true, value: -20 });
    expect(parseTyped('negativeDrugTestOn', '1/5/2026')).toEqual({ ok: true, value: '2026-01-05' });
    expect(parseTyped('negativeDrugTestOn', '2026-01-05')).toEqual({ ok: true, value: '2026-01-05' });
    expect(parseTyped('painNrs', '  ')).toEqual({ ok: true, value: null });
  });

  it.each([
    ['10142026', '2026-10-14'],
    ['101426', '2026-10-14'],
    ['10/14/26', '2026-10-14'],
    ['101499', '1999-10-14'],
    ['1014', '2026-10-14'],
    ['10/14', '2026-10-14'],
    ['1120', '2026-11-20'],
    // Tomorrow has not come: last year's.
    ['1121', '2025-11-21'],
    ['112126', '1926-11-21'],
  ])('a day as %s', (text, value) => {
    expect(parseTyped('negativeDrugTestOn', text, '2026-11-20')).toEqual({ ok: true, value });
  });

  it.each(['0230', '1', '13/01', '101'])('%s is no day', (text) => {
    expect(parseTyped('negativeDrugTestOn', text, '2026-11-20').ok).toBe(false);
  });

  it.each([
    ['painNrs', '11', '“11” is not saved: it must be a whole number from 0 to 10'],
    ['painNrs', '7.5', '“7.5” is not saved: it must be a whole number from 0 to 10'],
    ['painNrs', 'eight', '“eight” is not saved: it must be a whole number from 0 to 10'],
    ['painDurationMonths', '-1', '“-1” is not saved: it must be a number of at least 0'],
    ['painDurationMonths', '1e3', '“1e3” is not saved: it must be a number of at least 0'],
    ['negativeDrugTestOn', '02/30/2026', '“02/30/2026” is not saved: it must be a real date, MM/DD/YYYY'],
  ] as const)('%s refuses %s by name', (fact, text, message) => {
    expect(parseTyped(fact, text)).toEqual({ ok: false, message });
  });
});

it('says values in the words of the question', () => {
  expect(valueWords('painSevere', false)).toBe('No');
  expect(valueWords('oralBaclofen', 'intolerable-side-effects')).toBe('Not tolerated');
  expect(valueWords('opioidTherapyWeeks', 6)).toBe('6 weeks');
  expect(valueWords('trialPainReductionPercent', 50)).toBe('50%');
  expect(valueWords('negativeDrugTestOn', '2026-01-05')).toBe('01/05/2026');
  expect(valueWords('drug', null)).toBe('Not documented');
  expect(boxText('negativeDrugTestOn', '2026-01-05')).toBe('01/05/2026');
  expect(rangeWords(factSpec('activeConservativeMonthsPast12'))).toBe('months, 0–12');
  expect(rangeWords(factSpec('trialPainReductionPercent'))).toBe('%, −100 to 100');
});
