import { expect, test } from 'vitest';
import { filterError, queryOf, readBefore, readFilter } from './query';

test('a filter is read from the address, days as whole days', () => {
  const params = { person: 'u1', case: ' pa-26-000012 ', kind: 'letter', from: '2026-11-01', to: '2026-11-02' };
  expect(readFilter(params)).toEqual({
    userId: 'u1',
    caseNumber: 'PA-26-000012',
    kind: 'letter',
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-11-03T00:00:00.000Z',
  });
});

test('what is not understood is left out', () => {
  expect(readFilter({ case: 'x', kind: 'glance', from: '2026-13-40', to: ['2026-11-01', '2026-11-02'] })).toEqual({});
  expect(readFilter({ person: 'u\0', from: '0000-01-01', to: '9999-12-31' })).toEqual({});
  expect(readBefore({ before: '1e3' })).toBeNull();
  expect(readBefore({ before: '42' })).toBe(42);
});

test('what cannot be read is told, and not shown as if nothing had been asked', () => {
  expect(filterError({ case: ' pa-26-000012 ', from: '2026-11-02', to: '2026-11-02' })).toEqual({});
  expect(filterError({ case: 'PA-26-12', from: '2026-11-02', to: '2026-11-01' })).toEqual({
    case: 'Such as PA-26-000012',
    to: 'Before “From”',
  });
});

test('the next page and the export keep the filter', () => {
  expect(queryOf({ person: 'u1', kind: '', before: '9' }, 4)).toBe('?person=u1&before=4');
  expect(queryOf({})).toBe('');
});
