import type { Gone } from '@/lib/use-cases/list-cases.ts';
import type { TableRow } from '../rows';

/** A row on the screen; `gone` says what became of a case that left the list while it was looked at. */
export type ShownRow = TableRow & { gone: Gone | 'away' | null };

export const fresh = (rows: readonly TableRow[]): ShownRow[] => rows.map((row) => ({ ...row, gone: null }));

/**
 * The rows that were shown, each in its place and as it is now. What left the list stays, marked; what came to it waits.
 * @param left what is known of cases that left
 */
export function merge(shown: readonly ShownRow[], now: readonly TableRow[], left: readonly Gone[]): { shown: ShownRow[]; waiting: number } {
  if (shown.length === 0) return { shown: fresh(now), waiting: 0 };
  const current = new Map(now.map((row) => [row.id, row]));
  const known = new Set(shown.map(({ id }) => id));
  return {
    shown: shown.map((row) => {
      const still = current.get(row.id);
      if (still) return { ...still, gone: null };
      return { ...row, gone: left.find(({ number }) => number === row.number) ?? row.gone ?? 'away' };
    }),
    waiting: now.filter(({ id }) => !known.has(id)).length,
  };
}
