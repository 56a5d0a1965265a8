'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { SaveNote, type SaveState } from '@/components/ui/SaveNote';
import { usableCredential } from '@/lib/cases/credential.ts';
import { signingRefusals } from '@/lib/cases/signing.ts';
import { Adverse, Attestations, External } from './Adverse';
import { Choice, ChooseLines } from './Choice';
import { type DeskForm, draftOf, isChosen, readLeaves } from './desk-form';
import { blocksOf } from './letter-blocks';
import { MISSING_ID, Missing } from './Missing';
import { PeerToPeer } from './PeerToPeer';
import { Readings } from './Readings';
import { ReturnPart } from './ReturnPart';
import { SignDialog } from './SignDialog';
import { Anchored, SignText } from './SignField';
import { useDecisionPreview } from './SignOffForm';
import { useDeskForm, useDeskValues, useSignDesk } from './sign-context';
import { licenseWords } from './signed-words';
import { type Kept, useAutosave } from './use-autosave';

export interface SignOffProps {
  /** Clauses whose earlier readings are on the page. */
  revealed: readonly string[];
}

/** The director's decision: chosen, reasoned, stored as it is written, and signed once nothing stands in its way. */
export function SignOff({ revealed }: SignOffProps) {
  const desk = useSignDesk();
  const form = useDeskForm();
  const values = useDeskValues();
  const router = useRouter();
  const { kept, saveNow } = useAutosave(form, desk.number, desk.savedAt);

  /** Who has written a reading sees how the clause was read before: the server sends it once the reading is stored. */
  async function onWritten() {
    const isNew = readLeaves(form.getValues()).some((leaf) => !revealed.includes(leaf));
    if ((await saveNow()) && isNew) router.refresh();
  }

  return (
    // No form element: its dialogs are forms of their own, and nothing here is sent by Enter.
    <section aria-label="Your decision" className="flex flex-col gap-4">
      <Choice />
      {values.choice === 'return' ? (
        <ReturnPart />
      ) : (
        <>
          {values.choice === 'approved-in-part' ? <ChooseLines /> : null}
          <PeerToPeer />
          <Readings onWritten={() => void onWritten()} />
          <Anchored field="rationale">
            <SignText name="rationale" label="Rationale" rows={4} hint="For the record: why you decide so." />
          </Anchored>
          {values.choice === 'denied' || values.choice === 'approved-in-part' ? <Adverse values={values} /> : null}
          <External />
          <Attestations />
          <SignBar values={values} kept={kept} saveNow={() => void saveNow()} />
        </>
      )}
    </section>
  );
}

function SignBar({ values, kept, saveNow }: { values: DeskForm; kept: Kept; saveNow: () => void }) {
  const desk = useSignDesk();
  const [signing, setSigning] = useState(false);
  const draft = draftOf(values);
  const refusals = signingRefusals(desk.signingCase, desk.signer, draft);
  const blocks = blocksOf(useDecisionPreview().letters);
  const isReady = refusals.length === 0 && blocks.length === 0 && isChosen(draft);
  const usable = usableCredential(desk.signer, draft.kind !== null && draft.kind !== 'approved');
  return (
    <>
      <Missing refusals={refusals} blocks={isChosen(draft) ? blocks : []} />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant={isReady ? 'primary' : 'secondary'}
          aria-disabled={!isReady}
          aria-describedby={isReady ? undefined : MISSING_ID}
          onClick={() => (isReady ? setSigning(true) : undefined)}
        >
          Sign…
        </Button>
        <Button onClick={saveNow}>Save draft</Button>
        <SaveNote state={noteOf(kept, desk.timeZone)} />
      </div>
      <p className="text-xs text-muted">
        Signing asks for your password, and binds your name, {usable.ok ? licenseWords(usable.credential) : 'your license'}, the time and
        the frozen record of this case.
      </p>
      {isChosen(draft) ? <SignDialog open={signing} onClose={() => setSigning(false)} signing={draft} /> : null}
    </>
  );
}

function noteOf(kept: Kept, timeZone: string): SaveState {
  if (kept.kind === 'lost') return { kind: 'failed', message: 'Not saved: no answer from the server. Trying again' };
  if (kept.kind === 'refused') return { kind: 'failed', message: `Not saved: ${kept.message}` };
  if (kept.kind === 'saved') return { kind: 'saved', time: timeIn(kept.at, timeZone) };
  return { kind: kept.kind };
}

/** "10:42" in the plan's zone, by the browser's own calendar. */
const timeIn = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(instant));
