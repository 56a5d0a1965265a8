'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Field } from '@/components/ui/Field';
import { Textarea, TextInput } from '@/components/ui/inputs';
import { toRoute } from '@/components/ui/routes';
import { newId } from '../../../review/_components/new-id';
import { ActDialog, useSend } from '../life/form';
import { reconsider } from './actions';
import type { AfterDialogProps } from './after-dialog';
import { FILLED, type ReconsiderForm } from './schemas';

/** The talk of physicians after which what was denied is looked at again. */
export function ReconsiderDialog({ open, onClose, after }: AfterDialogProps) {
  const { number, zone, now, reconsideration } = after;
  const router = useRouter();
  const [id] = useState(newId);
  const form = useForm<ReconsiderForm>({
    resolver: zodResolver(FILLED.reconsider),
    defaultValues: { number, newId: id, person: '', means: 'Telephone', date: now.date, time: now.time, text: '' },
  });
  const { register, formState } = form;
  const { errors } = formState;
  const sent = useSend(form, {
    send: async (values) => {
      const result = await reconsider({ ...values, number, newId: id });
      if (result.ok) router.push(toRoute(`/cases/${result.value.number}/decision`));
      return result;
    },
    done: 'Before you again, as a case of its own',
    onClose,
  });
  return (
    <ActDialog {...sent} open={open} onClose={onClose} title={`Reconsider ${number}`} label="Look at it again">
      <p className="text-sm text-muted">
        {reconsideration}. What was denied comes before you again at once: it is approved, or stays as it is. The time to appeal runs on.
      </p>
      <Field label="Talk with" required error={errors.person?.message}>
        {(field) => <TextInput {...field} {...register('person')} maxLength={200} autoComplete="off" />}
      </Field>
      <div className="grid gap-3 sm:grid-cols-[1fr_10rem_8rem]">
        <Field label="How" error={errors.means?.message}>
          {(field) => <TextInput {...field} {...register('means')} maxLength={200} autoComplete="off" />}
        </Field>
        <Field label="On" required error={errors.date?.message}>
          {(field) => <TextInput {...field} {...register('date')} type="date" />}
        </Field>
        <Field label={`At (${zone})`} required error={errors.time?.message}>
          {(field) => <TextInput {...field} {...register('time')} type="time" />}
        </Field>
      </div>
      <Field label="What came out" aside="optional" error={errors.text?.message}>
        {(field) => <Textarea {...field} {...register('text')} rows={3} maxLength={4000} />}
      </Field>
    </ActDialog>
  );
}
