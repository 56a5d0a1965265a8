import { LinkButton } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import type { Tab, WorklistQuery } from '@/lib/cases/worklist.ts';
import { addressOf } from '../query';

const WHY: Readonly<Record<Tab, { title: string; what: string }>> = {
  mine: { title: 'You hold no case', what: 'Take one from Unassigned: open it and claim it.' },
  unassigned: { title: 'No case waits to be claimed', what: 'Every request received so far is held by somebody or done.' },
  'due-today': { title: 'Nothing falls due today', what: 'No notice is due before midnight in the plans’ time zones.' },
  overdue: { title: 'Nothing is overdue', what: 'Every open case still has time left.' },
  'notice-owed': { title: 'No notice is owed', what: 'Every decided case has its letters issued and delivered.' },
  all: { title: 'There are no cases yet', what: 'Enter the first request.' },
};

/** Why the list is empty, and what to do about it. */
export function NothingHere({ query, mayReceive }: { query: WorklistQuery; mayReceive: boolean }) {
  const narrowed = query.search || query.payer || query.stage || query.outcome || query.urgency;
  if (narrowed) {
    const clear = { search: '', payer: null, stage: null, outcome: null, urgency: null };
    return (
      <EmptyState title="No case matches" actions={<LinkButton href={addressOf(query, clear)}>Clear search and filters</LinkButton>}>
        Searched are member name, member ID, case number and requesting practitioner, in the plans that you work for
        {query.tab === 'all' ? '' : ', in this tab'}.
      </EmptyState>
    );
  }
  const { title, what } = WHY[query.tab];
  const action =
    query.tab === 'mine' ? (
      <LinkButton href={addressOf(query, { tab: 'unassigned' })}>See unassigned cases</LinkButton>
    ) : mayReceive ? (
      <LinkButton href="/requests/new">New request</LinkButton>
    ) : null;
  return (
    <EmptyState title={title} actions={action}>
      {what}
    </EmptyState>
  );
}
