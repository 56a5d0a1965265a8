import { expect, test } from 'vitest';
import { safeNextPath } from './next-path';

test('a path of this application is kept, with its query', () => {
  expect(safeNextPath('/cases/42/review?q=a%20b')).toBe('/cases/42/review?q=a%20b');
});

test.each([
  ['nothing', undefined],
  ['an empty one', ''],
  ['the front page', '/'],
  ['the sign-in page itself', '/sign-in?next=%2Fworklist'],
  ['a route that is no page', '/api/letters/1'],
  ['another origin', 'https://evil.test/worklist'],
  ['another host without scheme', '//evil.test'],
  ['a backslash that browsers read as a slash', '/\\evil.test'],
  ['a tab that browsers drop', '/\t/evil.test'],
  ['dots that leave two slashes', '/.//evil.test'],
  ['a script', 'javascript:alert(1)'],
  ['a list', ['/worklist']],
])('%s leads to the worklist', (_, wanted) => {
  expect(safeNextPath(wanted)).toBe('/worklist');
});
