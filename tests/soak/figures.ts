// What a soak says in the end: how long things took, and whether the memory grew.
import { percentile, significant } from '../../bench/statistics.ts';
import type { Timing } from './wire.ts';

/** Resident memory of the application, MiB, at seconds since the beginning. */
export type Sample = { seconds: number; mib: number };

export type Row = { name: string; count: number; p50: number; p95: number; max: number };

export function rowsOf(timings: readonly Timing[], kind: Timing['kind']): Row[] {
  const names = [...new Set(timings.filter((one) => one.kind === kind).map(({ name }) => name))].sort();
  return names.map((name) =>
    rowOf(
      name,
      timings.filter((one) => one.kind === kind && one.name === name).map(({ ms }) => ms),
    ),
  );
}

export const rowOf = (name: string, times: readonly number[]): Row => ({
  name,
  count: times.length,
  p50: significant(percentile(times, 0.5), 3),
  p95: significant(percentile(times, 0.95), 3),
  max: significant(Math.max(...times), 3),
});

export type Memory = { first: number; last: number; most: number; slope: number };

/**
 * Over the second half, when all code was loaded and all caches are filled.
 * @returns MiB: means of the third and the last quarter, the most, and the slope per minute by least squares; null of fewer than 8 samples
 */
export function memoryOf(samples: readonly Sample[]): Memory | null {
  if (samples.length < 8) return null;
  const half = samples.slice(Math.floor(samples.length / 2));
  const middle = Math.floor(half.length / 2);
  const mean = (part: readonly Sample[], of: (sample: Sample) => number): number =>
    part.reduce((sum, one) => sum + of(one), 0) / part.length;
  const mib = ({ mib: value }: Sample): number => value;
  const minutes = ({ seconds }: Sample): number => seconds / 60;
  const [x, y] = [mean(half, minutes), mean(half, mib)];
  const spread = half.reduce((sum, one) => sum + (minutes(one) - x) ** 2, 0);
  const slope = half.reduce((sum, one) => sum + (minutes(one) - x) * (mib(one) - y), 0) / spread;
  return {
    first: significant(mean(half.slice(0, middle), mib)),
    last: significant(mean(half.slice(middle), mib)),
    most: significant(Math.max(...samples.map(mib))),
    slope: significant(slope, 3),
  };
}

/** At most so much more in the last quarter than in the one before: garbage that is not yet collected comes and goes by as much. */
const GROWTH = 1.1;
export const isFlat = (memory: Memory | null): boolean => memory !== null && memory.last <= memory.first * GROWTH;
