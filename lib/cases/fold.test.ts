import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './fold.ts';

test.each([
  ['Maria Nguyễn-Ortega', 'maria nguyen-ortega'],
  ['Lê Quang Đức', 'le quang duc'],
  ['Ingrid Søndergaard', 'ingrid sondergaard'],
  ['Łukasz Groß', 'lukasz gross'],
  ['Margaret  O’Leary ', "margaret o'leary"],
  ['İpek', 'ipek'],
  ['', ''],
])('%s folds to %s', (name, folded) => {
  expect(fold(name)).toBe(folded);
});

test('composed and decomposed forms fold alike, and folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(fold(name.normalize('NFC'))).toBe(fold(name.normalize('NFD')));
      expect(fold(fold(name))).toBe(fold(name));
    }),
  );
});
