'use client';

import { useRouter } from 'next/navigation';
import { Button, LinkButton } from '@/components/ui/Button';
import { toRoute } from '@/components/ui/routes';
import { Tag } from '@/components/ui/Tag';
import { OUTCOME_WORDS, PAYER_WORDS, STAGE_WORDS, STATUS_WORDS, URGENCY_WORDS } from '@/lib/cases/words.ts';
import { type FilterKey, NEW_MEMBERS, NO_FILTERS, NOBODY } from '@/lib/cases/worklist.ts';
import type { FilterOptions } from '@/lib/use-cases/list-cases.ts';
import { addressOf, type ListedQuery } from '../query';

type Option = { value: string; label: string };
type Filter = { key: FilterKey; label: string; options: readonly Option[] };

const ofWords = (words: Readonly<Record<string, string>>): Option[] => Object.entries(words).map(([value, label]) => ({ value, label }));

const CODED: readonly Filter[] = [
  { key: 'payer', label: 'Payer', options: ofWords(PAYER_WORDS) },
  { key: 'stage', label: 'Request', options: ofWords(STAGE_WORDS) },
  { key: 'outcome', label: 'Outcome so far', options: ofWords(OUTCOME_WORDS) },
  { key: 'urgency', label: 'Urgency', options: ofWords(URGENCY_WORDS) },
  { key: 'status', label: 'Status', options: ofWords(STATUS_WORDS) },
  { key: 'transition', label: 'Transition', options: [{ value: NEW_MEMBERS, label: 'new members with a pump' }] },
];

type Props = FilterOptions & {
  query: ListedQuery;
  /** The viewer's id where she holds cases. */
  mine: string | null;
};

function filtersOf({ plans, reviewers, mine, query }: Props): Filter[] {
  const people = reviewers.map(({ id, name }) => ({ value: id, label: name }));
  const me = mine === null ? [] : [{ value: mine, label: 'me' }];
  const plan =
    plans.length > 1 ? [{ key: 'plan' as const, label: 'Plan', options: plans.map(({ id, name }) => ({ value: id, label: name })) }] : [];
  const assignee: Filter = { key: 'assignee', label: 'Assignee', options: [...me, { value: NOBODY, label: 'nobody' }, ...people] };
  // Where the tab says it already the list has one to offer.
  return [...CODED.filter(({ key }) => key !== 'status' || ['mine', 'due-today', 'overdue', 'all'].includes(query.tab)), ...plan, assignee];
}

/** Filters as native lists in a GET form: a change goes at once, and without script a button sends them. */
export function Filters(props: Props) {
  const { query } = props;
  const router = useRouter();
  const filtered = Object.keys(NO_FILTERS).some((key) => query[key as FilterKey] !== null); // the record's own keys
  return (
    <form action="/worklist" className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="tab" value={query.tab} />
      {query.search ? <input type="hidden" name="q" value={query.sealed} /> : null}
      {filtersOf(props).map(({ key, label, options }) => (
        <label
          key={key}
          className={`inline-flex items-center gap-1 rounded-full border bg-panel pl-2.5 text-xs text-muted has-focus-visible:outline-2 has-focus-visible:outline-accent ${query[key] ? 'border-accent bg-accent-weak' : 'border-line'}`}
        >
          {label}:
          <select
            name={key}
            value={query[key] ?? ''}
            onChange={(event) => router.push(toRoute(addressOf(query, { [key]: event.target.value || null })))}
            className={`h-6 rounded-full bg-transparent pr-1 font-medium text-text outline-none ${query[key] ? 'max-w-44' : 'max-w-14'}`}
          >
            <option value="">any</option>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </label>
      ))}
      <noscript>
        <Button type="submit" size="sm">
          Apply
        </Button>
      </noscript>
      {query.search ? <Tag tone="info">search: {query.search}</Tag> : null}
      {query.search || filtered ? (
        <LinkButton size="sm" variant="quiet" href={addressOf(query, { ...NO_FILTERS, search: '', sealed: '' })}>
          {filtered ? (query.search ? 'Clear search and filters' : 'Clear filters') : 'Clear search'}
        </LinkButton>
      ) : null}
    </form>
  );
}
