import { describe, expect, it } from 'vitest';
import { continuityRefusal, transitionUntil } from './transition.ts';

const rule = { graceDays: 90, conditions: ['The pump was there before'], citation: '42 CFR 422.112(b)(8)', verified: true };
const c = { member: { coverageFrom: '2026-11-01' }, receivedOn: '2026-11-20', pumpImplanted: true };

describe('transition of care', () => {
  it.each([
    ['on the first day of coverage', { ...c, receivedOn: '2026-11-01' }, '2027-01-29'],
    ['on the last day of the grace period', { ...c, receivedOn: '2027-01-29' }, '2027-01-29'],
    ['the day after', { ...c, receivedOn: '2027-01-30' }, null],
    ['before coverage', { ...c, receivedOn: '2026-10-31' }, null],
    ['without a pump', { ...c, pumpImplanted: false }, null],
    ['of a member whose first day was never said', { ...c, member: {} }, null],
  ])('%s', (_what, each, until) => expect(transitionUntil(each, rule)).toBe(until));
  it('of a plan without a rule', () => expect(transitionUntil(c, undefined)).toBeNull());
});

describe('continuity', () => {
  const lines = [{ dateOfService: '2026-12-01' }];
  it.each([
    ['of a refill within the period', '2027-01-29', 'maintenance', lines, null],
    ['of a refill on its last day', '2026-12-01', 'maintenance', lines, null],
    ['of a refill after it', '2026-11-30', 'maintenance', lines, 'A service lies after the grace period, which ends on 2026-11-30'],
    ['of a new pump', '2027-01-29', 'permanent', lines, 'Continuity is approved for refills and maintenance of the implanted pump only'],
    ['of who is not new', null, 'maintenance', lines, 'The member is in no transition of care'],
  ] as const)('%s', (_what, until, stage, each, refusal) => expect(continuityRefusal(until, stage, each)).toBe(refusal));
});
