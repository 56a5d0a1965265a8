import { useEffect, useRef } from 'react';
import { CHECKS_ID } from './confirming';

/**
 * Whoever confirmed a check is led on to the next one that nobody has, or to the list where none is left: the button that was pressed is gone.
 * Not where the focus is on a control by then.
 * @param state what another value of says that the confirmation is there
 * @returns to be called as the button is pressed
 */
export function useOnward(state: string | number | null): () => void {
  const pressed = useRef(false);
  const last = useRef(state);
  useEffect(() => {
    if (last.current === state) return;
    last.current = state;
    const isOwn = pressed.current;
    pressed.current = false;
    if (!isOwn || document.activeElement?.matches('a, button, input, select, textarea, summary')) return;
    const list = document.getElementById(CHECKS_ID);
    (list?.querySelector<HTMLElement>('[data-open] button') ?? list)?.focus();
  }, [state]);
  return () => {
    pressed.current = true;
  };
}
