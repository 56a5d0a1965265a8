'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { Field } from '@/components/ui/Field';
import { Textarea, TextInput } from '@/components/ui/inputs';
import { ActDialog, LetterFollows, useSend } from '../life/form';
import { carryOut } from './actions';
import type { AfterDialogProps } from './after-dialog';
import { CARRY_OUT, type CarryOutForm } from './schemas';

const USUAL = ['The case file with all records', 'The written explanation of the decision', 'The policy and criteria that were used'].join(
  '\n',
);

/** That the upheld appeal went on by itself: to whom, how, and what of it. */
export function ForwardDialog({ open, onClose, after }: AfterDialogProps) {
  const { number } = after;
  const duty = after.duties.find(({ kind }) => kind === 'forwarding');
  const form = useForm<CarryOutForm>({
    resolver: zodResolver(CARRY_OUT),
    defaultValues: { number, dutyId: duty?.id ?? '', note: '', to: '', means: '', sent: USUAL },
  });
  const { register, formState } = form;
  const { errors } = formState;
  const sent = useSend(form, {
    send: (values) => carryOut({ ...values, number, dutyId: duty?.id ?? '' }),
    done: 'Recorded: the appeal was forwarded',
    onClose,
  });
  return (
    <ActDialog {...sent} open={open} onClose={onClose} title={`Forward the appeal: ${number}`} label="It was forwarded">
      <p className="text-sm text-muted">{duty?.due}.</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Sent to" required error={errors.to?.message}>
          {(field) => <TextInput {...field} {...register('to')} maxLength={300} autoComplete="off" />}
        </Field>
        <Field label="How" required error={errors.means?.message}>
          {(field) => <TextInput {...field} {...register('means')} maxLength={300} autoComplete="off" />}
        </Field>
      </div>
      <Field label="What was sent" required hint="One thing a line. It stands in the letter." error={errors.sent?.message}>
        {(field) => <Textarea {...field} {...register('sent')} rows={4} maxLength={4000} />}
      </Field>
      <LetterFollows>The member and the practitioner are owed a letter that says so.</LetterFollows>
    </ActDialog>
  );
}
