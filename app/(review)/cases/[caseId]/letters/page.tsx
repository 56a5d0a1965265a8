import type { Metadata } from 'next';
import { RECIPIENT_WORDS } from '@/components/case/letter-words';
import { zoneWords } from '@/components/case/when';
import { PageBody } from '@/components/shell/PageHeader';
import { LinkButton } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { requireViewer } from '@/lib/auth/session.ts';
import { actingUser, caseView } from '@/lib/use-cases/authorize.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import { type LoadedLetters, loadLetters, type NoticeView } from '@/lib/use-cases/load-letters.ts';
import type { Viewer } from '@/lib/use-cases/permissions.ts';
import { type CaseParams, noteView, orNotFound } from '../_load';
import { wallClock } from '../decision/_components/director/wall-time';
import { ExportCase } from './_components/ExportCase';
import { IssueLetters } from './_components/IssueLetters';
import { LetterDetail } from './_components/LetterDetail';
import { NoticeList } from './_components/NoticeList';
import { noticeActions } from './_components/notice-actions';
import { isGiven, NOTICE_WORDS } from './_components/notice-words';
import { OralNotice } from './_components/OralNotice';
import { OralNotices } from './_components/OralNotices';
import { onceArranged } from './_components/once-arranged';
import { type Picked, pick } from './_components/pick';
import { Voided } from './_components/Voided';

export const metadata: Metadata = { title: 'Letters' };

interface Props extends CaseParams {
  searchParams: Promise<{ notice?: string | string[]; to?: string | string[] }>;
}

/** Every notice that the case came to owe, with its letters: each as it would be, or was, issued; beside it what stands against it and what became of it. */
export default async function LettersPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const now = new Date().toISOString();
  const loaded = await orNotFound(loadLetters(viewer, (await params).caseId, now));
  await noteView(viewer, { kind: 'case', caseNumber: loaded.case.number, subject: '' });
  const { case: c, notices } = loaded;
  const shown = pick(notices, await searchParams);
  if (!shown) return <NoLetters c={c} />;
  const { notice, letter } = shown;
  const pdf = letter.issued
    ? `/cases/${c.number}/letters/${letter.issued.id}/pdf`
    : `/cases/${c.number}/letters/preview-${letter.recipient}/pdf?${new URLSearchParams({ notice: notice.key })}`;
  const title = `${letter.issued ? 'Letter' : 'Preview of the letter'} to ${RECIPIENT_WORDS[letter.recipient]}`;
  return (
    <div data-panes className="grid min-h-0 flex-1 roomy:grid-cols-[minmax(0,1fr)_400px] roomy:grid-rows-[minmax(0,1fr)]">
      <Paper pdf={pdf} title={title} />
      <aside
        aria-label="Letters"
        className="relative flex min-w-0 flex-col gap-4 border-line bg-panel px-5 pt-4.5 pb-10 max-roomy:border-t roomy:border-l roomy:overflow-y-auto"
      >
        <NoticeList c={c} notices={notices} shown={{ key: notice.key, recipient: letter.recipient }} />
        <Shown viewer={viewer} now={now} loaded={loaded} picked={shown} pdf={pdf} />
        {c.letters.some(({ voided }) => voided === null) ? <ExportCase number={c.number} /> : null}
      </aside>
    </div>
  );
}

interface ShownProps {
  viewer: Viewer;
  now: string;
  loaded: LoadedLetters;
  picked: Picked;
  pdf: string;
}

/** What can be done with the notice in view, and the letter of it that is. */
async function Shown({ viewer, now, loaded, picked: { notice, letter }, pdf }: ShownProps) {
  const { case: c, notices } = loaded;
  const user = actingUser(viewer, c.plan.id);
  const { asksArrangement, settled } = await onceArranged({ viewer, at: now }, loaded, notice.key);
  const actions = noticeActions(caseView(loaded, { at: now, notices: settled }), user, notice.key);
  const { timeZone } = c.plan;
  const wanting = notice.letters.filter(({ issued }) => issued === null);
  return (
    <>
      {wanting.length > 0 && notice.moot === null && actions.issue ? (
        <IssueLetters
          key={`issue ${notice.key}`}
          number={c.number}
          notice={notice.key}
          action={actions.issue}
          asksArrangement={asksArrangement}
          warnings={wanting.flatMap(({ lint }) => lint.filter(({ level }) => level === 'warns')).length}
        />
      ) : null}
      <LetterDetail c={c} letter={letter} href={pdf} actions={actions} isLast={c.status === 'decided' && leftOf(notices) === 1} />
      <OralNotices c={c} notice={notice} />
      {actions.tell && notice.moot === null ? (
        <OralNotice
          key={`tell ${notice.key}`}
          number={c.number}
          notice={notice.key}
          title={NOTICE_WORDS[notice.kind]}
          action={actions.tell}
          member={c.member.name}
          now={{ ...wallClock(now, timeZone), zone: zoneWords(timeZone) }}
        />
      ) : null}
      <Voided c={c} notice={notice.key} />
    </>
  );
}

/** Letters that are still to be given. */
const leftOf = (notices: readonly NoticeView[]): number =>
  notices.flatMap(({ moot, letters }) => (moot === null ? letters.filter((letter) => !isGiven(letter)) : [])).length;

/** The letter as a reader will hold it. */
function Paper({ pdf, title }: { pdf: string; title: string }) {
  return (
    // Keyed: a frame that changes its address adds to the browser's history.
    <iframe
      key={pdf}
      src={`${pdf}#navpanes=0&view=FitH`}
      title={title}
      className="h-[80vh] w-full border-0 bg-sunken roomy:h-full print:hidden"
    />
  );
}

function NoLetters({ c }: { c: CaseRecord }) {
  return (
    <PageBody>
      <EmptyState title="No letters yet" actions={<LinkButton href={`/cases/${c.number}/decision`}>Go to decision</LinkButton>}>
        A decision owes letters, and so do a request for information, an extension, a change of urgency and a withdrawal: one to the member,
        one to the treating practitioner, one to a representative where there is one.
      </EmptyState>
    </PageBody>
  );
}
