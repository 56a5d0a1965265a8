import { describe, expect, it } from 'vitest';
import { duplicatesOf, type OtherCase } from './duplicates.ts';

const other = (over: Partial<OtherCase> = {}): OtherCase => ({
  number: 'PA-26-000001',
  status: 'in-review',
  ending: null,
  lines: [{ code: '62362', dateOfService: '2026-12-01' }],
  authorized: null,
  ...over,
});
const found = (dateOfService: string, over: Partial<OtherCase> = {}, code = '62362') =>
  duplicatesOf(
    [
      { code: '62350', dateOfService },
      { code, dateOfService },
    ],
    [other(over)],
  ).length === 1;

describe('a request repeats a case of the same member', () => {
  it.each([
    ['2026-12-01', true],
    ['2026-11-01', true],
    ['2026-10-31', false],
    ['2026-12-31', true],
    ['2027-01-01', false],
  ])('that has one of its codes up to thirty days away: %s', (day, expected) => {
    expect(found(day)).toBe(expected);
  });

  it('or while what that one authorized is valid, both days included', () => {
    const authorized = { from: '2026-12-01', to: '2027-02-28' };
    expect([found('2027-02-28', { authorized }), found('2027-03-01', { authorized })]).toEqual([true, false]);
  });

  it('and no other: not with other codes, nor without a day, nor one that nobody answered', () => {
    expect(found('2026-12-01', {}, '62323')).toBe(false);
    expect(found('')).toBe(false);
    for (const ending of ['withdrawn', 'dismissed', 'redirected']) expect(found('2026-12-01', { ending })).toBe(false);
    for (const ending of [null, 'administrative-denial', 'no-authorization-required']) expect(found('2026-12-01', { ending })).toBe(true);
  });
});
