import { describe, expect, it } from 'vitest';
import { seeded } from './random.ts';

const draw = (seed: number, count: number): number[] => {
  const random = seeded(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('seeded', () => {
  it('repeats itself for the same seed, and not for another', () => {
    expect(draw(7, 20)).toEqual(draw(7, 20));
    expect(draw(7, 20)).not.toEqual(draw(8, 20));
  });
  it('is the published generator: known first values of seed 1', () => {
    expect(draw(1, 2)).toEqual([0.627_073_940_588_161_3, 0.002_735_721_180_215_478]);
  });
  it('draws evenly from 0 up to 1', () => {
    const values = draw(42, 10_000);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0.5, 1);
  });
  it('includes both ends of a range of integers, and nothing outside', () => {
    const random = seeded(3);
    const seen = new Set(Array.from({ length: 500 }, () => random.integer(-1, 2)));
    expect([...seen].toSorted((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
  });
  it('picks every item, and refuses an empty list', () => {
    const random = seeded(5);
    expect(new Set(Array.from({ length: 200 }, () => random.pick(['a', 'b', 'c']))).size).toBe(3);
    expect(() => random.pick([])).toThrow(RangeError);
  });
  it('gives the chance asked for', () => {
    const random = seeded(11);
    const hits = Array.from({ length: 10_000 }, () => random.chance(0.2)).filter(Boolean).length;
    expect(hits / 10_000).toBeCloseTo(0.2, 1);
    expect(random.chance(0)).toBe(false);
    expect(random.chance(1)).toBe(true);
  });
});
