import { describe, expect, it } from 'vitest';
import type { InForce, Policy, PolicyVersion } from '@/lib/criteria/policy.ts';
import { policyById } from '@/lib/criteria/registry.ts';
import { axisOf, laneOf } from './timeline-axis';

const axis = axisOf('2026-11-22');
const version = (name: string, inForce: Omit<InForce, 'citation'>, last?: string): PolicyVersion => ({
  policy: 'molina-mcp-160',
  version: name,
  document: 'A document',
  inForce: { ...inForce, citation: 'its title' },
  ...(last === undefined ? {} : { reviewDue: { last, citation: 'its header' } }),
  codes: null,
  limits: [],
  criteria: [],
});
const lane = (...versions: PolicyVersion[]) => laneOf({ ...policyById('molina-mcp-160'), versions } satisfies Policy, axis);

describe('the axis', () => {
  it('goes from six years back to the end of next year', () => {
    expect([axis.from, axis.to]).toEqual(['2020-01-01', '2028-01-01']);
    expect(axis.years.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027]);
    expect(axis.years[0]?.at).toBe(0);
    expect(axis.years[4]?.at).toBeCloseTo(50, 1);
    expect(axis.today).toBeCloseTo(86.1, 1);
  });
});

describe('a lane', () => {
  it('cuts what began before the axis, and leaves open what has no end', () => {
    expect(lane(version('old', { from: '2004-12-17' })).bars).toEqual([
      { version: 'old', start: 0, end: 100, cut: true, open: true, late: null },
    ]);
  });

  it('shows the gap after an end up to today, and between two versions', () => {
    const { bars, gaps } = lane(
      version('first', { from: '2020-07-01', to: '2020-12-31' }),
      version('second', { from: '2022-01-01', to: '2023-12-31' }),
    );
    expect(bars.map(({ open }) => open)).toEqual([false, false]);
    expect(gaps).toEqual([
      { start: bars[0]?.end, end: bars[1]?.start },
      { start: bars[1]?.end, end: axis.today },
    ]);
  });

  it('has no gap before the first version, nor beside an open one', () => {
    expect(lane(version('only', { from: '2026-12-01' })).gaps).toEqual([]);
    expect(lane(version('a', { from: '2021-01-01' }), version('b', { from: '2023-01-01', to: '2023-12-31' })).gaps).toEqual([]);
  });

  it('marks from where a review is overdue, once it is', () => {
    expect(lane(version('due', { from: '2021-01-01' }, '2024-01-01')).bars[0]?.late).toBeCloseTo(50, 1);
    expect(lane(version('not yet', { from: '2021-01-01' }, '2027-01-01')).bars[0]?.late).toBeNull();
  });

  it('leaves out what ended before it, or begins after it', () => {
    expect(lane(version('past', { from: '2010-01-01', to: '2019-12-31' }), version('far', { from: '2028-01-01' })).bars).toEqual([]);
  });
});
