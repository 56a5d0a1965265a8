'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState, useTransition } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { LOST_REPLY } from '@/components/case/case-text';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Field, FieldError } from '@/components/ui/Field';
import { Checkbox, TextInput } from '@/components/ui/inputs';
import { useNotice } from '@/components/ui/Notices';
import type { ActionResult } from '@/lib/errors.ts';
import { record } from './actions';
import { RECORD_TICKS, type RecordTicks } from './schemas';

export interface RecordInformationProps {
  number: string;
  requestId: string;
  /** The items that are still open. */
  items: readonly { number: number; what: string; serves: string }[];
  /** Why this person does not record; empty where they may. */
  reason: string;
}

/** What was asked for and is still out: each item is ticked as it comes in, with a word about what came. */
export function RecordInformation({ number, requestId, items, reason }: RecordInformationProps) {
  const notice = useNotice();
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<RecordTicks>({
    resolver: zodResolver(RECORD_TICKS),
    defaultValues: { ticks: {}, notes: {} },
  });
  const ticks = useWatch({ control: form.control, name: 'ticks' });
  const came = items.filter((item) => ticks?.[`i${item.number}`] === true);
  const submit = form.handleSubmit(({ notes }) => {
    if (busy) return;
    start(async () => {
      setProblem(null);
      const rows = came.map((item) => ({ number: item.number, note: notes[`i${item.number}`] ?? '' }));
      const result = await record({ number, requestId, items: rows }).catch(lost);
      if (!result.ok) return setProblem(result.message);
      notice({
        message: result.value.complete ? 'Everything asked for is in: the case is back in review' : 'Recorded; the case waits for the rest',
      });
      form.reset();
    });
  });
  const may = reason === '';
  return (
    <form noValidate className="flex flex-col gap-2" onSubmit={submit} aria-label="Record what came in">
      <ul className="flex flex-col rounded border border-line">
        {items.map((item) => (
          <li key={item.number} className="flex flex-col gap-1 border-b border-line px-3 py-2 text-sm last:border-b-0">
            {may ? (
              <Checkbox label={item.what} hint={item.serves} {...form.register(`ticks.i${item.number}`)} />
            ) : (
              <p>
                {item.what}
                <span className="block text-xs text-muted">{item.serves}</span>
              </p>
            )}
            {came.includes(item) ? (
              <Field
                label="What came"
                aside="optional"
                error={form.formState.errors.notes?.[`i${item.number}`]?.message}
                className="pl-6.5"
              >
                {(field) => <TextInput {...field} {...form.register(`notes.i${item.number}`)} maxLength={1000} autoComplete="off" />}
              </Field>
            ) : null}
          </li>
        ))}
      </ul>
      {form.formState.errors.ticks ? (
        <FieldError>{String(form.formState.errors.ticks.root?.message ?? form.formState.errors.ticks.message)}</FieldError>
      ) : null}
      {problem === null ? null : (
        <Callout tone="error" live title="Not recorded">
          {problem} What you typed is still here.
        </Callout>
      )}
      {may ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button type="submit" variant="primary" aria-disabled={busy || undefined}>
            Record what came in
          </Button>
          <span className="text-xs text-muted">
            {came.length === items.length && came.length > 0 ? 'The last of it: the case returns to review.' : ''}
          </span>
        </div>
      ) : (
        <p className="text-xs text-muted">{reason}.</p>
      )}
    </form>
  );
}

const lost = (): ActionResult<{ complete: boolean }> => ({ ok: false, code: 'conflict', message: LOST_REPLY, fields: {} });
