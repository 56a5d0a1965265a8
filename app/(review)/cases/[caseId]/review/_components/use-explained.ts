'use client';

import { startTransition, useEffect, useState } from 'react';
import type { Facts } from '@/lib/criteria/facts.ts';
import type { AnswerRecord } from '@/lib/use-cases/load-review.ts';
import type { Explained } from './explained';
import { valueIn } from './scored';
import { useFrame, useReview } from './use-review';

/** Answering has to rest this long: an explanation takes up to 20 ms, and no key may wait for it. */
const REST_MS = 150;

/**
 * What is still needed, following the answers. The server's own until the first rest; what the search needs is fetched then, so that the page
 * opens without it. What an answer has just settled goes at once; the rest follows.
 */
export function useExplained(): Explained {
  const { explained, review } = useFrame();
  const input = useReview((snapshot) => snapshot.scored.input);
  const missing = useReview((snapshot) => snapshot.scored.evaluation.missing);
  const [latest, setLatest] = useState(explained);

  useEffect(() => {
    // The server explained these very answers.
    if (isAsStored(input.facts, review.answers)) return setLatest(explained);
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
  }, [input, explained, review]);

  const open: readonly string[] = missing;
  return { ...latest, needed: latest.needed.filter(({ fact }) => open.includes(fact)) };
}

function isAsStored(facts: Facts, stored: readonly AnswerRecord[]): boolean {
  const documented = Object.values(facts).filter((value) => value !== null).length;
  const answers = stored.filter(({ value }) => value !== null);
  return documented === answers.length && answers.every(({ fact, value }) => valueIn(facts, fact) === value);
}
