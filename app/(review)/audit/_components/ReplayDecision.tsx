'use client';

import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/Button';
import { replayNow } from '../actions';
import { replayedWords, type Said } from '../check-words';
import { SaidCallout } from './SaidCallout';

/** Beside a decision: makes it again from its frozen record, and says whether findings and letters come out the same. */
export function ReplayDecision({ number }: { number: string }) {
  const [said, setSaid] = useState<Said | null>(null);
  const [busy, start] = useTransition();

  function replay() {
    start(async () => {
      const result = await replayNow({ number });
      setSaid(
        result.ok
          ? replayedWords(result.value, number)
          : { tone: 'error', title: 'The decision was not made again', lines: [result.message] },
      );
    });
  }

  return (
    <div className="flex flex-col items-start gap-3">
      <Button aria-disabled={busy || undefined} onClick={busy ? undefined : replay}>
        {busy ? 'Making the decision again…' : 'Replay the decision'}
      </Button>
      {said === null ? null : <SaidCallout said={said} />}
    </div>
  );
}
