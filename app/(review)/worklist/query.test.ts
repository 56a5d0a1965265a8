import { expect, test } from 'vitest';
import { NO_FILTERS } from '../../../lib/cases/worklist.ts';
import { addressOf, type Params, readQuery as read, sortAddress, typedSearch } from './query.ts';

/** As if sealing were writing backwards. */
const unseal = (sealed: string) => (sealed.startsWith('~') ? [...sealed.slice(1)].reverse().join('') : null);
const readQuery = (params: Params, fallback: Parameters<typeof read>[1]) => read(params, fallback, unseal);

test('an address without state is the fallback tab by due time', () => {
  expect(readQuery({}, 'mine')).toEqual({
    ...NO_FILTERS,
    tab: 'mine',
    search: '',
    sealed: '',
    sort: 'due',
    descending: false,
    cursor: null,
  });
});

test('what an address gets wrong is left out, not passed on', () => {
  const q = readQuery(
    {
      tab: 'nope',
      payer: 'acme',
      stage: '__proto__',
      plan: 'a b',
      assignee: "' or",
      sort: 'dueAt; drop',
      after: "PA-26-1' or",
      desc: 'yes',
    },
    'unassigned',
  );
  expect(q).toEqual(readQuery({}, 'unassigned'));
});

test('a search looks in all cases unless a tab is named', () => {
  expect(readQuery({ q: '~kraP' }, 'mine')).toMatchObject({ tab: 'all', search: 'Park', sealed: '~kraP' });
  expect(readQuery({ q: '~x', tab: 'overdue' }, 'mine').tab).toBe('overdue');
});

test('an address never shows what is looked for, but for a case number, and reads no name', () => {
  expect(addressOf(readQuery({ q: '~kraP' }, 'mine'), {})).toBe('/worklist?tab=all&q=%7EkraP');
  expect(readQuery({ q: 'PA-26-000042' }, 'mine').search).toBe('PA-26-000042');
  expect(readQuery({ q: 'Park' }, 'mine')).toMatchObject({ search: '', sealed: '', tab: 'mine' });
});

test('typed words lose what is no part of a name', () => {
  expect(typedSearch('  Nguyễn\u0000\tThị ')).toBe('Nguyễn Thị');
});

test('an address reads back as the state it was made of', () => {
  const q = readQuery(
    {
      tab: 'all',
      q: '~b&a',
      payer: 'uhc',
      stage: 'trial',
      outcome: 'meets',
      urgency: 'expedited',
      status: 'closed',
      assignee: 'demo-nurse',
      plan: 'molina-oh',
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

test('the last page has an address, and a change leaves it', () => {
  const q = readQuery({ tab: 'all', last: '1' }, 'mine');
  expect(q.cursor).toBe('last');
  expect(addressOf(q, { cursor: 'last' })).toBe('/worklist?tab=all&last=1');
  expect(addressOf(q, { urgency: 'expedited' })).toBe('/worklist?tab=all&urgency=expedited');
});
