// What runs in the page under measurement: every slow input as the browser times it, and when an answer is seen.

export interface Interaction {
  readonly id: number;
  /** Milliseconds from the input to the next paint, in steps of eight as browsers tell it. */
  readonly duration: number;
}

export interface Watched {
  readonly interactions: Interaction[];
  /** Milliseconds from the key to the paint that shows the question answered, one per key that answered. */
  readonly answers: number[];
  /** The same to the paint that shows the determination changed, where it did within the time that is looked. */
  readonly determinations: number[];
  /** Paints still waited for: the next key waits until there is none, or its paint would be put on this one's account. */
  pending: number;
}

/** Put into the page before its own scripts; uses nothing from outside of itself. Leaves a Watched in `window.criterionWatch`. */
export function watch(): void {
  const watched: Watched = { interactions: [], answers: [], determinations: [], pending: 0 };
  Object.assign(window, { criterionWatch: watched });
  // 16 ms is the least that a browser tells; what is not told took less
  const timing = { type: 'event', durationThreshold: 16, buffered: true };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const id = Number(Reflect.get(entry, 'interactionId'));
      if (id > 0) watched.interactions.push({ id, duration: entry.duration });
    }
  }).observe(timing);

  const answerOf = (row: Element): string =>
    [...row.querySelectorAll('[data-control] :is([role=radio], input, select)')]
      .map((control) => control.getAttribute('aria-checked') ?? Reflect.get(control, 'value'))
      .join('|');
  /** As it is drawn: without what is said to screen readers, which waits until answering rests. */
  const determination = (): string => {
    const pane = document.querySelector('aside');
    const said = [...(pane?.querySelectorAll('[role=status]') ?? [])].map(({ textContent }) => textContent ?? '');
    return said.reduce((text, words) => text.replace(words, ''), pane?.textContent ?? '');
  };
  const LIMIT_MS = 800;
  /** Looks once a frame; a message sent from a frame's callback arrives when that frame is painted. */
  const whenPainted = (isSeen: () => boolean, at: number, into: number[]): void => {
    const settle = (took: number | null): void => {
      watched.pending--;
      if (took !== null) into.push(took);
    };
    const look = (): void => {
      if (isSeen()) {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => settle(performance.now() - at);
        channel.port2.postMessage(null);
      } else if (performance.now() - at > LIMIT_MS) settle(null);
      else requestAnimationFrame(look);
    };
    watched.pending++;
    requestAnimationFrame(look);
  };
  const onKey = ({ key, timeStamp }: KeyboardEvent): void => {
    const row = document.activeElement?.closest('[data-question]');
    if (!row || key.startsWith('Arrow')) return;
    const [answer, shown] = [answerOf(row), determination()];
    whenPainted(() => answerOf(row) !== answer, timeStamp, watched.answers);
    whenPainted(() => determination() !== shown, timeStamp, watched.determinations);
  };
  window.addEventListener('keydown', onKey, { capture: true });
}
