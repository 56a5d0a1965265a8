'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Gone, WatchedWorklist } from '@/lib/use-cases/list-cases.ts';
import { type ListedQuery, paramsOf } from '../query';
import type { TableRow } from '../rows';
import { fresh, merge, type ShownRow } from './steady-rows';

const EVERY_MS = 3000;
/** The longest wait while the server does not answer. */
const AT_MOST_MS = 30_000;

/**
 * The rows of the list as it was opened, each as it is now. The server is asked every few seconds whether the page is as it was; where it is
 * not, the page is read again, counts and all, and its rows are put into the places that they have on the screen.
 */
export function useSteadyRows(rows: readonly TableRow[], version: string, query: ListedQuery) {
  const router = useRouter();
  const [shown, setShown] = useState<readonly ShownRow[]>(() => fresh(rows));
  const [left, setLeft] = useState<readonly Gone[]>([]);
  const [seen, setSeen] = useState(rows);
  const [renewing, setRenewing] = useState(false);

  // The server's rows are another array with every reading of the page: taken over while rendering, not after it was painted.
  const merged = renewing ? { shown: fresh(rows), waiting: 0 } : merge(shown, rows, left);
  if (seen !== rows) {
    setSeen(rows);
    setShown(merged.shown);
    setRenewing(false);
  }

  const onNews = useEffectEvent(({ gone, version: now }: WatchedWorklist) => {
    if (gone.length > 0) setLeft((before) => [...before.filter(({ number }) => !gone.some((one) => one.number === number)), ...gone]);
    if (now !== version) router.refresh();
  });
  // What became of a case is asked until it is known.
  const numbers = useEffectEvent(() =>
    merged.shown.flatMap(({ number, gone }) => (gone === null || gone === 'away' ? [number] : [])).join(','),
  );
  const address = paramsOf(query).toString();
  const askNow = useRef<() => void>(() => {});
  useEffect(() => {
    const watching = watch(address, { shown: () => numbers(), onNews: (news) => onNews(news) });
    askNow.current = watching.now;
    return watching.end;
  }, [address]);

  // A case that is gone is asked about at once: most often it went by what was done here.
  const unknown = merged.shown.filter(({ gone }) => gone === 'away').length;
  useEffect(() => {
    if (unknown > 0) askNow.current();
  }, [unknown]);

  return {
    shown: merged.shown,
    waiting: merged.waiting,
    renew: () => {
      setShown(fresh(rows));
      setLeft([]);
      setRenewing(true);
      router.refresh();
    },
  };
}

type Watcher = { shown: () => string; onNews: (news: WatchedWorklist) => void };

/** Asks while the page is in sight and the browser online. */
function watch(address: string, { shown, onNews }: Watcher): { now: () => void; end: () => void } {
  const ended = new AbortController();
  const { signal } = ended;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = EVERY_MS;

  const next = (ms: number) => {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(() => void ask(), ms);
  };

  async function ask() {
    if (document.hidden || !navigator.onLine) return;
    const reply = await fetchNews(`${address}&shown=${shown()}`, signal);
    if (signal.aborted || reply === 'over') return;
    wait = reply === 'lost' ? Math.min(wait * 2, AT_MOST_MS) : EVERY_MS;
    next(wait);
    if (reply !== 'lost') onNews(reply);
  }

  const now = () => next(0);
  document.addEventListener('visibilitychange', now, { signal });
  window.addEventListener('online', now, { signal });
  next(EVERY_MS);
  const end = () => {
    clearTimeout(timer);
    ended.abort();
  };
  return { now, end };
}

async function fetchNews(query: string, signal: AbortSignal): Promise<WatchedWorklist | 'lost' | 'over'> {
  try {
    const response = await fetch(`/worklist/live?${query}`, { signal, cache: 'no-store' });
    if (response.status >= 400 && response.status < 500) return 'over';
    // The route's own type: it answers 200 with nothing else.
    return response.ok ? ((await response.json()) as WatchedWorklist) : 'lost';
  } catch {
    return 'lost';
  }
}
