'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { Field } from '@/components/ui/Field';
import { NumberInput, RadioGroup, Textarea } from '@/components/ui/inputs';
import { extend } from './actions';
import { ActDialog, ClockPreviewBox, isOff, LetterFollows, type LifeDialogProps, usePreview, useSend } from './form';
import type { LifeCase } from './life-case';
import { EXTEND, type ExtendForm } from './schemas';

const ASKERS = [
  { value: 'member', label: 'The member' },
  { value: 'practitioner', label: 'The practitioner' },
  { value: 'plan', label: 'The plan, with a reason' },
];

/** More time to decide, once, with why. */
export function ExtendDialog({ open, onClose, life }: LifeDialogProps & { life: LifeCase }) {
  const { number, extension } = life;
  const form = useForm<ExtendForm>({
    resolver: zodResolver(EXTEND),
    defaultValues: { number, reason: '', askedBy: 'plan', days: '' },
  });
  const { control, register, formState } = form;
  const { errors } = formState;
  const days = useWatch({ control, name: 'days' });
  const previewed = usePreview({ number, change: { action: 'extend', days } }, open);
  const sent = useSend(form, { send: (values) => extend({ ...values, number }), done: 'The time to decide is extended', onClose });
  return (
    <ActDialog {...sent} open={open} onClose={onClose} title={`Extend the time: ${number}`} label="Extend" off={isOff(previewed)}>
      <p className="text-sm text-muted">
        {extension.grounds}. {extension.citation}
      </p>
      <RadioGroup
        legend="Who asks for it"
        required
        name="askedBy"
        look="inline"
        options={ASKERS}
        inputProps={register('askedBy')}
        error={errors.askedBy?.message}
      />
      <Field label="Reason" required hint="Why, and why it is in the member’s interest." error={errors.reason?.message}>
        {(field) => <Textarea {...field} {...register('reason')} rows={3} maxLength={2000} />}
      </Field>
      {extension.days === null ? null : (
        <Field label="Days" aside="optional" hint={`Up to ${extension.days}; that many where left empty.`} error={errors.days?.message}>
          {(field) => <NumberInput {...field} {...register('days')} integer unit="days" />}
        </Field>
      )}
      <LetterFollows>
        The member and the practitioner are owed a letter with the reason, the new date and the right to a grievance.
      </LetterFollows>
      <ClockPreviewBox previewed={previewed} />
    </ActDialog>
  );
}
