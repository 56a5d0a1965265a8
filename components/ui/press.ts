/**
 * Runs it when the press that is under way has become a click, at once where nothing is pressed. What takes room away between press and
 * release moves the page under the pointer, and the browser then gives the click to nobody.
 */
export function afterPress(run: () => void): void {
  if (document.querySelector(':active') === null) {
    run();
    return;
  }
  const over = new AbortController();
  function release() {
    over.abort();
    // The click comes with the release, in the same task.
    setTimeout(run);
  }
  for (const type of ['pointerup', 'pointercancel'] as const) window.addEventListener(type, release, { signal: over.signal });
}
