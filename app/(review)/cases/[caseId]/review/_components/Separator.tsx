'use client';

import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { DETERMINATION_ID } from './Determination';
import { LAST_STEP, LEAST_PX, stepAt, widthOf } from './pane-layout';
import type { Panes } from './use-panes';

/** The line between questions and determination: dragged, or moved by the arrow keys; Enter hides the determination. */
export function Separator({ layout, setStep, toggle }: Panes) {
  const line = useRef<HTMLDivElement>(null);
  /** The step on screen; where the width was never changed, the one nearest to what the window gave. */
  const current = () => layout.step ?? stepAt(document.getElementById(DETERMINATION_ID)?.clientWidth ?? 0);

  function onKeyDown(event: KeyboardEvent) {
    const to = target(event.key, current());
    if (to === null && event.key !== 'Enter') return;
    event.preventDefault();
    if (to === null) toggle();
    else setStep(to);
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const right = event.currentTarget.parentElement?.getBoundingClientRect().right ?? 0;
    const to = stepAt(right - event.clientX);
    if (to !== layout.step) setStep(to);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is no <hr>
    <div
      ref={line}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Width of the determination"
      aria-controls={DETERMINATION_ID}
      aria-valuenow={layout.step === null ? LEAST_PX : widthOf(layout.step)}
      aria-valuemin={widthOf(0)}
      aria-valuemax={widthOf(LAST_STEP)}
      aria-valuetext={layout.step === null ? 'as the window gives' : `${widthOf(layout.step)} pixels`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      className={LINE}
    />
  );
}

/** A line, with room around it for the pointer. */
const LINE =
  'relative z-[5] cursor-col-resize touch-none bg-line max-roomy:hidden before:absolute before:inset-y-0 before:-right-1.5 before:-left-1.5 hover:bg-accent focus-visible:bg-accent focus-visible:outline-offset-0 print:hidden';

/** The determination is on the right: left makes it wider. */
function target(key: string, step: number): number | null {
  if (key === 'ArrowLeft') return Math.min(LAST_STEP, step + 1);
  if (key === 'ArrowRight') return Math.max(0, step - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return LAST_STEP;
  return null;
}
