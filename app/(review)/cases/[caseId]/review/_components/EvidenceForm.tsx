'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Field } from '@/components/ui/Field';
import { TextInput } from '@/components/ui/inputs';
import { useNotice } from '@/components/ui/Notices';
import type { FactKey } from '@/lib/criteria/facts.ts';
import { citeAction } from '../actions';
import { type Citation, citationSchema } from '../citation-schema';
import { newId } from './new-id';
import { focusQuestion } from './question-moves';
import { useFrame, useReview } from './use-review';

const EMPTY: Citation = { document: '', page: '', noteDate: '', quotation: '', comment: '', documentId: '' };
const isEmpty = (citation: Citation) => FIELDS.every((name) => (citation[name] ?? '').trim() === '');

/**
 * Where an answer was found: under its question. Enter adds; Escape closes and keeps what was typed, also across a reload, until it is added
 * or given up.
 */
export function EvidenceForm({ fact }: { fact: FactKey }) {
  const { store, review, reader } = useFrame();
  const all = useReview((snapshot) => snapshot.evidence.all);
  const notice = useNotice();
  const [failure, setFailure] = useState<string | null>(null);
  const [begun] = useState(() => store.get().begun[fact]);
  // The page that was in view when the form was opened.
  const [inView] = useState(() => reader?.citation());
  // Made once per citation: a repeated attempt does not cite twice.
  const [evidenceId] = useState(() => begun?.evidenceId ?? newId());
  const { register, handleSubmit, setError, formState, subscribe } = useForm<Citation>({
    resolver: zodResolver(citationSchema),
    defaultValues: begun?.citation ?? { ...EMPTY, ...inView },
  });
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values }) => store.begin(fact, isEmpty(values) ? null : { evidenceId, citation: values }),
      }),
    [subscribe, store, fact, evidenceId],
  );
  const { errors, isSubmitting } = formState;
  const documents = [...new Set([...(reader?.documents ?? []).map(({ name }) => name), ...all.map(({ document }) => document)])];

  function close() {
    store.open(null);
    focusQuestion(fact);
  }

  async function submit(citation: Citation) {
    setFailure(null);
    const documentId = reader?.documents.find(({ name }) => name === citation.document)?.id ?? '';
    const result = await citeAction({ ...citation, documentId, number: review.number, evidenceId, fact }).catch(() => null);
    if (!result) return setFailure('The connection was lost. What you typed is still here; try again.');
    if (!result.ok) {
      for (const name of FIELDS) if (result.fields[name]) setError(name, { message: result.fields[name] });
      return setFailure(result.message);
    }
    store.cited(result.value);
    store.begin(fact, null);
    notice({ message: 'Citation added' });
    close();
  }

  function giveUp() {
    store.begin(fact, null);
    close();
  }

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (event.key !== 'Escape' && !isSend) return;
    event.preventDefault();
    if (isSend) event.currentTarget.requestSubmit();
    else close();
  }

  return (
    <form
      data-panel
      aria-label="Where it was found"
      noValidate
      onSubmit={handleSubmit(submit)}
      onKeyDown={onKeyDown}
      className="mt-2 grid gap-x-3 gap-y-2 rounded border border-line bg-panel p-3 sm:grid-cols-[1fr_5rem_9rem]"
    >
      <Field label="Document" required error={errors.document?.message}>
        {(control) => (
          <TextInput
            {...control}
            {...register('document')}
            list="cited-documents"
            autoComplete="off"
            autoFocus
            placeholder="H&P, clinic notes, PT discharge"
          />
        )}
      </Field>
      <datalist id="cited-documents">
        {documents.map((document) => (
          <option key={document} value={document} />
        ))}
      </datalist>
      <Field label="Page" error={errors.page?.message}>
        {(control) => <TextInput {...control} {...register('page')} autoComplete="off" />}
      </Field>
      <Field label="Date of the note" error={errors.noteDate?.message}>
        {(control) => <TextInput {...control} {...register('noteDate')} type="date" />}
      </Field>
      <Field label="Quotation" error={errors.quotation?.message} className="sm:col-span-3">
        {(control) => <TextInput {...control} {...register('quotation')} autoComplete="off" />}
      </Field>
      <Field label="Comment" error={errors.comment?.message} className="sm:col-span-3">
        {(control) => <TextInput {...control} {...register('comment')} autoComplete="off" />}
      </Field>
      {failure ? (
        <Callout tone="error" live title="Not added" className="sm:col-span-3">
          {failure}
        </Callout>
      ) : null}
      <div className="flex gap-2 sm:col-span-3">
        <Button type="submit" variant="primary" disabled={isSubmitting}>
          Add citation
        </Button>
        <Button variant="quiet" onClick={giveUp}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

const FIELDS = ['document', 'page', 'noteDate', 'quotation', 'comment'] as const satisfies readonly (keyof Citation)[];
