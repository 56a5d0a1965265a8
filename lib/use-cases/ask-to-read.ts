// Kept on globalThis: the server's bundle and what starts the jobs hold this module twice.
const kept = globalThis as { criterionAskToRead?: () => void };

/** What to call when text waits to be read: the jobs of this process, once they run. Null: they ended. */
export function onAsked(ask: (() => void) | null): void {
  if (ask === null) delete kept.criterionAskToRead;
  else kept.criterionAskToRead = ask;
}

/** Text waits to be read. Where no jobs run in this process, another's find it within a minute. */
export const askToRead = (): void => kept.criterionAskToRead?.();
