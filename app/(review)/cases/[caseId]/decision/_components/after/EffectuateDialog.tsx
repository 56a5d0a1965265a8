'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { Field } from '@/components/ui/Field';
import { Textarea } from '@/components/ui/inputs';
import { ActDialog, useSend } from '../life/form';
import { carryOut } from './actions';
import type { AfterDialogProps } from './after-dialog';
import { CARRY_OUT, type CarryOutForm } from './schemas';

/** That what was overturned is in effect, and how. */
export function EffectuateDialog({ open, onClose, after }: AfterDialogProps) {
  const { number } = after;
  const duty = after.duties.find(({ kind }) => kind === 'effectuation');
  const form = useForm<CarryOutForm>({
    resolver: zodResolver(CARRY_OUT),
    defaultValues: { number, dutyId: duty?.id ?? '', note: '', to: '', means: '', sent: '' },
  });
  const { errors } = form.formState;
  const sent = useSend(form, {
    send: (values) => carryOut({ ...values, number, dutyId: duty?.id ?? '' }),
    done: 'Recorded: it is in effect',
    onClose,
  });
  return (
    <ActDialog {...sent} open={open} onClose={onClose} title={`Put into effect: ${number}`} label="It is in effect" size="md">
      <p className="text-sm text-muted">{duty?.due}.</p>
      <Field label="What was done" required hint="Authorized in which system, told to whom." error={errors.note?.message}>
        {(field) => <Textarea {...field} {...form.register('note')} rows={3} maxLength={2000} />}
      </Field>
    </ActDialog>
  );
}
