'use client';

import { useState, useTransition } from 'react';
import { useForm } from 'react-hook-form';
import { LOST_REPLY } from '@/components/case/case-text';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { RadioGroup, Textarea, TextInput } from '@/components/ui/inputs';
import { useNotice } from '@/components/ui/Notices';
import { useFirstInvalid } from '@/components/ui/use-first-invalid';
import { PEER_TO_PEER_OUTCOMES, type PeerToPeerOutcome } from '@/lib/cases/events.ts';
import { PEER_TO_PEER_WORDS } from '@/lib/cases/words.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { newId } from '../../../review/_components/new-id';
import { record } from './actions';
import type { ContactDesk } from './sign-desk';

export type ContactKind = 'peer-to-peer' | 'contact' | 'note';

export interface ContactDialogProps {
  open: boolean;
  onClose: () => void;
  desk: ContactDesk;
  /** What is recorded unless another is chosen. */
  kind: ContactKind;
}

const KINDS: readonly { value: ContactKind; label: string }[] = [
  { value: 'peer-to-peer', label: 'Peer-to-peer' },
  { value: 'contact', label: 'Contact' },
  { value: 'note', label: 'Note' },
];

/** Who was reached or tried, when, and what came of it. */
export function ContactDialog({ open, onClose, desk, kind }: ContactDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={`Record a contact: ${desk.number}`}>
      <ContactForm onDone={onClose} desk={desk} kind={kind} />
    </Dialog>
  );
}

interface ContactValues {
  kind: ContactKind;
  outcome: PeerToPeerOutcome | '';
  person: string;
  means: string;
  date: string;
  time: string;
  text: string;
}
const FIELDS = ['outcome', 'person', 'means', 'date', 'time', 'text'] as const satisfies readonly (keyof ContactValues)[];

/** Sends it once: the id is that of the form, so that a second try after a lost reply is the same contact. */
function useRecording({ number }: ContactDesk, onDone: () => void) {
  const notice = useNotice();
  const [id] = useState(newId);
  const [busy, start] = useTransition();
  const [failed, setFailed] = useState<Extract<ActionResult<null>, { ok: false }> | null>(null);
  function send({ kind, outcome, person, means, ...rest }: ContactValues) {
    if (busy) return;
    start(async () => {
      const about = kind === 'note' ? { person: '', means: '' } : { person, means };
      const command = { number, contactId: id, kind, outcome: kind === 'peer-to-peer' ? outcome : ('' as const), ...about, ...rest };
      const result = await record(command).catch(lost);
      if (!result.ok) return setFailed(result);
      notice({ message: kind === 'note' ? 'Note recorded' : kind === 'contact' ? 'Contact recorded' : 'Peer-to-peer recorded' });
      onDone();
    });
  }
  return { busy, failed, send };
}

function ContactForm({ onDone, desk, kind }: { onDone: () => void; desk: ContactDesk; kind: ContactKind }) {
  const { busy, failed, send } = useRecording(desk, onDone);
  const { register, handleSubmit, watch } = useForm<ContactValues>({
    defaultValues: {
      kind,
      outcome: '',
      person: kind === 'peer-to-peer' ? desk.practitioner : '',
      means: kind === 'peer-to-peer' ? 'Telephone' : '',
      date: desk.date,
      time: desk.time,
      text: '',
    },
  });
  const chosen = watch('kind');
  const fields = useFirstInvalid(failed);
  const error = (field: (typeof FIELDS)[number]) => failed?.fields[field];
  const { name: kindName, ...kindProps } = register('kind');
  const { name: outcomeName, ...outcomeProps } = register('outcome');
  return (
    <form ref={fields} noValidate className="flex flex-col gap-3" onSubmit={handleSubmit(send)}>
      <RadioGroup name={kindName} look="inline" legend="What is recorded" options={KINDS} inputProps={kindProps} />
      {chosen === 'peer-to-peer' ? (
        <RadioGroup
          name={outcomeName}
          look="inline"
          legend="How it went"
          required
          error={error('outcome')}
          options={PEER_TO_PEER_OUTCOMES.map((value) => ({ value, label: PEER_TO_PEER_WORDS[value] }))}
          inputProps={outcomeProps}
        />
      ) : null}
      {chosen === 'note' ? null : (
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="With whom" required error={error('person')} aside={chosen === 'peer-to-peer' ? desk.phone : undefined}>
            {(control) => <TextInput {...control} autoComplete="off" maxLength={200} {...register('person')} />}
          </Field>
          <Field label="By what means" error={error('means')}>
            {(control) => <TextInput {...control} autoComplete="off" maxLength={200} {...register('means')} />}
          </Field>
        </div>
      )}
      <div className="grid grid-cols-2 gap-3">
        <Field label="Day" required error={error('date')}>
          {(control) => <TextInput {...control} type="date" {...register('date')} />}
        </Field>
        <Field label="Time" required aside={desk.zone} error={error('time')}>
          {(control) => <TextInput {...control} type="time" {...register('time')} />}
        </Field>
      </div>
      <Field label={chosen === 'note' ? 'Note' : 'What it was about'} required={chosen !== 'peer-to-peer'} error={error('text')}>
        {(control) => <Textarea {...control} rows={4} maxLength={4000} {...register('text')} />}
      </Field>
      {failed === null ? null : (
        <Callout tone="error" live title="Not recorded">
          {FIELDS.some((field) => failed.fields[field] !== undefined) ? 'See the fields above.' : failed.message} What you typed is kept.
        </Callout>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" aria-disabled={busy}>
          Record
        </Button>
      </div>
    </form>
  );
}

const lost = (): ActionResult<null> & { ok: false } => ({ ok: false, code: 'conflict', message: LOST_REPLY, fields: {} });
