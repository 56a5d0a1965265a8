import { HISTORY_KINDS, KIND_WORDS } from '@/components/case/history-words';
import { Tabs } from '@/components/ui/Tabs';
import type { HistoryEntry } from '@/lib/use-cases/load-history.ts';
import { type Filter, filterAddress, passes, peopleOf } from './filter';

/** By kind, and by person where there is more than one; each count is what its tab would show. */
export function Filters({ base, filter, entries }: { base: string; filter: Filter; entries: readonly HistoryEntry[] }) {
  const tab = (label: string, changed: Partial<Filter>, current: boolean) => {
    const to = { ...filter, ...changed };
    return { href: filterAddress(base, to), label, count: entries.filter((entry) => passes(entry, to)).length, current };
  };
  const people = peopleOf(entries);
  return (
    <div className="flex flex-wrap items-end gap-x-8 gap-y-1">
      <Tabs
        label="Kinds of event"
        items={[
          tab('All', { kind: null }, filter.kind === null),
          ...HISTORY_KINDS.map((kind) => tab(KIND_WORDS[kind], { kind }, filter.kind === kind)),
        ]}
      />
      {people.length > 1 ? (
        <Tabs
          label="People"
          items={[
            tab('Everyone', { by: null }, filter.by === null),
            ...people.map(({ id, name }) => tab(name, { by: id }, filter.by === id)),
          ]}
        />
      ) : null}
    </div>
  );
}
