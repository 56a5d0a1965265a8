'use client';

import { useRouter } from 'next/navigation';
import { Button, LinkButton } from '@/components/ui/Button';
import { toRoute } from '@/components/ui/routes';
import { Tag } from '@/components/ui/Tag';
import { OUTCOME_WORDS, PAYER_WORDS, STAGE_WORDS, URGENCY_WORDS } from '@/lib/cases/words.ts';
import type { WorklistQuery } from '@/lib/cases/worklist.ts';
import { PAYERS, STAGES } from '@/lib/criteria/case-input.ts';
import { OUTCOMES } from '@/lib/criteria/outcome.ts';
import { addressOf } from '../query';

type FilterKey = 'payer' | 'stage' | 'outcome' | 'urgency';

const FILTERS: readonly { key: FilterKey; label: string; options: readonly { value: string; label: string }[] }[] = [
  { key: 'payer', label: 'Payer', options: PAYERS.map((value) => ({ value, label: PAYER_WORDS[value] })) },
  { key: 'stage', label: 'Request', options: STAGES.map((value) => ({ value, label: STAGE_WORDS[value] })) },
  { key: 'outcome', label: 'Outcome so far', options: OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] })) },
  {
    key: 'urgency',
    label: 'Urgency',
    options: (['standard', 'expedited'] as const).map((value) => ({ value, label: URGENCY_WORDS[value] })),
  },
];

/** Filters as native lists in a GET form: a change goes at once, and without script a button sends them. */
export function Filters({ query }: { query: WorklistQuery }) {
  const router = useRouter();
  return (
    <form action="/worklist" className="flex flex-wrap items-center gap-2 print:hidden">
      <input type="hidden" name="tab" value={query.tab} />
      {query.search ? <input type="hidden" name="q" value={query.search} /> : null}
      {FILTERS.map(({ key, label, options }) => (
        <label
          key={key}
          className="inline-flex items-center gap-1 rounded-full border border-line bg-panel pl-2.5 text-xs text-muted has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          {label}:
          <select
            name={key}
            value={query[key] ?? ''}
            onChange={(event) => router.push(toRoute(addressOf(query, { [key]: event.target.value || null })))}
            className="h-6 max-w-44 rounded-full bg-transparent pr-1 font-medium text-text outline-none"
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
      {query.search ? (
        <span className="inline-flex items-center gap-1.5">
          <Tag tone="info">search: {query.search}</Tag>
          <LinkButton size="sm" variant="quiet" href={addressOf(query, { search: '' })}>
            Clear search
          </LinkButton>
        </span>
      ) : null}
    </form>
  );
}
