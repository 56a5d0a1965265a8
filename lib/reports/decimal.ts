/** Exact arithmetic for reports: whole numbers in, decimal text out. Nothing is rounded before the last step. */

/**
 * `numerator / denominator` with so many decimals, rounded half away from zero.
 * @param denominator above 0
 */
export function decimal(numerator: bigint, denominator: bigint, digits: number): string {
  if (denominator <= 0n) throw new RangeError('a denominator is above 0');
  const scale = 10n ** BigInt(digits);
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size * scale + denominator) / (2n * denominator);
  const sign = numerator < 0n && rounded > 0n ? '-' : '';
  const whole = `${sign}${rounded / scale}`;
  return digits === 0 ? whole : `${whole}.${String(rounded % scale).padStart(digits, '0')}`;
}

/** Decimals of percentages, days and hours. */
export const DECIMALS = 2;

/** `part` of `whole` in percent; null where there is nothing to be a part of. */
export const percent = (part: number, whole: number): string | null =>
  whole === 0 ? null : decimal(100n * BigInt(part), BigInt(whole), DECIMALS);

const HOUR_MS = 3_600_000n;
export const UNIT_MS = { days: 24n * HOUR_MS, hours: HOUR_MS } as const;
export type TimeUnit = keyof typeof UNIT_MS;

/** Elapsed times of some requests, in whole milliseconds. Of an even number of them the two in the middle differ. */
export interface Elapsed {
  readonly count: number;
  readonly sum: bigint;
  /** The middle one, or the lower of the two. */
  readonly lower: bigint;
  readonly upper: bigint;
}

/** Their mean; null of none. */
export const mean = ({ count, sum }: Elapsed, unit: TimeUnit): string | null =>
  count === 0 ? null : decimal(sum, BigInt(count) * UNIT_MS[unit], DECIMALS);

/** Their median: half of them took no longer, half no less. */
export const median = ({ count, lower, upper }: Elapsed, unit: TimeUnit): string | null =>
  count === 0 ? null : decimal(lower + upper, 2n * UNIT_MS[unit], DECIMALS);
