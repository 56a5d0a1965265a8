import { describe, expect, test } from 'vitest';
import { findRanges, searchQuery, snippetOf, wordsOf, wordVector } from './words.ts';

const TEXT = 'Average pain 7/10 at L4-L5.\nPatient NGUYỄN denies “drug abuse”; urine drug screen negative.';
const found = (typed: string) => findRanges(TEXT, typed).map(({ s, e }) => TEXT.slice(s, e));

test('words are folded, and know where they stand', () => {
  expect(
    wordsOf(TEXT)
      .map(({ word }) => word)
      .slice(0, 9),
  ).toEqual(['average', 'pain', '7', '10', 'at', 'l4', 'l5', 'patient', 'nguyen']);
  const nguyen = wordsOf(TEXT).find(({ word }) => word === 'nguyen');
  expect(TEXT.slice(nguyen?.s, nguyen?.e)).toBe('NGUYỄN');
});

test('a vector names each word once with its places', () => {
  expect(wordVector('no pain, no PAIN')).toBe("'no':1,3 'pain':2,4");
  expect(wordVector('')).toBe('');
  // A letter that folds to a quotation mark is no part of PostgreSQL's syntax.
  expect(wordVector('Hawaiʻi ʼn')).toBe("'hawaii':1 'n':2");
});

test('places end where PostgreSQL’s do', () => {
  expect(wordVector('a '.repeat(17_000)).endsWith(',16383')).toBe(true);
});

describe('a query', () => {
  test.each([
    ['pain', "('pain':*)"],
    ['drug scr', "('drug':*) & ('scr':*)"],
    ['"drug screen"', "('drug' <-> 'screen')"],
    ['"drug scr', "('drug' <-> 'scr':*)"],
    ['“drug screen” neg', "('drug' <-> 'screen') & ('neg':*)"],
    ["a' | !b:*", "('a':*) & ('b':*)"],
  ])('%s asks for %s', (typed, query) => {
    expect(searchQuery(typed)).toBe(query);
  });
  test.each(['', ' ', '%', '""', '&|!'])('%s asks for nothing', (typed) => {
    expect(searchQuery(typed)).toBeNull();
  });
});

test.each([
  ['nguyen', ['NGUYỄN']],
  ['drug', ['drug', 'drug']],
  ['"drug screen"', ['drug screen']],
  ['"drug scr', ['drug screen']],
  ['neg pai', ['pain', 'negative']],
  ['"7 10"', ['7/10']],
  ['drug "drug screen"', ['drug', 'drug screen']],
  ['opioid', []],
])('%s is found at %j', (typed, ranges) => {
  expect(found(typed)).toEqual(ranges);
});

test('a snippet begins at a word, and its ranges lie in it', () => {
  const text = `${'before '.repeat(40)}needle ${'after '.repeat(60)}needle`;
  const { snippet, snippetRanges } = snippetOf(text, findRanges(text, 'needle'));
  expect(snippet).toMatch(/^…before .*needle after .*…$/);
  expect(snippetRanges.map(({ s, e }) => snippet.slice(s, e))).toEqual(['needle']);
  expect(snippetOf('needle', [{ s: 0, e: 6 }])).toEqual({ snippet: 'needle', snippetRanges: [{ s: 0, e: 6 }] });
});
