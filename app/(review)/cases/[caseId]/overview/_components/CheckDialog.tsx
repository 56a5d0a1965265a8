'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { Field } from '@/components/ui/Field';
import { RadioGroup, Textarea, TextInput } from '@/components/ui/inputs';
import { CHECK_WORDS } from '@/lib/cases/check-words.ts';
import { ActDialog, type LifeDialogProps, useSend } from '../../decision/_components/life/form';
import { check } from '../actions';
import { CHECK, type CheckForm } from '../checks-schema';
import type { ConfirmCheckProps } from './confirming';

/** What a person found: for the review or against it, and what that rests on. */
export function CheckDialog({ open, onClose, number, kind, suggested, duplicates }: ConfirmCheckProps & LifeDialogProps) {
  const words = CHECK_WORDS[kind];
  const form = useForm<CheckForm>({
    resolver: zodResolver(CHECK),
    // What the plan’s data suggests against the review is laid before the person; nothing is chosen for the review here.
    defaultValues: { number, kind, ...(suggested === 'unfavorable' ? { result: suggested } : {}), note: '', original: duplicates[0] ?? '' },
  });
  const { control, register, formState } = form;
  const { errors } = formState;
  const result = useWatch({ control, name: 'result' });
  const against = result === 'unfavorable';
  const naming = kind === 'duplicate' && against;
  const sent = useSend(form, {
    send: (values) => check({ ...values, original: naming ? values.original : '' }),
    done: `${words.title}: recorded`,
    onClose,
  });
  return (
    <ActDialog {...sent} open={open} onClose={onClose} title={`${words.title}: ${number}`} label="Record" size="md">
      <RadioGroup
        legend={words.asks}
        required
        name={`result-${kind}`}
        options={[
          { value: 'favorable', label: words.favorable },
          { value: 'unfavorable', label: words.unfavorable },
        ]}
        inputProps={register('result')}
        error={errors.result?.message}
      />
      {naming ? (
        <Field label="Case that it repeats" required hint="The two are linked. Neither clock begins anew." error={errors.original?.message}>
          {(field) => <TextInput {...field} {...register('original')} maxLength={12} autoComplete="off" />}
        </Field>
      ) : null}
      {kind === 'timing' && against ? (
        <p className="text-xs text-muted">
          The case is then reviewed in retrospect, in a time of its own from receipt. Its letters say so.
        </p>
      ) : null}
      <Field
        label="What it rests on"
        required={against || (suggested !== null && suggested !== result)}
        hint="The file or page that was looked at, who was asked, and when."
        error={errors.note?.message}
      >
        {(field) => <Textarea {...field} {...register('note')} rows={3} maxLength={2000} />}
      </Field>
    </ActDialog>
  );
}
