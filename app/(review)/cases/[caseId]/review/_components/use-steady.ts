'use client';

import { useEffect, useLayoutEffect, useRef } from 'react';
import { CHANGED_ID } from './pathway-change';
import { focusedQuestion } from './question-moves';
import type { Snapshot } from './review-snapshot';
import type { ReviewStore } from './review-store';

type Noted = { rows: { row: HTMLElement; top: number }[]; hadFocus: HTMLElement | null };

/**
 * Where questions come and go, what the reader looks at stays where it is: the question in focus, else the first in view, else the next one
 * that is still there. (The browser's own scroll anchoring does nothing at the top of a pane, nor where its anchor goes away.) A focus whose
 * question went away goes to the message that says so: the next key must not answer another question.
 * @param drawn the groups that are drawn; those of the store may be ahead
 */
export function useSteady(store: ReviewStore, drawn: Snapshot['scored']['groups'], told: Snapshot['changed']): void {
  const noted = useRef<Noted | null>(null);
  const last = useRef({ drawn, told });

  useEffect(() => {
    const stop = store.subscribe(() => {
      const { scored, changed } = store.get();
      if (scored.groups === last.current.drawn && changed === last.current.told) return;
      noted.current ??= note();
    });
    return () => void stop();
  }, [store]);

  useLayoutEffect(() => {
    last.current = { drawn, told };
    const before = noted.current;
    if (!before) return;
    const { scored, changed } = store.get();
    if (scored.groups === drawn && changed === told) noted.current = null;
    hold(before);
    if (before.hadFocus && !before.hadFocus.isConnected) document.getElementById(CHANGED_ID)?.focus({ preventScroll: true });
  }, [store, drawn, told]);
}

function note(): Noted {
  const hadFocus = focusedQuestion();
  const scroller = scrollerOf(document.querySelector('[data-question]'));
  const edge = scroller === document.scrollingElement ? 0 : (scroller?.getBoundingClientRect().top ?? 0);
  const rows = [...document.querySelectorAll<HTMLElement>('[data-question]')]
    .map((row) => ({ row, top: row.getBoundingClientRect().top }))
    .filter(({ row, top }) => row === hadFocus || (top >= edge && top < window.innerHeight));
  const first = rows.filter(({ row }) => row === hadFocus);
  return { hadFocus, rows: [...first, ...rows.filter(({ row }) => row !== hadFocus)] };
}

function hold({ rows }: Noted): void {
  const still = rows.find(({ row }) => row.isConnected);
  if (!still) return;
  const moved = still.row.getBoundingClientRect().top - still.top;
  if (Math.abs(moved) >= 1) scrollerOf(still.row)?.scrollBy({ top: moved, behavior: 'instant' });
}

/** The pane where it scrolls by itself, else the page. */
function scrollerOf(row: Element | null): Element | null {
  const pane = row?.closest('[data-scrolls]') ?? null;
  const isPane = pane !== null && getComputedStyle(pane).overflowY === 'auto';
  return isPane ? pane : document.scrollingElement;
}
