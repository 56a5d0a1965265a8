import type { Metadata } from 'next';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { LinkButton } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { Tabs } from '@/components/ui/Tabs';
import { requireViewer } from '@/lib/auth/session.ts';
import { dayIn } from '@/lib/cases/time.ts';
import { formatDate, formatDay, timeLeft } from '@/lib/cases/time-words.ts';
import { listCases, type WorklistRow } from '@/lib/use-cases/list-cases.ts';
import { can, mayReadCases, mayReceiveAnywhere } from '@/lib/use-cases/permissions.ts';
import { CaseTable } from './_components/CaseTable';
import { Filters } from './_components/Filters';
import { NothingHere } from './_components/NothingHere';
import { Pager } from './_components/Pager';
import { addressOf, readQuery } from './query';
import { isNurse, TAB_WORDS, tabsOf } from './tabs';

export const metadata: Metadata = { title: 'Worklist' };

export default async function WorklistPage({ searchParams }: PageProps<'/worklist'>) {
  const viewer = await requireViewer();
  if (!mayReadCases(viewer)) return <NoCases />;
  const now = new Date().toISOString();
  const query = readQuery(await searchParams, isNurse(viewer) ? 'mine' : 'all');
  const { rows, counts, ...page } = await listCases(viewer, query, now);
  const tabs = tabsOf(viewer).map((tab) => ({
    href: addressOf(query, { tab }),
    label: TAB_WORDS[tab],
    count: counts[tab],
    current: tab === query.tab,
    ...(tab === 'overdue' ? { tone: 'alarm' as const } : {}),
  }));
  const mayClaim = viewer.memberships.some((m) => can(viewer, 'case:claim', m.planId));
  return (
    <PageBody>
      <PageHeader
        title="Worklist"
        detail={formatDay(dayIn(now, rows[0]?.timeZone ?? 'America/New_York'))}
        actions={mayReceiveAnywhere(viewer) ? <LinkButton href="/requests/new">New request</LinkButton> : null}
      />
      <Tabs label="Worklist tabs" items={tabs} unit={['case', 'cases']} />
      <Filters query={query} />
      {rows.length === 0 ? (
        <NothingHere query={query} mayReceive={mayReceiveAnywhere(viewer)} />
      ) : (
        <CaseTable rows={withClocks(rows, now)} query={query} mayClaim={mayClaim} />
      )}
      {rows.length > 0 ? <Pager query={query} rows={rows} {...page} /> : null}
    </PageBody>
  );
}

/** Clocks as of now, and days of this year without the year. */
const withClocks = (rows: WorklistRow[], now: string) =>
  rows.map((row) => ({
    ...row,
    left: row.status === 'closed' ? null : timeLeft(row.dueAt, now),
    received: formatDate(row.receivedOn).replace(`, ${now.slice(0, 4)}`, ''),
  }));

function NoCases() {
  return (
    <PageBody>
      <PageHeader title="Worklist" />
      <EmptyState title="Your role shows no cases">
        Administrators set up users and plans and do not see case content. Sign in with a reviewing role to work on cases.
      </EmptyState>
    </PageBody>
  );
}
