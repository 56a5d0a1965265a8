'use client';

import { useEffect, useState } from 'react';
import type { ActionResult } from '@/lib/errors.ts';
import type { FoundCase } from '@/lib/use-cases/find-cases.ts';
import { recentCases, searchCases } from './actions';
import { readRecent } from './recent';

export type Found =
  /** What is known without asking: the numbers of cases opened last. */
  | { kind: 'searching'; cases: readonly FoundCase[] }
  | { kind: 'found'; cases: readonly FoundCase[]; total: number }
  | { kind: 'failed'; message: string; retry: () => void };

const REST_MS = 150;
/** One letter finds half of everything. */
const LEAST = 2;
const NONE: Found = { kind: 'found', cases: [], total: 0 };
const LOST = 'The connection was lost.';

/**
 * Cases for a query once typing rests; for an empty one those opened last, but the one that is open (`current`). An answer shows only beside the query it answers: a late one
 * never comes after a newer.
 */
export function useFoundCases(query: string, searches: boolean, current: string | null): Found {
  const search = query.trim();
  const [answer, setAnswer] = useState<{ to: string; found: Found } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [recent] = useState(() => readRecent().filter((number) => number !== current));
  const asks = searches && (search === '' || search.length >= LEAST);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again
  useEffect(() => {
    if (!asks) return;
    let isLatest = true;
    const retry = () => {
      setAnswer(null);
      setAttempt((count) => count + 1);
    };
    const timer = setTimeout(
      async () => {
        const found = await (search === '' ? recall(recent) : find(search)).catch(() => LOST);
        if (isLatest) setAnswer({ to: search, found: typeof found === 'string' ? { kind: 'failed', message: found, retry } : found });
      },
      search === '' ? 0 : REST_MS,
    );
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [search, asks, attempt, recent]);

  if (!asks) return NONE;
  if (answer?.to === search) return answer.found;
  return { kind: 'searching', cases: search === '' ? recent.map(unnamed) : [] };
}

/** @returns what was found, or why nothing could be. */
async function find(search: string): Promise<Found | string> {
  return said(await searchCases({ search }), (value) => ({ kind: 'found', ...value }));
}

const unnamed = (number: string): FoundCase => ({ number, memberName: '', planName: '', status: '' });

async function recall(numbers: readonly string[]): Promise<Found | string> {
  if (numbers.length === 0) return NONE;
  return said(await recentCases({ numbers }), (cases) => ({ kind: 'found', cases, total: cases.length }));
}

function said<T>(result: ActionResult<T>, words: (value: T) => Found): Found | string {
  return result.ok ? words(result.value) : result.message;
}
