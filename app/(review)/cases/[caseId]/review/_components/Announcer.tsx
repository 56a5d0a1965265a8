'use client';

import { useEffect, useRef, useState } from 'react';
import { outcomeWords } from '@/components/ui/OutcomeBadge';
import { scoreWords } from '@/components/ui/ScoreMeter';
import { useReview } from './use-review';

/** Answering has to rest this long before the new outcome is said. */
const REST_MS = 700;

/** Says a new outcome to screen readers once answering rests; silent before the first change. Outside the panes: one may be hidden. */
export function Announcer() {
  const words = useReview(({ scored }) => `${outcomeWords(scored.evaluation.outcome)}: ${scoreWords(scored.counts)}`);
  const outcome = useReview(({ scored }) => scored.evaluation.outcome);
  const [said, setSaid] = useState('');
  const last = useRef(outcome);
  useEffect(() => {
    if (last.current === outcome) return;
    const timer = setTimeout(() => {
      last.current = outcome;
      setSaid(words);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [outcome, words]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}

/** That the questions changed, said to screen readers when it happens. The region is there before anything is said. */
export function ChangedAnnouncer() {
  const change = useReview((snapshot) => snapshot.changed);
  const questions = useReview((snapshot) => snapshot.scored.questions);
  const [last, setLast] = useState(change);
  if (change !== null && change !== last) setLast(change);
  // Taken back, not dismissed.
  const isAsBefore = change === null && last !== null && last.from.join() === questions.map(({ fact }) => fact).join();
  const parts = isAsBefore
    ? ['The questions are as before.']
    : change
      ? [
          'The questions changed.',
          change.noLonger.length > 0 ? `${change.noLonger.length} no longer asked, their answers kept.` : '',
          change.added.length > 0 ? `${change.added.length} new.` : '',
        ]
      : [];
  return (
    <p role="status" className="sr-only">
      {parts.filter(Boolean).join(' ')}
    </p>
  );
}
