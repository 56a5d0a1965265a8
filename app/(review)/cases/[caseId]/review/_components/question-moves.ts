'use client';

import { useDeferredValue, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { FactKey } from '@/lib/criteria/facts.ts';

const NOTHING = () => {};
/** Draws at once what the pane would draw a moment later. One pane is on the page at a time. */
let drawNow: () => void = NOTHING;

/**
 * A value that is drawn after what is more urgent: another pathway is some thirty new rows, and the answer that chose it comes first. Who
 * moves on to one of them before that need not wait: moving draws them.
 */
export function useDrawnLater<T>(value: T): T {
  const later = useDeferredValue(value);
  const [wanted, want] = useState<T | null>(null);
  useLayoutEffect(() => {
    drawNow = () => flushSync(() => want(() => value));
    return () => {
      drawNow = NOTHING;
    };
  }, [value]);
  return wanted === value ? value : later;
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-question]')];
}

/** The question that holds the focus. */
export function focusedQuestion(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>('[data-question]') ?? null;
}

/** Brings a question into view and its control into focus. */
export function focusQuestion(fact: FactKey): void {
  const find = () => document.querySelector<HTMLElement>(`[data-question="${fact}"]`);
  if (!find()) drawNow();
  focusRow(find());
}

function focusRow(row: HTMLElement | null | undefined): void {
  if (!row) return;
  const control = row.querySelector<HTMLElement>('[data-control] :is([role=radio][tabindex="0"], input, select)') ?? row;
  control.focus({ preventScroll: true });
  if (control instanceof HTMLInputElement) control.select();
  row.scrollIntoView({ block: 'nearest' });
}

/** To the next (1) or the previous (-1) question; from outside, to the first. */
export function moveQuestion(by: 1 | -1): void {
  const current = focusedQuestion();
  const find = () => {
    const all = rows();
    return current ? all[all.indexOf(current) + by] : all[0];
  };
  if (!find()) drawNow();
  focusRow(find());
}

/** To the next of these questions, from the one in focus on and round again. @returns whether there is one */
export function moveToNextOf(facts: ReadonlySet<string>): boolean {
  drawNow();
  const all = rows();
  const current = focusedQuestion();
  const at = current ? all.indexOf(current) + 1 : 0;
  const next = [...all.slice(at), ...all.slice(0, at)].find((row) => row !== current && facts.has(row.dataset.question ?? ''));
  focusRow(next);
  return next !== undefined;
}
