'use client';

import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { LOST_REPLY } from '@/components/case/case-text';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { Textarea, TextInput } from '@/components/ui/inputs';
import { useNotice } from '@/components/ui/Notices';
import { useFirstInvalid } from '@/components/ui/use-first-invalid';
import type { AllowedAction } from '@/lib/cases/lifecycle.ts';
import type { NoticeKey } from '@/lib/cases/notice.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { newId } from '../../review/_components/new-id';
import { tell } from '../actions';

export interface OralNoticeProps {
  number: string;
  notice: NoticeKey;
  /** `Denial`. */
  title: string;
  action: AllowedAction;
  /** Who is told as a rule. */
  member: string;
  /** Wall clock of the plan when the page was made, `YYYY-MM-DD` and `HH:MM`, and its zone. */
  now: { date: string; time: string; zone: string };
}

/** A notice told by word of mouth: it stands within the hours of an expedited request, and the letter is owed all the same. */
export function OralNotice({ action, ...told }: OralNoticeProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="flex flex-col gap-1">
      <Button size="sm" className="self-start" aria-disabled={!action.allowed || undefined} onClick={() => action.allowed && setOpen(true)}>
        Record an oral notice…
      </Button>
      <p className="text-xs text-muted">{action.allowed ? action.effect : action.reason}.</p>
      <Dialog open={open} onClose={() => setOpen(false)} title={`Told by word of mouth: ${told.title.toLowerCase()}`}>
        <OralForm {...told} onDone={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}

type Values = { person: string; means: string; date: string; time: string; text: string };

function OralForm({ number, notice: key, member, now, onDone }: Omit<OralNoticeProps, 'action'> & { onDone: () => void }) {
  const notice = useNotice();
  const [contactId] = useState(newId);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Extract<ActionResult<null>, { ok: false }> | null>(null);
  const { register, handleSubmit } = useForm<Values>({
    defaultValues: { person: member, means: 'Telephone', date: now.date, time: now.time, text: '' },
  });
  const send = async (values: Values) => {
    if (busy) return;
    setBusy(true);
    const result = await tell({ number, notice: key, contactId, ...values }).catch(lost);
    setBusy(false);
    if (!result.ok) return setFailed(result);
    notice({ message: 'Oral notice recorded' });
    onDone();
  };
  const fields = useFirstInvalid(failed);
  const error = (field: keyof Values) => failed?.fields[field];
  return (
    <form ref={fields} noValidate className="flex flex-col gap-3" onSubmit={handleSubmit(send)}>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Who was told" required error={error('person')}>
          {(control) => <TextInput {...control} autoComplete="off" maxLength={200} {...register('person')} />}
        </Field>
        <Field label="How" required error={error('means')}>
          {(control) => <TextInput {...control} autoComplete="off" maxLength={200} {...register('means')} />}
        </Field>
        <Field label="Day" required error={error('date')}>
          {(control) => <TextInput {...control} type="date" {...register('date')} />}
        </Field>
        <Field label="Time" required aside={now.zone} error={error('time')}>
          {(control) => <TextInput {...control} type="time" {...register('time')} />}
        </Field>
      </div>
      <Field label="What was said" aside="optional" error={error('text')}>
        {(control) => <Textarea {...control} rows={2} maxLength={4000} {...register('text')} />}
      </Field>
      {failed === null ? null : (
        <Callout tone="error" live title="Not recorded">
          {failed.message} What you typed is still here.
        </Callout>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" aria-disabled={busy || undefined}>
          Record
        </Button>
      </div>
    </form>
  );
}

const lost = (): ActionResult<null> => ({ ok: false, code: 'conflict', message: LOST_REPLY, fields: {} });
