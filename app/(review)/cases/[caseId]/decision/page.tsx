import type { Metadata } from 'next';
import { ReplayDecision } from '@/app/(review)/audit/_components/ReplayDecision';
import { Card } from '@/components/case/Card';
import { LineTable } from '@/components/case/LineTable';
import { authorizationSpan } from '@/lib/cases/authorization.ts';
import { evidenceGaps } from '@/lib/cases/gaps.ts';
import { allowedActions } from '@/lib/cases/lifecycle.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
import { questionsFor } from '@/lib/criteria/questions.ts';
import { MEANING } from '@/lib/use-cases/approve-case.ts';
import { mayAuditCases } from '@/lib/use-cases/audit-views.ts';
import { actingUser, caseView } from '@/lib/use-cases/authorize.ts';
import { caseChecks } from '@/lib/use-cases/case-checks.ts';
import type { LoadedCase } from '@/lib/use-cases/load-case.ts';
import { type CaseParams, loadCasePage } from '../_load';
import { After } from './_components/after/After';
import { AfterRecord } from './_components/after/AfterRecord';
import { Appeal } from './_components/appeal/Appeal';
import { ChecksLeft } from './_components/ChecksLeft';
import { ConfirmLines } from './_components/ConfirmLines';
import { Criteria } from './_components/Criteria';
import { Continuity } from './_components/continuity/Continuity';
import { Decided, DecidedNext } from './_components/Decided';
import { Desk } from './_components/Desk';
import { DeskActions } from './_components/DeskActions';
import type { DeskCase } from './_components/desk-case';
import { ContactLog } from './_components/director/ContactLog';
import { DirectorPage } from './_components/director/DirectorPage';
import { decidedColumn, SignedParts } from './_components/director/SignedParts';
import { FocusState } from './_components/FocusState';
import { Gaps } from './_components/Gaps';
import { LifeActions } from './_components/life/LifeActions';
import { lifeCase } from './_components/life/life-case';
import { StateCard } from './_components/life/StateCard';
import { Score } from './_components/Score';

export const metadata: Metadata = { title: 'Decision' };

/** Left what the decision rests on, right what can be done about it now. */
export default async function DecisionPage({ params }: CaseParams) {
  const loaded = await loadCasePage((await params).caseId);
  const { number, plan, decision, status, director, readyVersion, version } = loaded.case;
  const user = actingUser(loaded.viewer, plan.id);
  const directs = status === 'director-review' && user.role === 'medical-director';
  const look = { panes: PANES, read: READ, act: ACT };
  return (
    <>
      <FocusState state={[status, readyVersion === version ? 'ready' : '', director ? 'taken' : ''].join()} />
      {decision ? (
        <DecidedPage loaded={loaded} />
      ) : directs ? (
        <DirectorPage viewer={loaded.viewer} number={number} look={look}>
          <LifeActions view={caseView(loaded)} user={user} life={await lifeCase(loaded, loaded.viewer)} />
        </DirectorPage>
      ) : (
        <OpenPage loaded={loaded} />
      )}
    </>
  );
}

type Loaded = Awaited<ReturnType<typeof loadCasePage>>;

const PANES = 'grid min-h-0 flex-1 roomy:grid-cols-[minmax(0,1fr)_400px] roomy:grid-rows-[minmax(0,1fr)]';
// `relative`: what is drawn for screen readers only stays inside the pane, and does not lengthen the page below it.
const READ = 'relative flex min-w-0 flex-col gap-4 px-6 pt-4.5 pb-10 roomy:overflow-y-auto';
const ACT =
  'relative flex min-w-0 flex-col gap-3 border-line bg-panel px-5 pt-4.5 pb-10 max-roomy:border-t roomy:border-l roomy:overflow-y-auto';

