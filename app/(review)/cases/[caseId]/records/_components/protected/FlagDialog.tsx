'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { Field } from '@/components/ui/Field';
import { RadioGroup, TextInput } from '@/components/ui/inputs';
import type { RecordDocument } from '@/lib/records/document.ts';
import { PROTECTION_WORDS } from '@/lib/records/protected.ts';
import { ActDialog, type LifeDialogProps, useSend } from '../../../decision/_components/life/form';
import { flag } from './actions';
import { FLAG, type FlagForm } from './schemas';

type Marked = Pick<RecordDocument, 'id' | 'name' | 'sensitivity' | 'kind'>;

const OPTIONS = [
  { value: 'none', label: PROTECTION_WORDS.none, hint: 'Open to everybody who works in the plan.' },
  {
    value: 'substance-use',
    label: PROTECTION_WORDS['substance-use'],
    hint: 'From a substance use disorder treatment program. Others than who works on the case give a reason; the notice of 42 CFR 2.32 goes with it.',
  },
  {
    value: 'psychotherapy',
    label: PROTECTION_WORDS.psychotherapy,
    hint: 'A therapist’s own notes, kept apart from the chart. The same, and in no packet unless chosen with a reason.',
  },
] as const;

/** What a document is, and whether the law protects it further. */
export function FlagDialog({ open, onClose, number, document }: LifeDialogProps & { number: string; document: Marked }) {
  const { id, name, sensitivity, kind } = document;
  const before = { sensitivity, kind };
  const form = useForm<FlagForm>({ resolver: zodResolver(FLAG), defaultValues: { number, documentId: id, before, after: before } });
  const sent = useSend(form, {
    send: ({ after }) => flag({ number, documentId: id, before, after }),
    done: 'The document is marked',
    onClose,
  });
  return (
    <ActDialog {...sent} open={open} onClose={onClose} title={`Mark: ${name}`} label="Mark the document" size="md">
      <RadioGroup legend="Protection" name="after.sensitivity" options={OPTIONS} inputProps={form.register('after.sensitivity')} />
      <Field label="What it is" aside="optional" error={form.formState.errors.after?.kind?.message}>
        {(field) => <TextInput {...field} {...form.register('after.kind')} maxLength={100} autoComplete="off" />}
      </Field>
      <p className="text-xs text-muted">It is an event of the case, with what it was before.</p>
    </ActDialog>
  );
}
