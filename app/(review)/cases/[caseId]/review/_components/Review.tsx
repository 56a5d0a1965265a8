'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { cx } from '@/components/ui/cx';
import { toRoute } from '@/components/ui/routes';
import { Announcer } from './Announcer';
import { Collapsed, Determination } from './Determination';
import type { Explained } from './explained';
import { preloadOnDemand } from './OnDemand';
import { gridOf, type PaneLayout } from './pane-layout';
import { QuestionsPane } from './QuestionsPane';
import type { OpenReview } from './review-snapshot';
import type { ReviewStore } from './review-store';
import { Separator } from './Separator';
import { usePanes } from './use-panes';
import { isUnsettled, ReviewContext, type ReviewFrame, useReviewStore } from './use-review';

/** Who only reads for so long has the rest fetched as well. */
const PRELOAD_MS = 4000;

export type ReviewProps = { review: OpenReview; explained: Explained; left: PaneLayout };

/** Two panes: what is asked, and what it comes to. `left`: how this browser left them. */
export function Review({ review, explained, left }: ReviewProps) {
  const store = useReviewStore(review);
  const panes = usePanes(left);
  const leaving = useLeaving(store, review.number);
  const { mayAnswer } = review.access;
  const { isCollapsed } = panes.layout;
  useEffect(() => {
    if (!mayAnswer) return;
    document.addEventListener('focusin', preloadOnDemand, { once: true });
    const timer = setTimeout(preloadOnDemand, PRELOAD_MS);
    return () => {
      document.removeEventListener('focusin', preloadOnDemand);
      clearTimeout(timer);
    };
  }, [mayAnswer]);
  return (
    <ReviewContext value={{ store, review, mayAnswer, togglePane: panes.toggle, isCollapsed, explained, ...leaving }}>
      <div data-panes className={cx('grid min-h-0 flex-1 roomy:grid-rows-[minmax(0,1fr)]', gridOf(panes.layout))}>
        <QuestionsPane />
        {isCollapsed ? <Collapsed /> : <Separator {...panes} />}
        <Determination />
      </div>
      <Announcer />
    </ReviewContext>
  );
}

/** To the decision; what is on its way is waited for first, so that nothing typed is missing there. */
function useLeaving(store: ReviewStore, number: string): Pick<ReviewFrame, 'goToDecision' | 'isLeaving' | 'stay'> {
  const router = useRouter();
  const [isLeaving, setLeaving] = useState(false);

  useEffect(() => {
    if (!isLeaving) return;
    const go = () => {
      if (isUnsettled(store)) return;
      stop();
      router.push(toRoute(`/cases/${number}/decision`));
    };
    const stop = store.subscribe(go);
    go();
    return () => void stop();
  }, [isLeaving, store, router, number]);

  function goToDecision() {
    store.flush();
    setLeaving(true);
  }
  return { goToDecision, isLeaving, stay: () => setLeaving(false) };
}
