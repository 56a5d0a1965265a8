'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { Field } from '@/components/ui/Field';
import { Textarea } from '@/components/ui/inputs';
import type { RecordDocument } from '@/lib/records/document.ts';
import { OPENED_FOR_HOURS, PROTECTION_WORDS } from '@/lib/records/protected.ts';
import { ActDialog, type LifeDialogProps, useSend } from '../../../decision/_components/life/form';
import { open as openDocument } from './actions';
import { OPEN, type OpenForm } from './schemas';

type Protected = Pick<RecordDocument, 'id' | 'name' | 'sensitivity'>;

/** Somebody who does not work on the case says why they need a protected document. */
export function OpenDialog({ open, onClose, number, document }: LifeDialogProps & { number: string; document: Protected }) {
  const { id, name, sensitivity } = document;
  const form = useForm<OpenForm>({ resolver: zodResolver(OPEN), defaultValues: { number, documentId: id, reason: '' } });
  const sent = useSend(form, {
    send: ({ reason }) => openDocument({ number, documentId: id, reason }),
    done: 'The document is open to you',
    onClose,
  });
  return (
    <ActDialog {...sent} open={open} onClose={onClose} title={`Open: ${name}`} label="Open the document" size="md">
      <p className="text-sm">
        {PROTECTION_WORDS[sensitivity]}. Who works on the case reads it; everybody else says why they need it. It then stays open to you for{' '}
        {OPENED_FOR_HOURS} hours.
      </p>
      <Field label="Reason" required hint="Kept in the history of the case." error={form.formState.errors.reason?.message}>
        {(field) => <Textarea {...field} {...form.register('reason')} rows={2} maxLength={2000} />}
      </Field>
    </ActDialog>
  );
}
