'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
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
  const field = useRef<HTMLTextAreaElement>(null);

  function send() {
    if (reason.trim() === '') {
      setError('Give the reason');
      return field.current?.focus();
    }
    setOpen(false);
    run(async () => {
      const result = await remove({ number, documentId: document.id, citations: citations.length, reason: reason.trim() });
      router.refresh();
      return result;
    }, 'Document removed');
  }

  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        aria-disabled={busy || undefined}
        aria-label={`Remove ${document.name}…`}
        onClick={() => (busy ? undefined : setOpen(true))}
      >
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
              <Textarea
                {...control}
                ref={field}
                rows={2}
                maxLength={2000}
                value={reason}
                onChange={({ target }) => {
                  setReason(target.value);
                  setError('');
                }}
              />
            )}
          </Field>
        </div>
      </Dialog>
    </>
  );
}
