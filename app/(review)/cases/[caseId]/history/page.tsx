import type { Metadata } from 'next';
import { ReplayDecision } from '@/app/(review)/audit/_components/ReplayDecision';
import { KIND_WORDS } from '@/components/case/history-words';
import { zoneWords } from '@/components/case/when';
import { PageBody } from '@/components/shell/PageHeader';
import { EmptyState } from '@/components/ui/EmptyState';
import { requireViewer } from '@/lib/auth/session.ts';
import { mayAuditCases } from '@/lib/use-cases/audit-views.ts';
import { type HistoryEntry, loadHistory } from '@/lib/use-cases/load-history.ts';
import { type CaseParams, noteView, orNotFound } from '../_load';
import { Chain } from './_components/Chain';
import { EventRows, type ShownEntry } from './_components/EventRows';
import { Filters } from './_components/Filters';
import { type FilterParams, passes, readFilter } from './_components/filter';
import { RowKeys } from './_components/RowKeys';

export const metadata: Metadata = { title: 'History' };

interface Props extends CaseParams {
  searchParams: Promise<FilterParams>;
}

/** Everything that happened to the case, one line each, and whether the record of it is whole. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const { case: c, entries, chain } = await orNotFound(loadHistory(viewer, (await params).caseId));
  await noteView(viewer, { kind: 'case', caseNumber: c.number, subject: '' });
  const filter = readFilter(await searchParams, entries);
  const shown = withScores(entries).filter((entry) => passes(entry, filter));
  const { timeZone } = c.plan;
  return (
    <PageBody>
      <Chain chain={chain} head={c.headHash} />
      {c.decision !== null && mayAuditCases(viewer) ? <ReplayDecision number={c.number} /> : null}
      <Filters base={`/cases/${c.number}/history`} filter={filter} entries={entries} />
      {shown.length > 0 ? (
        <RowKeys>
          <EventRows entries={shown} timeZone={timeZone} zone={zoneWords(timeZone)} brokenAt={chain.whole ? null : chain.brokenAt} />
        </RowKeys>
      ) : (
        <EmptyState title="No such events">
          {filter.kind === null ? null : `Nothing under ${KIND_WORDS[filter.kind].toLowerCase()}`}
          {filter.by === null ? '.' : ' by this person.'} What happens to the case appears here by itself.
        </EmptyState>
      )}
    </PageBody>
  );
}

/** Each entry with the outcome that the answers before it came to. */
function withScores(entries: readonly HistoryEntry[]): ShownEntry[] {
  let scoreBefore: string | null = null;
  return entries.map((entry) => {
    const shown = { ...entry, scoreBefore };
    if (entry.event.type === 'answer-saved') scoreBefore = entry.event.payload.outcome;
    return shown;
  });
}
