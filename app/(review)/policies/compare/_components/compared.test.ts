import { describe, expect, it } from 'vitest';
import { compare } from '@/lib/criteria/compare.ts';
import { COMPARED_EXAMPLES } from '@/lib/criteria/compare-examples.ts';
import { changedWords, needsByPayer, partsOf, payerOf, questionsOf, summaryWords } from './compared';

function example(id: string) {
  const found = COMPARED_EXAMPLES.find((one) => one.id === id);
  if (found === undefined) throw new Error(`No example ${id}`);
  return found;
}
const PAYERS = compare(example('non-cancer')).map(payerOf);

describe('what payers need of a fact', () => {
  it('is said once for those that need the same', () => {
    const questions = questionsOf(example('non-cancer'))?.flatMap((group) => group.questions) ?? [];
    const relief = questions.find(({ fact }) => fact === 'trialPainReductionPercent');
    expect(relief && needsByPayer(relief, PAYERS)).toEqual([
      { payers: 'Molina, UHC, GEHA, CareSource AR PASSE', needs: 'at least 50%' },
      { payers: 'HCSC', needs: 'more than 50%' },
    ]);
  });
  it('waits for an indication and a kind of request', () => {
    const { facts, ...rest } = example('non-cancer');
    expect(questionsOf({ ...rest, facts: { ...facts, indication: null } })).toBeNull();
    expect(questionsOf({ ...rest, facts, stage: null, procedureCodes: [] })).toBeNull();
    expect(questionsOf({ ...rest, facts, stage: null, procedureCodes: ['62362'] })).toEqual(questionsOf(example('non-cancer')));
  });
});

describe('what keeps each from meeting', () => {
  it('counts every clause once, in its part of the chart', () => {
    for (const each of COMPARED_EXAMPLES) {
      const scored = compare(each);
      const parts = partsOf(scored);
      for (const [index, { evaluation }] of scored.entries()) {
        const cells = parts.map((part) => part.cells[index]);
        expect(cells.reduce((sum, cell) => sum + (cell ? cell.open.length + cell.met + cell.aside : 0), 0)).toBe(
          evaluation.findings.length,
        );
      }
    }
  });
  it('shows the trial that is missing, and where it is excused', () => {
    const trial = partsOf(compare(example('cancer-without-trial'))).find(({ id }) => id === 'trial');
    expect(trial?.cells.map(({ open, aside }) => [...open.map(({ id }) => id), ...(aside > 0 ? ['aside'] : [])])).toEqual([
      ['1.f'],
      [],
      [],
      ['III'],
      ['aside'],
      ['pain.trial'],
    ]);
  });
});

it('sums up, and says what changed', () => {
  const half = compare(example('half-relief'));
  const all = compare(example('non-cancer'));
  expect(summaryWords(all)).toBe('Met under 6 of 6 policies.');
  expect(summaryWords(half)).toBe('Met under 4 of 6 policies.');
  expect(summaryWords(compare(example('little-documented')))).toBe('Met under none of 6 policies.');
  expect(summaryWords(compare({ ...example('refill'), stage: 'removal' }))).toBe('Met under none of 6 policies, no review under 1.');
  expect(changedWords(all, half)).toBe('GEHA: Needs a physician. HCSC: Does not meet criteria');
  expect(changedWords(all, all)).toBe('');
});
