'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { Field } from '@/components/ui/Field';
import { RadioGroup, Textarea, TextInput } from '@/components/ui/inputs';
import { setUrgency } from './actions';
import { ActDialog, ClockPreviewBox, isOff, LetterFollows, type LifeDialogProps, usePreview, useSend } from './form';
import type { LifeCase } from './life-case';
import { URGENCY, type UrgencyForm } from './schemas';

const ATTESTED_BY = [
  { value: 'practitioner', label: 'The practitioner', hint: 'An attestation that is never lowered.' },
  { value: 'member', label: 'The member', hint: 'A member’s own request.' },
  { value: 'reviewer', label: 'The reviewer', hint: 'Found in the record.' },
];

/** Raises a standard request or lowers an expedited one. */
export function UrgencyDialog({ open, onClose, life }: LifeDialogProps & { life: LifeCase }) {
  const { number, attestedBy, zone } = life;
  const to = life.urgency === 'standard' ? 'expedited' : 'standard';
  const form = useForm<UrgencyForm>({
    resolver: zodResolver(URGENCY),
    defaultValues: { number, to, reason: '', attestedBy: '', person: '', toldOn: '', toldAt: '' },
  });
  const { register, formState } = form;
  const { errors } = formState;
  const previewed = usePreview({ number, change: { action: 'change-urgency', to } }, open);
  const sent = useSend(form, { send: (values) => setUrgency({ ...values, number, to }), done: `The request is ${to} now`, onClose });
  const telling = to === 'standard' && attestedBy === 'member';
  return (
    <ActDialog {...sent} open={open} onClose={onClose} title={`Make it ${to}: ${number}`} label={`Make it ${to}`} off={isOff(previewed)}>
      {to === 'expedited' ? (
        <RadioGroup
          legend="Who says that it is urgent"
          required
          name="attestedBy"
          options={ATTESTED_BY}
          inputProps={register('attestedBy')}
          error={errors.attestedBy?.message}
        />
      ) : null}
      <Field label="Finding" required hint={`Why it ${to === 'expedited' ? 'is' : 'is not'} urgent.`} error={errors.reason?.message}>
        {(field) => <Textarea {...field} {...register('reason')} rows={3} maxLength={2000} />}
      </Field>
      {telling ? (
        <div className="grid gap-3 sm:grid-cols-[1fr_10rem_7rem]">
          <Field label="Told by telephone" required error={errors.person?.message}>
            {(field) => <TextInput {...field} {...register('person')} maxLength={200} autoComplete="off" />}
          </Field>
          <Field label="On" required error={errors.toldOn?.message}>
            {(field) => <TextInput {...field} {...register('toldOn')} type="date" />}
          </Field>
          <Field label={`At (${zone})`} required error={errors.toldAt?.message}>
            {(field) => <TextInput {...field} {...register('toldAt')} type="time" />}
          </Field>
        </div>
      ) : null}
      {to === 'standard' ? (
        <LetterFollows>The member and the practitioner are owed a letter that says why, the new date, and how to ask again.</LetterFollows>
      ) : null}
      <ClockPreviewBox previewed={previewed} />
    </ActDialog>
  );
}
