'use client';

import { startTransition, useEffect, useState } from 'react';
import type { Explained } from './explained';
import { useFrame, useReview } from './use-review';

/** Answering has to rest this long: an explanation takes up to 20 ms, and no key may wait for it. */
const REST_MS = 150;

/**
 * What is still needed, following the answers. The server's own until the first rest; what the search needs is fetched then, so that the page
 * opens without it. What an answer has just settled goes at once; the rest follows.
 */
export function useExplained(): Explained {
  const { explained } = useFrame();
  const input = useReview((snapshot) => snapshot.scored.input);
  const missing = useReview((snapshot) => snapshot.scored.evaluation.missing);
  const [latest, setLatest] = useState(explained);

  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(async () => {
      const module = await import('./explained').catch(() => null);
      // No connection: it is fetched with the next answer.
      if (isOver || !module) return;
      const next = module.explainedOf(input);
      startTransition(() => setLatest(next));
    }, REST_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [input]);

  const open: readonly string[] = missing;
  return { ...latest, needed: latest.needed.filter(({ fact }) => open.includes(fact)) };
}
