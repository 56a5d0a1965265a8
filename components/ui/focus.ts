/** What can take the focus in place of something inside it: named or grouped, so that its place is heard. */
const PLACES = '[tabindex], dialog, section, aside, nav, form, fieldset, tr, li, main';

/** The element and all around it, from the inside out: kept while it is there, for when it is gone. */
export function chainOf(element: Element | null): readonly Element[] {
  const chain: Element[] = [];
  for (let one = element; one !== null; one = one.parentElement) chain.push(one);
  return chain;
}

/**
 * Focuses the first of a chain that is still there, else the nearest place around it, else `fallback`. A place that is no stop of its own
 * is one only as long as the focus stays on it.
 */
export function focusNearest(chain: readonly Element[], fallback: Element | null = null): void {
  const left = chain.filter((element) => element.isConnected && element.checkVisibility());
  const nearest = left[0] === chain[0] ? left[0] : left.find((element) => element.matches(PLACES));
  focusOn(nearest ?? fallback);
}

const INVALID = '[aria-invalid="true"], fieldset[data-invalid]';
const CONTROL = ':is(input, select, textarea, button):not(:disabled)';

/** Focuses the first control of a form that is marked as wrong, in the order of the page; of a group its own first. None: nothing moves. */
export function focusFirstInvalid(form: Element | null): void {
  const first = form?.querySelector<HTMLElement>(INVALID);
  const control = first?.matches('fieldset') ? first.querySelector<HTMLElement>(CONTROL) : first;
  control?.focus();
}

function focusOn(place: Element | null): void {
  if (!(place instanceof HTMLElement)) return;
  place.focus({ preventScroll: true });
  if (document.activeElement === place) return;
  place.tabIndex = -1;
  place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  place.focus({ preventScroll: true });
}
