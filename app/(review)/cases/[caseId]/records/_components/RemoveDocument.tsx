'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { counted } from '@/components/case/case-text';
import { citationWords } from '@/components/case/citation-words';
import { isolated } from '@/components/case/isolated';
import { useRun } from '@/components/case/use-run';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { Textarea } from '@/components/ui/inputs';
import { factSpec } from '@/lib/criteria/facts.ts';
import type { RecordDocument } from '@/lib/records/document.ts';
import type { EvidenceRecord } from '@/lib/use-cases/load-review.ts';
import { remove } from '../actions';

type Props = { number: string; document: Pick<RecordDocument, 'id' | 'name'>; citations: readonly EvidenceRecord[] };

/** Asks first, and names every citation that would lose its page. */
export function RemoveDocument({ number, document, citations }: Props) {
  const router = useRouter();
  const { busy, run } = useRun();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState('');

  function send() {
    if (reason.trim() === '') return setError('Give the reason');
    setOpen(false);
    run(async () => {
      const result = await remove({ number, documentId: document.id, citations: citations.length, reason: reason.trim() });
      router.refresh();
      return result;
    }, 'Document removed');
  }

  return (
    <>
      <Button size="sm" variant="quiet" disabled={busy} aria-label={`Remove ${document.name}…`} onClick={() => setOpen(true)}>
        Remove…
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Remove from the records"
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button variant="danger" onClick={send}>
              Remove
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-3 text-sm">
          <p>
            <span className="font-medium">{isolated(document.name)}</span> is taken out of the records. The history keeps that it was here
            and why it went.
          </p>
          {citations.length > 0 ? (
            <div>
              <p>{counted(citations.length, 'citation')} of it will stand in words alone, without a page to open:</p>
              <ul className="mt-1 max-h-40 list-disc overflow-auto pl-5 text-muted">
                {citations.map((citation) => (
                  <li key={citation.id}>
                    {factSpec(citation.fact).question}: {citationWords(citation)}
                  </li>
                ))}
              </ul>
            </div>
          ) : (
            <p className="text-muted">Nothing cites it.</p>
          )}
          <Field label="Reason" required error={error || undefined}>
            {(control) => (
              <Textarea {...control} rows={2} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />
            )}
          </Field>
        </div>
      </Dialog>
    </>
  );
}
