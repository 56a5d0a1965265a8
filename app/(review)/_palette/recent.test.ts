import { expect, test } from 'vitest';
import { MOST_RECENT, parseRecent, withOpened } from './recent.ts';

const number = (running: number) => `PA-26-${String(running).padStart(6, '0')}`;

test('a case opened again moves to the front', () => {
  expect(withOpened([number(1), number(2)], number(2))).toEqual([number(2), number(1)]);
});

test('the list stays short', () => {
  const many = Array.from({ length: 20 }, (_, i) => number(i)).reduce<readonly string[]>(withOpened, []);
  expect(many).toHaveLength(MOST_RECENT);
  expect(many[0]).toBe(number(19));
});

test('what a browser stored is read with care', () => {
  expect(parseRecent(JSON.stringify([number(1), 'Nguyễn', 3, null]))).toEqual([number(1)]);
  for (const broken of [null, '', 'null', '{}', '[']) expect(parseRecent(broken)).toEqual([]);
});
