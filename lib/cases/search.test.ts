import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchQuery } from './search.ts';

test('a name is looked for in the member’s and in the practitioner’s, its last word as it begins', () => {
  expect(searchQuery('Yolanda  HILL')).toEqual({
    query: "('myolanda' & 'mhill':*) | ('pyolanda' & 'phill':*) | 'nyolandahill':* | 'iyolandahill':*",
    beginning: null,
  });
});

test('one word may begin a number or an ID too', () => {
  expect(searchQuery('pa-')?.query).toBe("('mpa':*) | ('ppa':*) | 'npa':* | 'ipa':*");
});

test('numbers are looked for from any of their parts on, without what separates them', () => {
  expect(searchQuery('PA-26-04')?.query).toBe("('mpa' & 'm26' & 'm04':*) | ('ppa' & 'p26' & 'p04':*) | 'npa2604':* | 'ipa2604':*");
  expect(searchQuery('576 071')?.query).toContain("'i576071':*");
});

test('a short last word of several is compared, not looked up', () => {
  expect(searchQuery('Hoa Lindström, MD')).toEqual({ query: "('mhoa' & 'mlindstrom') | ('phoa' & 'plindstrom')", beginning: 'md' });
});

test.each(['', ' ', '%', '_', "'", '\\', '& | !'])('%j says nothing that could be found', (typed) => {
  expect(searchQuery(typed)).toBeNull();
});

test('whatever is typed, the query holds quoted words, operators and nothing else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
      const search = searchQuery(typed);
      if (search !== null) expect(search.query.replace(/'[^'\\\s]+'/gu, 'w')).toMatch(/^[w&|():* ]+$/);
    }),
  );
});
