'use client';

import { useEffect } from 'react';
import { Determination } from './Determination';
import { preloadEvidenceForm } from './EvidencePanel';
import { QuestionsPane } from './QuestionsPane';
import type { OpenReview } from './review-snapshot';
import { ReviewContext, useReviewStore } from './use-review';

/** Two panes: what is asked, and what it comes to. */
export function Review({ review }: { review: OpenReview }) {
  const store = useReviewStore(review);
  const { mayAnswer } = review.access;
  useEffect(() => {
    if (!mayAnswer) return;
    document.addEventListener('focusin', preloadEvidenceForm, { once: true });
    return () => document.removeEventListener('focusin', preloadEvidenceForm);
  }, [mayAnswer]);
  return (
    <ReviewContext value={{ store, review, mayAnswer }}>
      <div data-panes className="grid min-h-0 flex-1 roomy:grid-cols-[minmax(0,1fr)_minmax(348px,27%)] roomy:grid-rows-[minmax(0,1fr)]">
        <QuestionsPane />
        <Determination />
      </div>
    </ReviewContext>
  );
}
