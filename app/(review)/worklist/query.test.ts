import { expect, test } from 'vitest';
import { addressOf, readQuery, sortAddress } from './query.ts';

test('an address without state is the fallback tab by due time', () => {
  expect(readQuery({}, 'mine')).toEqual({
    tab: 'mine',
    search: '',
    payer: null,
    stage: null,
    outcome: null,
    urgency: null,
    sort: 'due',
    descending: false,
    cursor: null,
  });
});

test('what an address gets wrong is left out, not passed on', () => {
  const q = readQuery(
    { tab: 'nope', payer: 'acme', stage: '__proto__', sort: 'dueAt; drop', after: "PA-26-1' or", desc: 'yes' },
    'unassigned',
  );
  expect(q).toEqual(readQuery({}, 'unassigned'));
});

test('a search looks in all cases unless a tab is named', () => {
  expect(readQuery({ q: '  Nguyễn ' }, 'mine')).toMatchObject({ tab: 'all', search: 'Nguyễn' });
  expect(readQuery({ q: 'x', tab: 'overdue' }, 'mine').tab).toBe('overdue');
});

test('an address reads back as the state it was made of', () => {
  const q = readQuery(
    {
      tab: 'all',
      q: 'a&b',
      payer: 'uhc',
      stage: 'trial',
      outcome: 'meets',
      urgency: 'expedited',
      sort: 'member',
      desc: '1',
      before: 'PA-26-000042',
    },
    'mine',
  );
  const address = new URL(addressOf(q, { cursor: q.cursor }), 'http://x');
  expect(readQuery(Object.fromEntries(address.searchParams), 'mine')).toEqual(q);
});

test('the register of all cases is read newest first, the work by due time', () => {
  const q = readQuery({ tab: 'all' }, 'mine');
  expect(q).toMatchObject({ sort: 'received', descending: true });
  expect(readQuery({ tab: 'all', sort: 'due' }, 'mine')).toMatchObject({ sort: 'due', descending: false });
  expect(addressOf(q, { tab: 'overdue' })).toBe('/worklist?tab=overdue');
  expect(sortAddress(q, 'received')).toBe('/worklist?tab=all&sort=received');
});

test('a change of filter goes back to the first page', () => {
  const q = readQuery({ after: 'PA-26-000042' }, 'mine');
  expect(addressOf(q, { payer: 'geha' })).toBe('/worklist?tab=mine&payer=geha');
});

test('sorting by the sorted column turns it round', () => {
  const q = readQuery({ sort: 'member' }, 'mine');
  expect(sortAddress(q, 'member')).toBe('/worklist?tab=mine&sort=member&desc=1');
  expect(sortAddress(q, 'due')).toBe('/worklist?tab=mine');
});
