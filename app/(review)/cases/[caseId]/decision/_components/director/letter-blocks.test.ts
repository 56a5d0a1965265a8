import { expect, test } from 'vitest';
import type { LetterFinding } from '@/lib/letters/lint.ts';
import { blocksOf, fieldOf } from './letter-blocks';

const blocks = (element: string, message = 'm'): LetterFinding => ({ level: 'blocks', element, message });

test('what blocks several letters is named once; what only warns is none', () => {
  const lint = [blocks('reason'), { level: 'warns', element: 'due time', message: 'late' } as const];
  const letters = [{ lint }, { lint: [...lint, blocks('addressee name')] }];
  expect(blocksOf(letters).map(({ element }) => element)).toEqual(['reason', 'addressee name']);
  expect(blocksOf(null)).toEqual([]);
});

test.each([
  ['reason for the denial', 'reason'],
  ['unexplained acronym', 'reason'],
  ['what could change the decision', 'wouldChange'],
  ['criterion relied on', 'criteria'],
  ['code of line 1', null],
  ['plan name', null],
])('%s is settled at %s', (element, field) => expect(fieldOf(blocks(element))).toBe(field));

test('a withheld topic is in the reason, or was chosen', () => {
  expect(fieldOf(blocks('withheld topic', 'The reason names a diagnosis as what would change the decision'))).toBe('reason');
  expect(fieldOf(blocks('withheld topic', '“Age?” cannot be named'))).toBe('wouldChange');
});
