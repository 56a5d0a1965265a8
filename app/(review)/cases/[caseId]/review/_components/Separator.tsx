'use client';

import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { Panes } from './use-panes';

/** The widths of a pane: its last step, and what each means in CSS pixels; `least`: of a width that was never changed. */
export type PaneScale = { last: number; least: number; stepAt: (width: number) => number; widthOf: (step: number) => number };
export type SeparatorProps = Panes & {
  /** Of the pane whose width it changes. */
  side: 'left' | 'right';
  label: string;
  /** The id of that pane. */
  controls: string;
  scale: PaneScale;
};

/** The line between two panes: dragged, or moved by the arrow keys; Enter hides the pane. */
export function Separator({ layout, setStep, toggle, side, label, controls, scale }: SeparatorProps) {
  const line = useRef<HTMLDivElement>(null);
  /** The step on screen; where the width was never changed, the one nearest to what the window gave. */
  const current = () => layout.step ?? scale.stepAt(document.getElementById(controls)?.clientWidth ?? 0);

  function onKeyDown(event: KeyboardEvent) {
    const to = target(event.key, current(), side, scale.last);
    if (to === null && event.key !== 'Enter') return;
    event.preventDefault();
    if (to === null) toggle();
    else setStep(to);
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = document.getElementById(controls)?.getBoundingClientRect();
    if (!box) return;
    const to = scale.stepAt(side === 'right' ? box.right - event.clientX : event.clientX - box.left);
    if (to !== layout.step) setStep(to);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is no <hr>
    <div
      ref={line}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={layout.step === null ? scale.least : scale.widthOf(layout.step)}
      aria-valuemin={scale.widthOf(0)}
      aria-valuemax={scale.widthOf(scale.last)}
      aria-valuetext={layout.step === null ? 'as the window gives' : `${scale.widthOf(layout.step)} pixels`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      className={LINE}
    />
  );
}

/** A line, with room around it for the pointer. */
const LINE =
  'relative z-[5] w-px flex-none cursor-col-resize touch-none bg-line max-roomy:hidden before:absolute before:inset-y-0 before:-right-1.5 before:-left-1.5 hover:bg-accent focus-visible:bg-accent focus-visible:outline-offset-0 print:hidden';

/** Away from the pane makes it wider. */
function target(key: string, step: number, side: 'left' | 'right', last: number): number | null {
  if (key === (side === 'right' ? 'ArrowLeft' : 'ArrowRight')) return Math.min(last, step + 1);
  if (key === (side === 'right' ? 'ArrowRight' : 'ArrowLeft')) return Math.max(0, step - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  return null;
}
