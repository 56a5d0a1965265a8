import type { ReactNode } from 'react';
import { Callout } from '@/components/ui/Callout';
import { usableCredential } from '@/lib/cases/credential.ts';
import { allowedActions, shortName } from '@/lib/cases/lifecycle.ts';
import { actingUser, caseView } from '@/lib/use-cases/authorize.ts';
import { caseChecks } from '@/lib/use-cases/case-checks.ts';
import { type LoadedSigning, loadSigning } from '@/lib/use-cases/load-signing.ts';
import type { Viewer } from '@/lib/use-cases/permissions.ts';
import { ChecksLeft } from '../ChecksLeft';
import { Asked } from './Asked';
import { ContactLog } from './ContactLog';
import { isUnsettled } from './clause-kind';
import { signDesk } from './desk';
import { ReadPane } from './ReadPane';
import { Settled } from './Settled';
import { SignOff } from './SignOff';
import { SignOffForm } from './SignOffForm';
import { TakePanel } from './TakePanel';
import { EarlierReadings, Unsettled } from './Unsettled';

export interface DirectorPageProps {
  viewer: Viewer;
  number: string;
  look: PaneLook;
  /** What else can be done with the case, below the decision. */
  children?: ReactNode;
}

/** An escalated case as a medical director decides it: the nurse's question, policy beside record, and the decision with its signature. */
export async function DirectorPage({ viewer, number, look, children }: DirectorPageProps) {
  const now = new Date().toISOString();
  const loaded = await loadSigning(viewer, number, now);
  const { case: c, evaluation } = loaded;
  const checks = await caseChecks(viewer, c);
  const desk = c.director?.id === viewer.id ? signDesk(loaded, now) : null;
  const record = (
    <>
      <Asked loaded={loaded} now={now} />
      <ChecksLeft number={number} checks={checks} />
      {evaluation.findings.filter(isUnsettled).map((finding) => {
        const unclear = loaded.unclear.find((each) => each.finding.id === finding.id);
        return (
          <div key={finding.id} className="flex flex-col gap-4">
            <Unsettled finding={finding} loaded={loaded} />
            {unclear ? <EarlierReadings leaf={unclear} timeZone={c.plan.timeZone} /> : null}
          </div>
        );
      })}
      <Settled loaded={loaded} />
      <ContactLog c={c} viewer={viewer} now={now} />
    </>
  );
  const panes = (
    <div data-panes className={look.panes}>
      <section aria-label="What the decision rests on" className={look.read}>
        {desk ? <ReadPane>{record}</ReadPane> : record}
      </section>
      <aside aria-labelledby="decision-title" className={look.act}>
        <h2 id="decision-title" tabIndex={-1} className="text-sm font-semibold">
          Decision
        </h2>
        <Desk loaded={loaded} viewer={viewer} now={now} />
        {children}
      </aside>
    </div>
  );
  return desk ? (
    <SignOffForm key={number} desk={desk}>
      {panes}
    </SignOffForm>
  ) : (
    panes
  );
}

export interface PaneLook {
  panes: string;
  read: string;
  act: string;
}

/** The form for who took the case; for anyone else, whose it is and what to do. */
function Desk({ loaded, viewer, now }: { loaded: LoadedSigning; viewer: Viewer; now: string }) {
  const { case: c, signer } = loaded;
  const { number, director } = c;
  const actions = allowedActions(caseView(loaded, { at: now }), actingUser(viewer, c.plan.id));
  const taking = actions.find(({ action }) => action === 'take');
  const stop = whyNeverSigns(c, viewer.id);
  if (director !== null && director.id !== viewer.id) return <TakenBy name={shortName(director.name)} />;
  if (director === null)
    return (
      <>
        {stop === null ? null : <NeverSigns why={stop} hasTaken={false} />}
        {taking ? <TakePanel number={number} action={taking} /> : null}
      </>
    );
  const usable = usableCredential(signer, false);
  const revealed = loaded.unclear.flatMap(({ finding, earlier }) => (earlier.readings === null ? [] : [finding.id]));
  return (
    <>
      {stop === null ? null : <NeverSigns why={stop} hasTaken />}
      {usable.ok ? null : (
        <Callout tone="warn" title="You cannot sign here yet">
          {usable.reason}. An administrator keeps the licenses; until then you can write, and return the case to the nurse.
        </Callout>
      )}
      <SignOff revealed={revealed} />
    </>
  );
}

function whyNeverSigns({ preparedBy, firstDecisionBy }: LoadedSigning['case'], id: string): string | null {
  if (preparedBy.includes(id)) return 'You prepared this case, and who prepared a case never signs it';
  if (firstDecisionBy.includes(id))
    return 'You took part in the first decision, and an appeal is decided by nobody who did, nor by who reports to them';
  return null;
}

function NeverSigns({ why, hasTaken }: { why: string; hasTaken: boolean }) {
  return (
    <Callout tone="warn" title="You cannot sign this case">
      {why}.{' '}
      {hasTaken
        ? 'Return it to the nurse, who escalates it to another medical director.'
        : 'Leave it to another medical director of the plan.'}
    </Callout>
  );
}

function TakenBy({ name }: { name: string }) {
  return (
    <Callout title={`Taken by ${name}`}>
      Only the medical director who took a case decides or returns it. If it should be yours, ask {name} to return it to the nurse, who
      escalates it again. You can read it, and record contacts.
    </Callout>
  );
}
