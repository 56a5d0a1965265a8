import { describe, expect, it } from 'vitest';
import { median, percentile, significant } from './statistics.ts';

describe('median', () => {
  it('is the middle of an odd count, in whatever order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([7])).toBe(7);
  });
  it('is the mean of the two middle ones of an even count', () => {
    expect(median([10, 1, 4, 2])).toBe(3);
  });
  it('sorts by number, not by text, and leaves its input alone', () => {
    const values = [100, 9, 20];
    expect(median(values)).toBe(20);
    expect(values).toEqual([100, 9, 20]);
  });
  it('refuses an empty list', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('percentile', () => {
  it('is the nearest rank: a measured value, at or above the share', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 0.95)).toBe(95);
    expect(percentile(hundred, 0.951)).toBe(96);
    expect(percentile([3, 1, 2], 0.5)).toBe(2);
  });
  it('is the largest of few values, and the only one of one', () => {
    expect(percentile([1, 2, 9], 0.95)).toBe(9);
    expect(percentile([4], 0.95)).toBe(4);
    expect(percentile([4, 5], 0)).toBe(4);
  });
  it('refuses an empty list', () => {
    expect(() => percentile([], 0.95)).toThrow(RangeError);
  });
});

describe('significant', () => {
  it('keeps four digits', () => {
    expect(significant(123_456)).toBe(123_500);
    expect(significant(1.234_56)).toBe(1.235);
  });
});
