import { expect, test } from 'vitest';
import { railPlace } from './Rail';

const items = [
  { href: '/worklist', label: 'Worklist', icon: '' },
  { href: '/requests/new', label: 'New request', icon: '' },
];

test('a case is reached from the worklist, so the worklist is lit', () => {
  expect(railPlace(items, '/cases/PA-26-004182/review')).toBe('/worklist');
  expect(railPlace(items, '/worklist')).toBe('/worklist');
});

test('a page of its own lights its own place, and an unknown one none', () => {
  expect(railPlace(items, '/requests/new')).toBe('/requests/new');
  expect(railPlace(items, '/worklistings')).toBeNull();
});
