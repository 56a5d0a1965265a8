'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { Field } from '@/components/ui/Field';
import { Textarea, TextInput } from '@/components/ui/inputs';
import { withdraw } from './actions';
import { ActDialog, LetterFollows, type LifeDialogProps, useSend } from './form';
import type { LifeCase } from './life-case';
import { WITHDRAW, type WithdrawForm } from './schemas';

/** The requester takes the request back: who, and how that is known. */
export function WithdrawDialog({ open, onClose, life }: LifeDialogProps & { life: LifeCase }) {
  const { number, status } = life;
  const form = useForm<WithdrawForm>({ resolver: zodResolver(WITHDRAW), defaultValues: { number, by: '', confirmed: '', status } });
  const { errors } = form.formState;
  const sent = useSend(form, {
    send: (values) => withdraw({ ...values, number, status }),
    done: 'The case is withdrawn',
    onClose,
    toState: true,
  });
  return (
    <ActDialog {...sent} open={open} onClose={onClose} title={`Withdraw: ${number}`} label="Withdraw the case" danger size="md">
      <p className="text-sm">
        Only the requester withdraws, and of their own accord. A request that would be denied is decided, never withdrawn instead: the
        member would lose the right to appeal.
      </p>
      <Field
        label="Who withdraws it"
        required
        hint="Name and role, of the requesting practitioner’s side or the member."
        error={errors.by?.message}
      >
        {(field) => <TextInput {...field} {...form.register('by')} maxLength={200} autoComplete="off" />}
      </Field>
      <Field
        label="How it was confirmed"
        required
        hint="By letter, by fax, by telephone with whom and when."
        error={errors.confirmed?.message}
      >
        {(field) => <Textarea {...field} {...form.register('confirmed')} rows={3} maxLength={2000} />}
      </Field>
      <p className="text-xs text-muted">It ends the case and its clock. Nothing of it can be undone; the request can be made again.</p>
      <LetterFollows>The member and the practitioner are owed a letter that says who withdrew, when, and how to ask again.</LetterFollows>
    </ActDialog>
  );
}
