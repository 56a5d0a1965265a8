'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Field } from '@/components/ui/Field';
import { RadioGroup, Textarea } from '@/components/ui/inputs';
import { toRoute } from '@/components/ui/routes';
import { newId } from '../../../review/_components/new-id';
import { ActDialog, useSend } from '../life/form';
import { reopen } from './actions';
import type { AfterDialogProps } from './after-dialog';
import { FILLED, type ReopenForm } from './schemas';

/** Why the decision is looked at again: by which rule, for what cause. */
export function ReopenDialog({ open, onClose, after }: AfterDialogProps) {
  const { number, reopening, denied } = after;
  const router = useRouter();
  const [id] = useState(newId);
  const form = useForm<ReopenForm>({ resolver: zodResolver(FILLED.reopen), defaultValues: { number, newId: id, cause: '' } });
  const { errors } = form.formState;
  const sent = useSend(form, {
    send: async (values) => {
      const result = await reopen({ ...values, number, newId: id });
      if (result.ok) router.push(toRoute(`/cases/${result.value.number}/overview`));
      return result;
    },
    done: 'Reopened as a case of its own',
    onClose,
  });
  return (
    <ActDialog {...sent} open={open} onClose={onClose} title={`Reopen ${number}`} label="Reopen the decision">
      <p className="text-sm text-muted">
        {denied.length > 0 ? 'What was denied' : 'Every line'} is looked at again in a linked case. This decision stands until then. What is
        under appeal is not reopened.
      </p>
      <RadioGroup
        legend="Reason"
        required
        name="reason"
        look="cards"
        options={reopening}
        inputProps={form.register('reason')}
        error={errors.reason?.message}
      />
      <Field label="Cause" required hint="What is new, or what was wrong: where it is found." error={errors.cause?.message}>
        {(field) => <Textarea {...field} {...form.register('cause')} rows={3} maxLength={2000} />}
      </Field>
    </ActDialog>
  );
}
