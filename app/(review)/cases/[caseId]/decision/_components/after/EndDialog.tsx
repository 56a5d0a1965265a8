'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { dayWords } from '@/components/form/fact-words';
import { Field, FieldError } from '@/components/ui/Field';
import { Checkbox, Select, Textarea, TextInput } from '@/components/ui/inputs';
import { PasswordInput } from '@/components/ui/PasswordInput';
import { ActDialog, LetterFollows, useSend } from '../life/form';
import { end } from './actions';
import type { AfterDialogProps } from './after-dialog';
import { type EndForm, FILLED } from './schemas';

/** What runs ends ahead of its last day: adverse, with notice, and signed. */
export function EndDialog({ open, onClose, after }: AfterDialogProps) {
  const { number, ending } = after;
  const first = after.authorizations[0];
  const form = useForm<EndForm>({
    resolver: zodResolver(FILLED.end),
    defaultValues: {
      ...{ number, authorization: first?.number ?? '', version: first?.version ?? 1, lastDay: ending.earliest },
      ...{ reason: '', rationale: '', exception: '', epsdt: '', noConflict: false, password: '' },
    },
  });
  const { register, formState } = form;
  const { errors } = formState;
  const sent = useSend(form, {
    send: (values) => end({ ...values, number, authorization: first?.number ?? '', version: first?.version ?? 1 }),
    done: 'The authorization ends early; its letters are to be issued today',
    onClose,
  });
  return (
    <ActDialog {...sent} open={open} onClose={onClose} title={`End ${first?.number ?? ''} early`} label="Sign: end it early" danger>
      <p className="text-sm">
        It runs through {first ? dayWords(first.validTo) : 'its last day'}. To end it sooner is an adverse decision under your signature,
        and notice goes ahead of it: the last day may be {dayWords(ending.earliest)} or later ({ending.rule}).
      </p>
      <Field label="Last approved day" required error={errors.lastDay?.message}>
        {(field) => <TextInput {...field} {...register('lastDay')} type="date" className="max-w-40" />}
      </Field>
      {ending.exceptions.length > 0 ? (
        <Field label="Fewer days are enough since" aside="optional" error={errors.exception?.message}>
          {(field) => <Select {...field} {...register('exception')} placeholder="No exception" options={ending.exceptions} />}
        </Field>
      ) : null}
      <Field label="Reason, in plain words" required hint="For the member: it stands in the letter." error={errors.reason?.message}>
        {(field) => <Textarea {...field} {...register('reason')} rows={3} maxLength={4000} />}
      </Field>
      <Field label="Rationale" required error={errors.rationale?.message}>
        {(field) => <Textarea {...field} {...register('rationale')} rows={2} maxLength={4000} />}
      </Field>
      {ending.asksEpsdt ? (
        <Field label="Would the service correct or ameliorate the condition (EPSDT)?" required error={errors.epsdt?.message}>
          {(field) => <Textarea {...field} {...register('epsdt')} rows={2} maxLength={4000} />}
        </Field>
      ) : null}
      <div className="flex flex-col gap-1">
        <Checkbox
          label="I have no conflict of interest in this case."
          aria-invalid={errors.noConflict ? true : undefined}
          aria-describedby={errors.noConflict ? 'no-conflict-error' : undefined}
          {...register('noConflict')}
        />
        {errors.noConflict ? <FieldError id="no-conflict-error">{errors.noConflict.message}</FieldError> : null}
      </div>
      <Field label="Your password" required error={errors.password?.message}>
        {(field) => <PasswordInput {...field} {...register('password')} autoComplete="current-password" />}
      </Field>
      <LetterFollows>Everybody is owed a letter with the reason, the last day and every right of appeal.</LetterFollows>
    </ActDialog>
  );
}
