'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { cx } from '@/components/ui/cx';
import { toRoute } from '@/components/ui/routes';
import { type FactKey, isFactKey } from '@/lib/criteria/facts.ts';
import { Announcer } from './Announcer';
import { Collapsed, DETERMINATION_ID, Determination } from './Determination';
import type { Explained } from './explained';
import { preloadOnDemand } from './OnDemand';
import { gridOf, LAST_STEP, LEAST_PX, type PaneLayout, stepAt, widthOf } from './pane-layout';
import { QuestionsPane } from './QuestionsPane';
import { Records } from './Records';
import { createReader, placeIn, type Reader, type ReaderDocument } from './records/reader-store';
import { RECORDS_COOKIE } from './records-layout';
import type { OpenReview } from './review-snapshot';
import type { ReviewStore } from './review-store';
import { Separator } from './Separator';
import { usePanes } from './use-panes';
import { isUnsettled, ReviewContext, type ReviewFrame, useReviewStore } from './use-review';

/** Who only reads for so long has the rest fetched as well. */
const PRELOAD_MS = 4000;

export type ReviewProps = {
  review: OpenReview;
  explained: Explained;
  left: PaneLayout;
  documents: readonly ReaderDocument[];
  recordsLeft: PaneLayout;
};

const SCALE = { last: LAST_STEP, least: LEAST_PX, stepAt, widthOf };

/** The records, where there are some; what is asked, and what it comes to. `left` and `recordsLeft`: how this browser left the panes. */
export function Review({ review, explained, left, documents, recordsLeft }: ReviewProps) {
  const store = useReviewStore(review);
  const panes = usePanes(left);
  const records = usePanes(recordsLeft, RECORDS_COOKIE);
  const reader = useReaderOf(documents);
  const lastQuestion = useLastQuestion();
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
    <ReviewContext
      value={{
        store,
        review,
        mayAnswer,
        togglePane: panes.toggle,
        isCollapsed,
        explained,
        reader,
        toggleRecords: records.toggle,
        lastQuestion,
        ...leaving,
      }}
    >
      <div className="flex min-h-0 flex-1 max-roomy:flex-col">
        {reader ? <Records reader={reader} number={review.number} panes={records} /> : null}
        <div data-panes className={cx('grid min-h-0 min-w-0 flex-1 roomy:grid-rows-[minmax(0,1fr)]', gridOf(panes.layout))}>
          <QuestionsPane />
          {isCollapsed ? (
            <Collapsed />
          ) : (
            <Separator {...panes} side="right" label="Width of the determination" controls={DETERMINATION_ID} scale={SCALE} />
          )}
          <Determination />
        </div>
      </div>
      <Announcer />
    </ReviewContext>
  );
}

/** One reader as long as the documents are the same ones; it opens at the page that the address names. */
function useReaderOf(documents: readonly ReaderDocument[]): Reader | null {
  const ids = documents.map(({ id, textState }) => `${id} ${textState}`).join();
  const [held, hold] = useState(() => ({ ids, reader: readerOf(documents, null) }));
  const current = held.ids === ids ? held : { ids, reader: readerOf(documents, held.reader) };
  if (current !== held) hold(current);
  const { reader } = current;
  useEffect(() => {
    const place = placeIn(window.location.hash);
    if (place && reader?.has(place.documentId)) reader.turnTo(place);
  }, [reader]);
  return reader;
}

function readerOf([first, ...others]: readonly ReaderDocument[], before: Reader | null): Reader | null {
  return first === undefined ? null : createReader([first, ...others], before?.get().place);
}

/** The question in focus, or the last one that was: who selects in a page has left it. */
function useLastQuestion(): () => FactKey | null {
  const last = useRef<FactKey | null>(null);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      const fact = target instanceof Element ? (target.closest<HTMLElement>('[data-question]')?.dataset.question ?? '') : '';
      if (isFactKey(fact)) last.current = fact;
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, []);
  return () => last.current;
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
