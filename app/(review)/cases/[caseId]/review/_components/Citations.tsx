'use client';

import { useState, useTransition } from 'react';
import { citationWords } from '@/components/case/citation-words';
import { useNotice } from '@/components/ui/Notices';
import type { FactKey } from '@/lib/criteria/facts.ts';
import type { EvidenceRecord } from '@/lib/use-cases/load-review.ts';
import { removeCitationAction } from '../actions';
import type { Reader } from './records/reader-store';
import { useFrame, useReview } from './use-review';

/** Where the answer was found; an answer that nobody cited is a gap, said quietly. */
export function Citations({ fact, isAnswered }: { fact: FactKey; isAnswered: boolean }) {
  const records = useReview((snapshot) => snapshot.evidence.of[fact]);
  if (!records || records.length === 0) return isAnswered ? <span className="text-faint">no evidence cited</span> : null;
  return records.map((record) => <Citation key={record.id} record={record} />);
}

/** Opens its page, where it stands in the records. */
function Words({ record, reader }: { record: EvidenceRecord; reader: Reader | null }) {
  const words = citationWords(record);
  const { documentId } = record;
  if (!reader?.has(documentId)) {
    return (
      <span className="line-clamp-3 text-accent [overflow-wrap:anywhere]" title={words}>
        {words}
      </span>
    );
  }
  return (
    <button
      type="button"
      className="line-clamp-3 text-left text-accent [overflow-wrap:anywhere] hover:underline"
      title={`Show it: ${words}`}
      onClick={() => reader.openCitation({ ...record, documentId })}
    >
      {words}
    </button>
  );
}

function Citation({ record }: { record: EvidenceRecord }) {
  const { store, review, mayAnswer, reader } = useFrame();
  const notice = useNotice();
  const [isRemoving, startRemoving] = useTransition();
  const [isGone, setGone] = useState(false);

  function remove() {
    startRemoving(async () => {
      const result = await removeCitationAction({ number: review.number, evidenceId: record.id }).catch(() => null);
      if (result?.ok) {
        setGone(true);
        store.uncited(record.id);
        notice({ message: 'Citation removed' });
      } else notice({ tone: 'error', message: `Not removed: ${result ? result.message : 'the connection was lost. Try again.'}` });
    });
  }

  if (isGone) return null;
  return (
    <span className="inline-flex max-w-full items-start gap-1">
      <Words record={record} reader={reader} />
      {mayAnswer ? (
        <button
          type="button"
          aria-label={`Remove the citation ${citationWords(record)}`}
          disabled={isRemoving}
          onClick={remove}
          className="-my-1 inline-grid size-6 flex-none place-items-center rounded-sm text-faint hover:text-not-met"
        >
          <svg viewBox="0 0 12 12" width="8" height="8" aria-hidden="true">
            <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.6" />
          </svg>
        </button>
      ) : null}
    </span>
  );
}
