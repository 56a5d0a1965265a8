import { expect, it } from 'vitest';
import { letterContent } from './content.ts';
import { lintLetter } from './lint.ts';
import { LETTER_LINES_OF_BUSINESS, TEST_KINDS, testSource } from './testing.ts';

it('x', () => {
  const seen: string[] = [];
  for (const k of TEST_KINDS)
    for (const l of LETTER_LINES_OF_BUSINESS)
      for (const r of ['member', 'practitioner', 'representative'] as const) {
        const s = testSource(k, l);
        const c = letterContent(s, r);
        for (const f of lintLetter(s, c)) seen.push(`${k} ${l} ${r}: ${f.level} ${f.element}: ${f.message}`);
        if (r !== 'practitioner' && c.readingGrade > 8) seen.push(`${k} ${l} ${r} GRADE ${c.readingGrade}`);
      }
  expect(seen).toEqual([]);
});
