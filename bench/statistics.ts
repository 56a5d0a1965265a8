import os from 'node:os';

/** @returns the middle value, or the mean of the two middle ones. Throws RangeError on an empty list, which has none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const high = sorted[Math.floor(sorted.length / 2)];
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  if (high === undefined || low === undefined) throw new RangeError('The median of no values');
  return (low + high) / 2;
}

/**
 * @param share from 0 to 1: 0.95 for the 95th percentile
 * @returns the smallest value that at least this share of the values does not exceed (nearest rank), never one between two measured ones.
 *   Throws RangeError on an empty list.
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)];
  if (found === undefined) throw new RangeError('A percentile of no values');
  return found;
}

/** @returns the number with at most `digits` significant digits, as printed in results. */
export function significant(value: number, digits = 4): number {
  return Number(value.toPrecision(digits));
}

/** What else tells how far to trust a run: the machine's processors, how many tasks wanted them in the last minute, and the runtime. */
export function machine(): Readonly<Record<string, number | string>> {
  const [load] = os.loadavg();
  return { processors: os.availableParallelism(), 'load of the last minute': significant(load ?? 0, 3), node: process.version };
}
