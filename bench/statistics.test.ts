import { describe, expect, it } from 'vitest';
import { median, significant } from './statistics.ts';

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

describe('significant', () => {
  it('keeps four digits', () => {
    expect(significant(123_456)).toBe(123_500);
    expect(significant(1.234_56)).toBe(1.235);
  });
});
