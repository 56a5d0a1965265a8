import type { Metadata } from 'next';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { LinkButton } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { Tabs } from '@/components/ui/Tabs';
import { requireViewer } from '@/lib/auth/session.ts';
import { listEscalations } from '@/lib/use-cases/list-escalations.ts';
import { can } from '@/lib/use-cases/permissions.ts';
import { Queue } from './_components/Queue';
import { isShown, queueRow, readShown, SHOWN, SHOWN_WORDS, type Shown } from './lanes';

export const metadata: Metadata = { title: 'Escalations' };

/** What waits for a medical director, in all plans of the viewer. */
export default async function EscalationsPage({ searchParams }: PageProps<'/escalations'>) {
  const viewer = await requireViewer();
  if (!viewer.memberships.some(({ planId }) => can(viewer, 'case:direct', planId))) return <NotYours />;
  const shown = readShown((await searchParams).show);
  const now = new Date().toISOString();
  const { fast, others, total } = await listEscalations(viewer);
  const all = [...fast, ...others];
  const rows = (lane: typeof all) => lane.filter((row) => isShown(row, shown, viewer.id)).map((row) => queueRow(row, viewer.id, now));
  const lanes = { fast: rows(fast), others: rows(others) };
  return (
    <PageBody>
      <PageHeader
        title="Escalations"
        detail={total > all.length ? `${all.length} of ${total} shown, those due first` : undefined}
        actions={<LinkButton href="/readings">Readings</LinkButton>}
      />
      <Tabs
        label="Parts of the queue"
        unit={['case', 'cases']}
        items={SHOWN.map((each) => ({
          href: each === 'all' ? '/escalations' : `/escalations?show=${each}`,
          label: SHOWN_WORDS[each],
          count: each === 'all' ? total : all.filter((row) => isShown(row, each, viewer.id)).length,
          current: each === shown,
        }))}
      />
      {lanes.fast.length + lanes.others.length === 0 ? <NothingWaits shown={shown} total={total} /> : <Queue {...lanes} />}
    </PageBody>
  );
}

const WHY: Readonly<Record<Shown, { title: string; what: string }>> = {
  all: {
    title: 'No case waits for a medical director',
    what: 'A nurse escalates what she may not approve, with a question to the physician. It shows here at once.',
  },
  untaken: { title: 'Every escalated case is taken', what: 'Each has a medical director who decides or returns it.' },
  mine: { title: 'You have taken no case', what: 'Take one that nobody has: by its button, or with the key c.' },
};

function NothingWaits({ shown, total }: { shown: Shown; total: number }) {
  const { title, what } = WHY[shown];
  return (
    <EmptyState
      title={title}
      actions={shown !== 'all' && total > 0 ? <LinkButton href="/escalations">See all escalations</LinkButton> : null}
    >
      {what}
    </EmptyState>
  );
}

function NotYours() {
  return (
    <PageBody>
      <PageHeader title="Escalations" />
      <EmptyState title="Your role has no escalations" actions={<LinkButton href="/worklist">Go to the worklist</LinkButton>}>
        Escalated cases are decided by medical directors of their plan. The worklist shows where each case stands.
      </EmptyState>
    </PageBody>
  );
}
