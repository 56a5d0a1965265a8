'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { Field, FieldGroup } from '@/components/ui/Field';
import { Checkbox, RadioGroup, TextInput } from '@/components/ui/inputs';
import { newId } from '../../../review/_components/new-id';
import { ActDialog, LetterFollows, useSend } from '../life/form';
import { recordOutcome } from './actions';
import type { AfterDialogProps } from './after-dialog';
import { FILLED, type OutcomeForm } from './schemas';

const RESULTS = [
  { value: 'upheld', label: 'Upheld: the denial stands' },
  { value: 'overturned', label: 'Overturned' },
  { value: 'overturned-in-part', label: 'Overturned in part' },
  { value: 'dismissed', label: 'Dismissed' },
  { value: 'withdrawn', label: 'Withdrawn' },
];

/** What the body outside of the plan decided, as its notice says it. */
export function OutcomeDialog({ open, onClose, after }: AfterDialogProps) {
  const { number, zone, now, body, denied } = after;
  const [id] = useState(newId);
  const form = useForm<OutcomeForm>({
    resolver: zodResolver(FILLED.outcome),
    defaultValues: {
      ...{ number, reviewId: id, reference: '', decidedOn: '', receivedOn: now.date, receivedTime: now.time, receivedFold: '', lines: [] },
    },
  });
  const { control, register, formState } = form;
  const { errors } = formState;
  const result = useWatch({ control, name: 'result' });
  const sent = useSend(form, {
    send: (values) => recordOutcome({ ...values, number, reviewId: id, lines: [values.lines].flat().filter(Boolean) }),
    done: 'Outcome recorded',
    onClose,
  });
  return (
    <ActDialog {...sent} open={open} onClose={onClose} title={`${body}: outcome for ${number}`} label="Record the outcome">
      <RadioGroup
        legend="What it decided"
        required
        name="result"
        options={RESULTS}
        inputProps={register('result')}
        error={errors.result?.message}
      />
      {result === 'overturned-in-part' ? (
        <FieldGroup legend="Lines that it overturned" required error={errors.lines?.message}>
          {denied.map((line) => (
            <Checkbox key={line.number} label={line.label} value={String(line.number)} {...register('lines')} />
          ))}
        </FieldGroup>
      ) : null}
      <div className="grid gap-3 sm:grid-cols-[1fr_10rem]">
        <Field label="Its reference" required error={errors.reference?.message}>
          {(field) => <TextInput {...field} {...register('reference')} maxLength={200} autoComplete="off" />}
        </Field>
        <Field label="Decided on" required error={errors.decidedOn?.message}>
          {(field) => <TextInput {...field} {...register('decidedOn')} type="date" />}
        </Field>
      </div>
      <div className="grid gap-3 sm:grid-cols-[10rem_8rem]">
        <Field label="Notice received on" required error={errors.receivedOn?.message}>
          {(field) => <TextInput {...field} {...register('receivedOn')} type="date" />}
        </Field>
        <Field label={`At (${zone})`} required error={errors.receivedTime?.message ?? errors.receivedFold?.message}>
          {(field) => <TextInput {...field} {...register('receivedTime')} type="time" />}
        </Field>
      </div>
      <p className="text-xs text-muted">
        It binds the plan. What it overturned is approved as it says, under an authorization number of its own, and is put into effect by a
        time that runs from this notice. Nobody here decides it again.
      </p>
      {result === 'overturned' || result === 'overturned-in-part' ? (
        <LetterFollows>The member and the practitioner are owed a letter of approval.</LetterFollows>
      ) : null}
    </ActDialog>
  );
}
