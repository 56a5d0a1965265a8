import { STATE_HEADING } from './state-heading';

/**
 * That this person has just moved the case to another state: the focus then goes to the new state's heading wherever it stands, as it does
 * not for another person's act. The page's new content and the dialog's end come in either order.
 */
let pending = false;

/** The act is about to be shown. */
export function expectState(): void {
  pending = true;
}

/** Asked by who sees the new state come: whether it is this person's doing. */
export function takeExpected(): boolean {
  const was = pending;
  pending = false;
  return was;
}

/** After the dialog has given the focus back: where the new state is shown already, to its heading. */
export function focusStateShown(): void {
  requestAnimationFrame(() => {
    if (!pending) document.getElementById(STATE_HEADING)?.focus();
  });
}
