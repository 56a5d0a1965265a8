import type { Metadata } from 'next';
import { HISTORY_KINDS, KIND_WORDS, kindOf } from '@/components/case/history-words';
import { zoneWords } from '@/components/case/when';
import { PageBody } from '@/components/shell/PageHeader';
import { EmptyState } from '@/components/ui/EmptyState';
import { Tabs } from '@/components/ui/Tabs';
import { requireViewer } from '@/lib/auth/session.ts';
import { type HistoryEntry, loadHistory } from '@/lib/use-cases/load-history.ts';
import { type CaseParams, orNotFound } from '../_load';
import { Chain } from './_components/Chain';
import { EventRows, type ShownEntry } from './_components/EventRows';

export const metadata: Metadata = { title: 'History' };

interface Props extends CaseParams {
  searchParams: Promise<{ kind?: string | string[] }>;
}

/** Everything that happened to the case, one line each, and whether the record of it is whole. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const { case: c, entries, chain } = await orNotFound(loadHistory(viewer, (await params).caseId));
  const wanted = (await searchParams).kind;
  const kind = HISTORY_KINDS.find((each) => each === wanted) ?? null;
  const scored = withScores(entries);
  const shown = kind === null ? scored : scored.filter(({ event }) => kindOf(event.type) === kind);
  const base = `/cases/${c.number}/history`;
  return (
    <PageBody>
      <Chain chain={chain} head={c.headHash} />
      <Tabs
        label="Kinds of event"
        items={[
          { href: base, label: 'All', count: entries.length, current: kind === null },
          ...HISTORY_KINDS.map((each) => ({
            href: `${base}?kind=${each}`,
            label: KIND_WORDS[each],
            count: entries.filter(({ event }) => kindOf(event.type) === each).length,
            current: kind === each,
          })),
        ]}
      />
      {shown.length > 0 ? (
        <EventRows
          entries={shown}
          timeZone={c.plan.timeZone}
          zone={zoneWords(c.plan.timeZone)}
          brokenAt={chain.whole ? null : chain.brokenAt}
        />
      ) : (
        <EmptyState title={`No ${kind === null ? 'events' : KIND_WORDS[kind].toLowerCase()} yet`}>
          What happens to the case appears here by itself.
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
