import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { CaseHeader } from '@/components/shell/CaseHeader';
import { CLOCK_LOOK } from '@/components/shell/clock-look';
import { allowedActions } from '@/lib/cases/lifecycle.ts';
import { actingUser, caseView } from '@/lib/use-cases/authorize.ts';
import { HoldActions } from './_components/HoldActions';
import { headerOf } from './_components/header';
import { LiveClock } from './_components/LiveClock';
import { LivePresence } from './_components/LivePresence';
import { type CaseParams, documentsOfPage, loadCasePage } from './_load';

/** The title holds no name: it stays in the browser's history. A case that is not there is the page's to tell; the title only follows. */
export async function generateMetadata({ params }: CaseParams): Promise<Metadata> {
  try {
    const { case: c } = await loadCasePage((await params).caseId);
    return { title: { default: `${c.number} · Criterion`, template: `%s · ${c.number} · Criterion` } };
  } catch {
    const gone = 'Not found · Criterion';
    return { title: { default: gone, template: gone } };
  }
}

export default async function CaseLayout({ params, children }: CaseParams & { children: ReactNode }) {
  const loaded = await loadCasePage((await params).caseId);
  const { case: c, viewer } = loaded;
  const actions = allowedActions(caseView(loaded), actingUser(viewer, c.plan.id));
  const may = (wanted: string) => actions.some(({ action, allowed }) => action === wanted && allowed);
  const header = headerOf(loaded, await documentsOfPage(c.number), new Date().toISOString());
  const { number, version, eventCount: events } = c;
  return (
    <>
      <CaseHeader
        {...header}
        timeLeft={header.clock ? <TimeLeft number={number} version={version} clock={header.clock} /> : null}
        presence={
          <LivePresence number={number} version={version} events={events} isLate={header.clock?.tone === 'late'} viewerId={viewer.id} />
        }
        actions={<HoldActions number={number} mayClaim={may('claim')} mayRelease={may('release')} mayCorrect={may('correct-request')} />}
      />
      {children}
    </>
  );
}

/** A clock that stands still or is over has no time left to renew. */
function TimeLeft({ number, version, clock }: Parameters<typeof LiveClock>[0]) {
  if (clock.tone === 'stopped' || clock.tone === 'done') return <span className={CLOCK_LOOK[clock.tone]}>{clock.text}</span>;
  return <LiveClock number={number} version={version} clock={clock} />;
}
