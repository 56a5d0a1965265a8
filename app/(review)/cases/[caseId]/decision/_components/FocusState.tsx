'use client';

import { useEffect, useRef } from 'react';
import { takeExpected } from './own-act';
import { PAGE_HEADING, STATE_HEADING } from './state-heading';

/**
 * When the case changes its state, the button that did it is gone: the focus goes to the heading of the new state. Not where somebody
 * stands on a control that is still there, unless the act was their own: another person's act moves nobody.
 */
export function FocusState({ state }: { state: string }) {
  const last = useRef(state);
  useEffect(() => {
    if (last.current === state) return;
    last.current = state;
    const isOwn = takeExpected();
    if (!isOwn && document.activeElement?.matches('a, button, input, select, textarea, summary')) return;
    (document.getElementById(STATE_HEADING) ?? document.getElementById(PAGE_HEADING))?.focus();
  }, [state]);
  return null;
}
