import type { Metadata } from 'next';
import { NextCase } from '@/components/shell/NextCase';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { LinkButton } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { Tabs } from '@/components/ui/Tabs';
import { unseal } from '@/lib/auth/seal.ts';
import { requireViewer } from '@/lib/auth/session.ts';
import { dayIn } from '@/lib/cases/time.ts';
import { formatDay } from '@/lib/cases/time-words.ts';
import { loadViews } from '@/lib/use-cases/keep-worklist.ts';
import { listCases, listFilterOptions, type Worklist } from '@/lib/use-cases/list-cases.ts';
import { can, mayReadCases, mayReceiveAnywhere, type Permission, type Viewer } from '@/lib/use-cases/permissions.ts';
import { CaseList } from './_components/CaseList';
import { Filters } from './_components/Filters';
import { NothingHere } from './_components/NothingHere';
import { Pager } from './_components/Pager';
import { Views } from './_components/Views';
import { takeNext } from './actions';
import { addressOf, type ListedQuery, paramsOf, readQuery, readView } from './query';
import { toTableRow } from './rows';
import { firstTab, isNurse, TAB_WORDS, tabsOf } from './tabs';

export const metadata: Metadata = { title: 'Worklist' };

export default async function WorklistPage({ searchParams }: PageProps<'/worklist'>) {
  const viewer = await requireViewer();
  if (!mayReadCases(viewer)) return <NoCases />;
  const now = new Date().toISOString();
  const params = await searchParams;
  const query = readQuery(params, firstTab(viewer), (sealed) => unseal(viewer.id, sealed));
  const [list, options, kept] = await Promise.all([listCases(viewer, query, now), listFilterOptions(viewer), loadViews(viewer)]);
  const view = kept.views.find(({ id }) => id === readView(params)) ?? null;
  const columns = view?.columns ?? kept.columns;
  const mayReceive = mayReceiveAnywhere(viewer);
  const zone = list.rows[0]?.timeZone ?? 'America/New_York';
  return (
    <PageBody>
      <PageHeader
        title="Worklist"
        detail={formatDay(dayIn(now, zone))}
        actions={mayReceive ? <LinkButton href="/requests/new">New request</LinkButton> : null}
      />
      <Tabs label="Worklist tabs" items={tabItems(viewer, query, list)} unit={['case', 'cases']} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
        <Filters query={query} {...options} mine={isNurse(viewer) ? viewer.id : null} />
        <Views query={query} columns={columns} views={kept.views} current={view?.id ?? null} />
      </div>
      {/* A new address is a new list; what changes at one address is shown without moving anything. */}
      <CaseList
        key={`${paramsOf(query)} ${columns}`}
        rows={list.rows.map((row) => toTableRow(row, now))}
        version={list.version}
        query={query}
        columns={columns}
        mayClaim={mayAnywhere(viewer, 'case:claim')}
        mayAssign={mayAnywhere(viewer, 'case:assign')}
        empty={<NothingHere query={query} mayReceive={mayReceive} next={isNurse(viewer) ? <NextCase take={takeNext} /> : null} />}
        foot={<Pager query={query} {...list} mayAssign={mayAnywhere(viewer, 'case:assign')} mayClaim={mayAnywhere(viewer, 'case:claim')} />}
      />
    </PageBody>
  );
}

const mayAnywhere = (viewer: Viewer, permission: Permission) => viewer.memberships.some((m) => can(viewer, permission, m.planId));

/** Open tabs with their exact counts; all cases with theirs as far as it was counted. */
function tabItems(viewer: Viewer, query: ListedQuery, { counts, all }: Worklist) {
  return tabsOf(viewer).map((tab) => {
    const count = tab === 'all' ? (all.orMore ? undefined : all.count) : counts[tab];
    return {
      href: addressOf(query, { tab }),
      label: TAB_WORDS[tab],
      ...(count === undefined ? {} : { count }),
      current: tab === query.tab,
      ...(tab === 'overdue' ? { tone: 'alarm' as const } : {}),
    };
  });
}

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
