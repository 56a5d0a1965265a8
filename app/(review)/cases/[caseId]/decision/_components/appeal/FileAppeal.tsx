'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { ActionCard } from '@/components/case/ActionCard';
import { useKeys } from '@/components/shell/Keys';
import { Field } from '@/components/ui/Field';
import { Checkbox, RadioGroup, Select, Textarea, TextInput } from '@/components/ui/inputs';
import { toRoute } from '@/components/ui/routes';
import type { AllowedAction } from '@/lib/cases/lifecycle.ts';
import { CHANNEL_WORDS } from '@/lib/cases/words.ts';
import { newId } from '../../../review/_components/new-id';
import { ActDialog, useSend } from '../life/form';
import { appeal } from './actions';
import { APPEAL, type AppealForm } from './schema';

export interface FileAppealProps {
  number: string;
  action: AllowedAction;
  /** Last day of the window, `YYYY-MM-DD`; null where the member was given no notice yet, so that none runs. */
  endsOn: string | null;
  /** The window in words, with its citation. */
  window: string;
  zone: string;
  /** What was ended early can go on until the appeal is decided. */
  mayGoOn: boolean;
}

const CHANNELS = Object.entries(CHANNEL_WORDS).map(([value, label]) => ({ value, label }));
const BY = [
  { value: 'member', label: 'The member' },
  { value: 'representative', label: 'A representative' },
  { value: 'practitioner', label: 'The treating practitioner' },
];
const ATTESTED_BY = [
  { value: 'practitioner', label: 'The practitioner' },
  { value: 'member', label: 'The member' },
  { value: 'reviewer', label: 'The reviewer' },
];
const URGENCY = [
  { value: 'standard', label: 'Standard' },
  { value: 'expedited', label: 'Expedited' },
];

/** An appeal of what was denied: who files it, by what right, when it came. It becomes a case of its own. */
export function FileAppeal({ number, action, endsOn, window, zone, mayGoOn }: FileAppealProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [filed, setFiled] = useState<string | null>(null);
  // Made once: an appeal sent twice is filed once.
  const [appealId] = useState(newId);
  const form = useForm<AppealForm>({
    resolver: zodResolver(APPEAL),
    defaultValues: {
      number,
      appealId,
      standing: '',
      receivedOn: '',
      receivedTime: '',
      receivedFold: '',
      urgency: { requested: 'standard', attestedBy: '', finding: '' },
      goodCause: '',
      continuation: false,
    },
  });
  const { control, register, formState } = form;
  const { errors } = formState;
  const [by, receivedOn, requested] = useWatch({ control, name: ['by', 'receivedOn', 'urgency.requested'] });
  const late = endsOn !== null && receivedOn !== '' && receivedOn > endsOn;
  const sent = useSend(form, {
    send: async (values) => {
      const result = await appeal({ ...values, number, appealId });
      if (result.ok) setFiled(result.value.number);
      if (result.ok) router.push(toRoute(`/cases/${result.value.number}/overview`));
      return result;
    },
    done: 'Appeal filed as a case of its own',
    onClose: () => setOpen(false),
  });
  const begin = () => {
    if (action.allowed && filed === null) setOpen(true);
  };
  useKeys([{ key: 'p', label: 'File an appeal', group: 'Decision', run: begin, applies: () => action.allowed && filed === null }]);
  return (
    <>
      <ActionCard action={action} title="Appeal" label="File an appeal…" keyCap="p" detail={window} busy={filed !== null} onAct={begin} />
      <ActDialog {...sent} open={open} onClose={() => setOpen(false)} title={`Appeal of ${number}`} label="File the appeal">
        <RadioGroup
          legend="Who appeals"
          required
          name="by"
          look="inline"
          options={BY}
          inputProps={register('by')}
          error={errors.by?.message}
        />
        {by === 'representative' || by === 'practitioner' ? (
          <Field label="By what right" required hint="A consent on file, an appointment, and its date." error={errors.standing?.message}>
            {(field) => <TextInput {...field} {...register('standing')} maxLength={1000} autoComplete="off" />}
          </Field>
        ) : null}
        <div className="grid gap-3 sm:grid-cols-[1fr_10rem_8rem]">
          <Field label="Came in by" required error={errors.channel?.message}>
            {(field) => <Select {...field} {...register('channel')} placeholder="Choose" options={CHANNELS} />}
          </Field>
          <Field label="Received on" required error={errors.receivedOn?.message}>
            {(field) => <TextInput {...field} {...register('receivedOn')} type="date" />}
          </Field>
          <Field label={`At (${zone})`} required error={errors.receivedTime?.message ?? errors.receivedFold?.message}>
            {(field) => <TextInput {...field} {...register('receivedTime')} type="time" />}
          </Field>
        </div>
        {late ? (
          <Field label="Good cause for coming late" required hint={`The window ended: ${window}`} error={errors.goodCause?.message}>
            {(field) => <Textarea {...field} {...register('goodCause')} rows={2} maxLength={2000} />}
          </Field>
        ) : null}
        <RadioGroup
          legend="Asked for as"
          required
          name="urgency.requested"
          look="inline"
          options={URGENCY}
          inputProps={register('urgency.requested')}
        />
        {requested === 'expedited' ? (
          <>
            <RadioGroup
              legend="Who says that it is urgent"
              required
              name="urgency.attestedBy"
              look="inline"
              options={ATTESTED_BY}
              inputProps={register('urgency.attestedBy')}
              error={errors.urgency?.attestedBy?.message}
            />
            <Field label="Urgency finding" required error={errors.urgency?.finding?.message}>
              {(field) => <Textarea {...field} {...register('urgency.finding')} rows={2} maxLength={2000} />}
            </Field>
          </>
        ) : null}
        {mayGoOn ? (
          <Checkbox
            label="The member asks that services go on until the appeal is decided"
            hint="They do where it is asked for within ten days of the notice, or before the end takes effect (42 CFR 438.420)."
            {...register('continuation')}
          />
        ) : null}
        <p className="text-xs text-muted">
          It takes over the parties, the lines that were denied or ended, answers and evidence, with a clock of its own. Nobody who took
          part in this decision decides it.
        </p>
      </ActDialog>
    </>
  );
}
