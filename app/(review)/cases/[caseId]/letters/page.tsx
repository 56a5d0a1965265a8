import type { Metadata } from 'next';
import { RECIPIENT_WORDS } from '@/components/case/letter-words';
import { PageBody } from '@/components/shell/PageHeader';
import { LinkButton } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { requireViewer } from '@/lib/auth/session.ts';
import { allowedActions } from '@/lib/cases/lifecycle.ts';
import { actingUser, caseView } from '@/lib/use-cases/authorize.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import { type LetterView, loadLetters } from '@/lib/use-cases/load-letters.ts';
import { type CaseParams, noteView, orNotFound } from '../_load';
import { IssueLetters } from './_components/IssueLetters';
import { LetterDetail } from './_components/LetterDetail';
import { LetterList } from './_components/LetterList';
import { Unprinted } from './_components/Unprinted';
import { Voided } from './_components/Voided';

export const metadata: Metadata = { title: 'Letters' };

interface Props extends CaseParams {
  searchParams: Promise<{ to?: string | string[] }>;
}

/** The letters that the decision owes: each as it would be, or was, issued; beside it what stands against it and what became of it. */
export default async function LettersPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const loaded = await orNotFound(loadLetters(viewer, (await params).caseId));
  await noteView(viewer, { kind: 'case', caseNumber: loaded.case.number, subject: '' });
  const { case: c, notices } = loaded;
  const owed = notices.find(({ key }) => key === 'decision')?.letters ?? [];
  const shown = pick(owed, (await searchParams).to);
  if (!shown) return <NoLetters c={c} />;
  const actions = allowedActions(caseView(loaded, { notices }), actingUser(viewer, c.plan.id)).filter(({ applies }) => applies);
  const { recipient, issued } = shown;
  const pdf = `/cases/${c.number}/letters/${issued ? issued.id : `preview-${recipient}`}/pdf`;
  const title = `${issued ? 'Letter' : 'Preview of the letter'} to ${RECIPIENT_WORDS[recipient]}`;
  return (
    <div data-panes className="grid min-h-0 flex-1 roomy:grid-cols-[minmax(0,1fr)_400px] roomy:grid-rows-[minmax(0,1fr)]">
      <Paper pdf={shown.issued || shown.content ? pdf : null} title={title} />
      <aside
        aria-label="Letters"
        className="relative flex min-w-0 flex-col gap-4 border-line bg-panel px-5 pt-4.5 pb-10 max-roomy:border-t roomy:border-l roomy:overflow-y-auto"
      >
        <LetterList c={c} owed={owed} shown={recipient} />
        <IssueLetters
          number={c.number}
          action={actions.find(({ action }) => action === 'issue-letter')}
          isDone={owed.every((letter) => letter.issued !== null)}
        />
        <LetterDetail
          c={c}
          letter={shown}
          href={pdf}
          deliver={actions.find(({ action }) => action === 'deliver')}
          takeBack={actions.find(({ action }) => action === 'void-letter')}
        />
        <Voided c={c} />
        <Unprinted c={c} />
      </aside>
    </div>
  );
}

/** The letter asked for; else the first that has not gone out, else the first. */
function pick(owed: readonly LetterView[], wanted: string | string[] | undefined): LetterView | undefined {
  return (
    owed.find(({ recipient }) => recipient === wanted) ?? owed.find(({ issued }) => !issued || issued.deliveries.length === 0) ?? owed[0]
  );
}

/** The letter as a reader will hold it; where this version has none to show, that it is owed all the same. */
function Paper({ pdf, title }: { pdf: string | null; title: string }) {
  if (pdf === null) {
    return (
      <div className="bg-sunken">
        <EmptyState title="This letter is not printed by this version">
          It prints letters of approval only. The notice of what was denied is owed all the same, with its reason, its criteria and the
          right to appeal: write it outside of this program. The signed decision stands in Decision.
        </EmptyState>
      </div>
    );
  }
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
  if (c.status === 'withdrawn') {
    return (
      <PageBody>
        <Unprinted c={c} />
        <EmptyState title="No decision, no letters">The requester withdrew the case before it was decided.</EmptyState>
      </PageBody>
    );
  }
  return (
    <PageBody>
      <Unprinted c={c} />
      <EmptyState title="No letters yet" actions={<LinkButton href={`/cases/${c.number}/decision`}>Go to decision</LinkButton>}>
        Letters follow from the decision: one to the member, one to the treating practitioner, one to a representative where there is one.
        They are written from the record as the decision freezes it.
      </EmptyState>
    </PageBody>
  );
}