async function OpenPage({ loaded }: { loaded: Loaded }) {
  const { case: c, input, viewer } = loaded;
  const view = caseView(loaded);
  const user = actingUser(viewer, c.plan.id);
  const gaps = evidenceGaps(questionsFor(input), c.answers, c.evidence);
  const isReady = c.readyVersion === c.version;
  const mayConfirm = allowedActions(view, user).some(({ action, allowed }) => action === 'confirm-ready' && allowed);
  return (
    <Desk of={`${c.number}:${c.version}`}>
      <div data-panes className={PANES}>
        <section aria-label="What the decision rests on" className={READ}>
          {c.status === 'withdrawn' ? null : <ChecksLeft number={c.number} checks={await caseChecks(viewer, c)} />}
          <Score loaded={loaded} />
          <Criteria loaded={loaded} />
          <Gaps gaps={gaps} c={c} isReady={isReady} mayAccept={mayConfirm} />
          <ConfirmLines
            lines={linesOf(loaded)}
            mayConfirm={user.role === 'nurse' && c.assignee?.id === user.id && c.status === 'in-review'}
          />
          <ContactLog c={c} viewer={viewer} now={view.at} />
        </section>
        <aside aria-labelledby="decision-title" className={ACT}>
          <h2 id="decision-title" tabIndex={-1} className="text-sm font-semibold">
            Decision
          </h2>
          <StateCard loaded={loaded} view={view} user={user} />
          <Continuity loaded={loaded} view={view} user={user} />
          <DeskActions view={view} user={user} gaps={gaps} deskCase={deskCase(loaded)} />
          <LifeActions view={view} user={user} life={await lifeCase(loaded, viewer)} />
        </aside>
      </div>
    </Desk>
  );
}

function DecidedPage({ loaded }: { loaded: Loaded }) {
  // An ending rests on no criterion.
  const isMerits = loaded.case.ending === null;
  return (
    <div data-panes className={PANES}>
      <section aria-label="The decision and what it rests on" className={READ}>
        <Decided loaded={loaded} />
        <AfterRecord c={loaded.case} />
        <SignedParts c={loaded.case} />
        <Card title={isMerits ? 'Lines decided' : 'Lines asked for'} flush>
          <LineTable lines={linesOf(loaded)} {...decidedColumn(loaded.case.decision)} />
        </Card>
        {isMerits ? (
          <>
            <Score loaded={loaded} />
            <Criteria loaded={loaded} />
          </>
        ) : null}
        <ContactLog c={loaded.case} viewer={loaded.viewer} now={new Date().toISOString()} />
      </section>
      <aside aria-labelledby="decision-title" className={ACT}>
        <h2 id="decision-title" className="text-sm font-semibold">
          What comes next
        </h2>
        <DecidedNext loaded={loaded} />
        {mayAuditCases(loaded.viewer) ? <ReplayDecision number={loaded.case.number} /> : null}
        <After loaded={loaded} viewer={loaded.viewer} />
        <Appeal loaded={loaded} viewer={loaded.viewer} />
      </aside>
    </div>
  );
}

function linesOf(loaded: LoadedCase) {
  const checked = caseView(loaded).lines;
  return loaded.case.lines.map((line, i) => ({
    ...line,
    listed: checked[i]?.listed ?? true,
    stageMatches: checked[i]?.stageMatches ?? true,
  }));
}

function deskCase({ case: c, evaluation }: LoadedCase): DeskCase {
  const { validFrom, validTo } = authorizationSpan(c, c.plan.settings.authorizationDays);
  const isReviewed = evaluation.outcome !== 'no-review-required';
  return {
    number: c.number,
    version: c.version,
    kind: isReviewed ? 'approved' : 'no-review-required',
    meaning: MEANING[isReviewed ? 'approved' : 'no-review-required'],
    span: `${formatDate(validFrom)} to ${formatDate(validTo)}`,
    days: c.plan.settings.authorizationDays,
    lines: c.lines.map(({ number, code }) => ({ number, code })),
  };
}
