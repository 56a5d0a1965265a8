import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, mean, median, percent } from './decimal.ts';

describe('decimal', () => {
  test.each([
    [1n, 3n, 2, '0.33'],
    [2n, 3n, 2, '0.67'],
    [1n, 200n, 2, '0.01'],
    [-1n, 200n, 2, '-0.01'],
    [-1n, 1000n, 2, '0.00'],
    [7n, 2n, 0, '4'],
    [10n ** 20n, 1n, 1, '100000000000000000000.0'],
  ])('%s / %s', (n, d, digits, text) => expect(decimal(n, d, digits)).toBe(text));

  test('is never further from the fraction than half a unit of its last decimal', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 9n }), (n, d) => {
        const units = BigInt(decimal(n, d, 3).replace('.', ''));
        const off = units * d - n * 1000n;
        expect(2n * (off < 0n ? -off : off)).toBeLessThanOrEqual(d);
      }),
    );
  });

  test('has no denominator of 0', () => expect(() => decimal(1n, 0n, 2)).toThrow('above 0'));
});

test('a percentage of nothing is none', () => {
  expect(percent(0, 0)).toBeNull();
  expect(percent(1, 8)).toBe('12.50');
});

test('mean and median in days and hours', () => {
  const elapsed = { count: 4, sum: 10n * 3_600_000n, lower: 3_600_000n, upper: 7_200_000n };
  expect(mean(elapsed, 'hours')).toBe('2.50');
  expect(median(elapsed, 'hours')).toBe('1.50');
  expect(median({ ...elapsed, lower: 86_400_000n, upper: 86_400_000n }, 'days')).toBe('1.00');
  expect(mean({ count: 0, sum: 0n, lower: 0n, upper: 0n }, 'days')).toBeNull();
});
