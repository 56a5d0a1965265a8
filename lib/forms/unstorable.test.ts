import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findUnstorable } from './unstorable.ts';

test.each<[unknown, string | null]>([
  ['plain – 漢字 👩‍⚕️ \n\t\u0001', null],
  ['\0', ''],
  [{ member: { name: 'A\0B' } }, 'member.name'],
  [{ lines: [{ code: 'A' }, { code: '\ud83d' }] }, 'lines.1.code'],
  [{ a: { '\0': 1 } }, 'a'],
  [[1, null, true, undefined], null],
])('%j: %s', (value, path) => {
  expect(findUnstorable(value)).toBe(path);
});

test('well-formed JSON without the null character is storable, however deep', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
      expect(findUnstorable(value)).toBeNull();
    }),
  );
});
