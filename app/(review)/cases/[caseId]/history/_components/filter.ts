import { HISTORY_KINDS, type HistoryKind, kindOf } from '@/components/case/history-words';
import type { HistoryEntry } from '@/lib/use-cases/load-history.ts';

/** What of a history is shown, as its address says it. `by` is a colleague's id, never a name. */
export interface Filter {
  kind: HistoryKind | null;
  by: string | null;
}

export type FilterParams = Partial<Record<'kind' | 'by', string | string[]>>;

/** What the address gets wrong falls back to everything. */
export function readFilter({ kind, by }: FilterParams, entries: readonly HistoryEntry[]): Filter {
  return {
    kind: HISTORY_KINDS.find((each) => each === kind) ?? null,
    by: entries.find(({ event }) => event.actor.id === by)?.event.actor.id ?? null,
  };
}

export function passes({ event }: HistoryEntry, { kind, by }: Filter): boolean {
  return (kind === null || kindOf(event.type) === kind) && (by === null || event.actor.id === by);
}

/** The page's address under a filter. */
export function filterAddress(base: string, { kind, by }: Filter): string {
  const params = new URLSearchParams({ ...(kind && { kind }), ...(by && { by }) }).toString();
  return params === '' ? base : `${base}?${params}`;
}

/** Everyone who did something, with the name of the last time, in the order in which they came. */
export function peopleOf(entries: readonly HistoryEntry[]): { id: string; name: string }[] {
  return [...new Map(entries.map(({ event: { actor } }) => [actor.id, actor.name]))].map(([id, name]) => ({ id, name }));
}
