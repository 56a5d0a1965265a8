import type { ReactNode } from 'react';
import { LinkButton } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { isNarrowed, NO_FILTERS, type Tab } from '@/lib/cases/worklist.ts';
import { addressOf, type ListedQuery } from '../query';

const WHY: Readonly<Record<Tab, { title: string; what: string }>> = {
  mine: { title: 'You hold no case', what: 'Take the one that is due first, or choose one from Unassigned.' },
  unassigned: { title: 'No case waits to be claimed', what: 'Every request received so far is held by somebody or done.' },
  'due-today': { title: 'Nothing falls due today', what: 'No notice is due before midnight in the plans’ time zones.' },
  overdue: { title: 'Nothing is overdue', what: 'Every open case still has time left.' },
  pended: {
    title: 'No case waits for information',
    what: 'A case stands here while a practitioner is asked for what is missing. A nurse asks from its Decision step.',
  },
  'with-director': {
    title: 'No case is with a director',
    what: 'A case stands here from its escalation until a director signs or returns it.',
  },
  'notice-owed': { title: 'No notice is owed', what: 'Every decided case has its letters issued and delivered.' },
  'to-carry-out': {
    title: 'Nothing is to be carried out',
    what: 'A case stands here while an overturned decision is to be put into effect, or an upheld appeal to be forwarded.',
  },
  all: { title: 'There are no cases yet', what: 'Enter the first request.' },
};

/** Why the list is empty, and what to do about it. `next`: the way to the next case, for who reviews. */
export function NothingHere({ query, mayReceive, next }: { query: ListedQuery; mayReceive: boolean; next: ReactNode }) {
  if (isNarrowed(query)) {
    return (
      <EmptyState
        title="No case matches"
        actions={<LinkButton href={addressOf(query, { ...NO_FILTERS, search: '', sealed: '' })}>Clear search and filters</LinkButton>}
      >
        Searched are member name, member ID, case number and requesting practitioner, in the plans that you work for
        {query.tab === 'all' ? '' : ', in this tab'}. One or two letters are looked for at the beginning of a word.
      </EmptyState>
    );
  }
  const { title, what } = WHY[query.tab];
  const action =
    query.tab === 'mine' ? (
      <>
        {next}
        <LinkButton href={addressOf(query, { tab: 'unassigned' })}>See unassigned cases</LinkButton>
      </>
    ) : mayReceive ? (
      <LinkButton href="/requests/new">New request</LinkButton>
    ) : null;
  return (
    <EmptyState title={title} actions={action}>
      {what}
    </EmptyState>
  );
}
