'use client';

import { useRouter } from 'next/navigation';
import { createContext, startTransition, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { FactKey } from '@/lib/criteria/facts.ts';
import { useLive } from '../../_components/use-live';
import { saveAnswerAction } from '../actions';
import type { Explained } from './explained';
import type { Reader } from './records/reader-store';
import type { OpenReview, Snapshot } from './review-snapshot';
import { createReviewStore, type ReviewStore } from './review-store';

export type ReviewFrame = {
  store: ReviewStore;
  review: OpenReview;
  mayAnswer: boolean;
  /** Shows or hides the determination, where there is room for two panes. */
  togglePane: () => void;
  isCollapsed: boolean;
  goToDecision: () => void;
  /** On the way to the decision, waiting for the last answers to be saved. */
  isLeaving: boolean;
  stay: () => void;
  /** As the server found it. */
  explained: Explained;
  /** The records beside the questions; null where the case has none. */
  reader: Reader | null;
  toggleRecords: () => void;
  /** The question that holds the focus, or held it last. */
  lastQuestion: () => FactKey | null;
};

export const ReviewContext = createContext<ReviewFrame | null>(null);

export function useFrame(): ReviewFrame {
  const frame = useContext(ReviewContext);
  if (!frame) throw new Error('used outside the review screen');
  return frame;
}

/** A part of what the screen shows. `select` returns something that keeps its identity while it does not change. */
export function useReview<T>(select: (snapshot: Snapshot) => T): T {
  const { store } = useFrame();
  const read = () => select(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}

// One store per case and person for the life of the tab: leaving the page neither drops a save nor forgets a version.
const stores = new Map<string, ReviewStore>();

/** What the browser keeps per tab; a browser that refuses throws on use, which the store expects. */
const storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = {
  getItem: (key) => sessionStorage.getItem(key),
  setItem: (key, value) => sessionStorage.setItem(key, value),
  removeItem: (key) => sessionStorage.removeItem(key),
};

function storeFor(review: OpenReview): ReviewStore {
  const make = () => createReviewStore(review, { send: saveAnswerAction, storage });
  // On the server a store lives for one rendering: it must not go from one person's request to another's.
  if (typeof window === 'undefined') return make();
  const key = `${review.viewer.id} ${review.number}`;
  const store = stores.get(key) ?? make();
  stores.set(key, store);
  return store;
}

/** The case's store, kept in step with the page, the connection and the window's life. */
export function useReviewStore(review: OpenReview): ReviewStore {
  const [store] = useState(() => storeFor(review));
  const { mayAnswer } = review.access;

  useEffect(() => store.reread(review), [store, review]);
  useEffect(() => store.resume(mayAnswer), [store, mayAnswer]);
  useNews(store, review);
  useEffect(() => {
    function onBeforeUnload(event: BeforeUnloadEvent) {
      store.flush();
      const { waiting, lost, refused, conflicts } = store.get().save;
      // A conflict waits for a choice: with the tab, what was typed here would go.
      if (waiting + lost + refused + conflicts > 0) event.preventDefault();
    }
    window.addEventListener('online', store.retry);
    window.addEventListener('beforeunload', onBeforeUnload);
    return () => {
      window.removeEventListener('online', store.retry);
      window.removeEventListener('beforeunload', onBeforeUnload);
      store.flush();
    };
  }, [store]);
  return store;
}

/**
 * Hears what moved: others' answers and citations for the store, and the page itself, whose header counts them. The page is read only when
 * the server has just answered and nothing waits: on a lost connection the router would leave it for the browser's own error page.
 */
function useNews(store: ReviewStore, review: OpenReview): void {
  const router = useRouter();
  const asked = useRef(review.version);
  const shown = useSyncExternalStore(store.subscribe, store.version, store.version);
  useLive(review.number, shown, (live) => {
    store.receive(live);
    if (live.version <= Math.max(asked.current, review.version) || isUnsettled(store)) return;
    asked.current = live.version;
    startTransition(() => router.refresh());
  });
}

/** Whether something is on its way, or has to be seen to first. */
export function isUnsettled(store: ReviewStore): boolean {
  const { waiting, lost, refused, conflicts } = store.get().save;
  return waiting + lost + refused + conflicts > 0;
}
