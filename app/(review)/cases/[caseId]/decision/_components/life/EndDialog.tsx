'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { type DefaultValues, useForm, useWatch } from 'react-hook-form';
import { Field } from '@/components/ui/Field';
import { RadioGroup, Textarea, TextInput } from '@/components/ui/inputs';
import { BASIS_REASONS, BASIS_WORDS, basesOf, ENDING_MEANING, type EndingBasis, type EndingKind } from '@/lib/cases/endings.ts';
import { end } from './actions';
import { ActDialog, LetterFollows, type LifeDialogProps, useSend } from './form';
import type { LifeCase } from './life-case';
import { END, type EndForm } from './schemas';

interface Known {
  title: string;
  label: string;
  done: string;
  follows: string;
}

const KNOWN: Readonly<Record<EndingKind, Known>> = {
  'administrative-denial': {
    title: 'Deny administratively',
    label: 'Deny for eligibility or benefit',
    done: 'The request is denied administratively',
    follows: 'Everybody concerned is owed a letter with the reason, the part of the plan relied on, and the right to appeal.',
  },
  'no-authorization-required': {
    title: 'No authorization required',
    label: 'State that none is required',
    done: 'The case has ended: no authorization is required',
    follows: 'Everybody concerned is owed a letter that says so.',
  },
  redirected: {
    title: 'Redirect',
    label: 'Redirect the request',
    done: 'The request is redirected',
    follows: 'Everybody concerned is owed a letter that says to whom it was sent on, and when.',
  },
  dismissed: {
    title: 'Dismiss',
    label: 'Dismiss the request',
    done: 'The request is dismissed',
    follows: 'Everybody concerned is owed a notice with the reason.',
  },
};

type Props = LifeDialogProps & { life: LifeCase };

/** Ends the case otherwise than on its merits: on which ground, why in plain words, and, where it was sent on, to whom and when. */
function EndDialog({ open, onClose, life, kind }: Props & { kind: EndingKind }) {
  const { number, version, ending } = life;
  const { title, label, done, follows } = KNOWN[kind];
  const choices = basesOf(kind).filter((basis) => ending.grounds.includes(basis));
  // One ground was confirmed, or the person chooses: what ends a case is not preselected.
  const only = choices.length === 1 ? choices[0] : undefined;
  const form = useForm<EndForm>({ resolver: zodResolver(END), defaultValues: blank(life, only, kind) });
  const { control, register, formState, setValue, getValues } = form;
  const { errors } = formState;
  const basis = useWatch({ control, name: 'basis' });
  const sent = useSend(form, { send: (values) => end({ ...values, number, version }), done, onClose, toState: true });
  function choose(chosen: EndingBasis) {
    // What was made one’s own stays.
    if (['', ...Object.values(BASIS_REASONS)].includes(getValues('reason'))) setValue('reason', BASIS_REASONS[chosen]);
  }
  return (
    <ActDialog
      {...sent}
      open={open}
      onClose={onClose}
      title={`${title}: ${number}`}
      label={label}
      danger={kind !== 'no-authorization-required'}
    >
      <p className="text-sm">“{ENDING_MEANING[kind]}”</p>
      <RadioGroup
        legend="Ground"
        required
        name={`basis-${kind}`}
        options={choices.map((value) => ({ value, label: BASIS_WORDS[value] }))}
        inputProps={register('basis', { onChange: ({ target }) => choose(target.value) })}
        error={errors.basis?.message}
      />
      <Field
        label="Reason, as the letter says it"
        required
        hint="Plain words, of this member and this request. Nothing of medical need or criteria."
        error={errors.reason?.message}
      >
        {(field) => <Textarea {...field} {...register('reason')} rows={3} maxLength={4000} />}
      </Field>
      {kind === 'administrative-denial' ? (
        <Field
          label="Part of the plan relied on"
          required={basis === 'benefit'}
          {...(basis === 'benefit' ? {} : { aside: 'optional' })}
          error={errors.provision?.message}
        >
          {(field) => <TextInput {...field} {...register('provision')} maxLength={1000} autoComplete="off" />}
        </Field>
      ) : null}
      {kind === 'redirected' ? <SentOn form={form} zone={life.zone} /> : null}
      {kind === 'dismissed' ? <p className="text-xs text-muted">{ending.dismissal}.</p> : null}
      <Field label="For the record" aside="optional" error={errors.rationale?.message}>
        {(field) => <Textarea {...field} {...register('rationale')} rows={2} maxLength={4000} />}
      </Field>
      <LetterFollows>{follows}</LetterFollows>
    </ActDialog>
  );
}

function blank({ number, version, ending }: LifeCase, basis: EndingBasis | undefined, kind: EndingKind): DefaultValues<EndForm> {
  const delegate = kind === 'redirected' ? ending.delegate : null;
  return {
    number,
    version,
    ...(basis === undefined ? { reason: '' } : { basis, reason: BASIS_REASONS[basis] }),
    provision: kind === 'administrative-denial' ? ending.provision : '',
    rationale: '',
    to: delegate?.name ?? '',
    contact: delegate?.contact ?? '',
    means: '',
    sentOn: '',
    sentAt: '',
  };
}

/** To whom it was sent on, and the date and time of it. */
function SentOn({ form, zone }: { form: ReturnType<typeof useForm<EndForm>>; zone: string }) {
  const { register, formState } = form;
  const { errors } = formState;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label="Sent on to" required error={errors.to?.message}>
        {(field) => <TextInput {...field} {...register('to')} maxLength={200} autoComplete="off" />}
      </Field>
      <Field label="How they are reached" required error={errors.contact?.message}>
        {(field) => <TextInput {...field} {...register('contact')} maxLength={300} autoComplete="off" />}
      </Field>
      <Field label="How it was sent" required error={errors.means?.message}>
        {(field) => <TextInput {...field} {...register('means')} maxLength={200} autoComplete="off" />}
      </Field>
      <div className="grid grid-cols-[1fr_7rem] gap-3">
        <Field label="Sent on" required error={errors.sentOn?.message}>
          {(field) => <TextInput {...field} {...register('sentOn')} type="date" />}
        </Field>
        <Field label={`At (${zone})`} required error={errors.sentAt?.message}>
          {(field) => <TextInput {...field} {...register('sentAt')} type="time" />}
        </Field>
      </div>
    </div>
  );
}

export const DenyAdministrativelyDialog = (props: Props) => <EndDialog {...props} kind="administrative-denial" />;
export const NotRequiredDialog = (props: Props) => <EndDialog {...props} kind="no-authorization-required" />;
export const RedirectDialog = (props: Props) => <EndDialog {...props} kind="redirected" />;
export const DismissDialog = (props: Props) => <EndDialog {...props} kind="dismissed" />;
