import { expect, test } from 'vitest';
import type { CaseSuggestion } from '@/lib/use-cases/suggest.ts';
import { shownOf } from './suggested';

const suggestion = (value: number, page: number): CaseSuggestion => ({
  fact: 'painNrs',
  value,
  page,
  quotation: `${value}/10`,
  range: { s: 0, e: 4 },
  noteDate: '',
  finder: 'painNrs/of-ten',
  why: '',
  score: 0.9,
  documentId: 'd',
  document: 'Notes',
});
const all = [suggestion(8, 3), suggestion(8, 9), suggestion(6, 1), suggestion(5, 2)];
const told = (answered: number | null, isCited: boolean) =>
  shownOf(all, answered, isCited).map(({ suggestion: { value, page }, stance }) => `${stance} ${value} p. ${page}`);

test('an open question shows the best passage of the two likeliest values', () => {
  expect(told(null, false)).toEqual(['answers 8 p. 3', 'answers 6 p. 1']);
});
test('an answer that nobody cited shows where the record says the same, and one that is cited nothing', () => {
  expect(told(6, false)).toEqual(['supports 6 p. 1']);
  expect(told(6, true)).toEqual([]);
});
test('an answer that the record contradicts shows the likeliest passage, cited or not', () => {
  expect(told(3, false)).toEqual(['contradicts 8 p. 3']);
  expect(told(3, true)).toEqual(['contradicts 8 p. 3']);
});
