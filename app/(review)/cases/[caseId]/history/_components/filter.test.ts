import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '@/lib/use-cases/load-history.ts';
import { filterAddress, passes, peopleOf, readFilter } from './filter';

const entry = (number: number, type: 'case-claimed' | 'case-closed', id: string, name = id): HistoryEntry => ({
  number,
  hash: '',
  event: { type, payload: {}, actor: { id, name, role: 'nurse' }, at: '2026-11-20T10:00:00.000Z' },
});
const entries = [entry(1, 'case-claimed', 'dana'), entry(2, 'case-closed', 'sam'), entry(3, 'case-closed', 'dana', 'Dana W.')];

describe('the filter of a history', () => {
  it('is read from the address, and what is wrong there is nothing', () => {
    expect(readFilter({ kind: 'case', by: 'sam' }, entries)).toEqual({ kind: 'case', by: 'sam' });
    expect(readFilter({ kind: 'toString', by: 'nobody' }, entries)).toEqual({ kind: null, by: null });
    expect(readFilter({ kind: ['case', 'letters'] }, entries)).toEqual({ kind: null, by: null });
  });

  it('lets through what is of the kind and by the person', () => {
    const numbers = (filter: Parameters<typeof passes>[1]) => entries.filter((each) => passes(each, filter)).map(({ number }) => number);
    expect(numbers({ kind: null, by: 'dana' })).toEqual([1, 3]);
    expect(numbers({ kind: 'letters', by: null })).toEqual([]);
    expect(numbers({ kind: 'case', by: 'sam' })).toEqual([2]);
  });

  it('has an address, and names each person once', () => {
    expect(filterAddress('/h', { kind: null, by: null })).toBe('/h');
    expect(filterAddress('/h', { kind: 'case', by: 'dana' })).toBe('/h?kind=case&by=dana');
    expect(peopleOf(entries)).toEqual([
      { id: 'dana', name: 'Dana W.' },
      { id: 'sam', name: 'sam' },
    ]);
  });
});
