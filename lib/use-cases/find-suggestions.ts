import { setImmediate as turn } from 'node:timers/promises';
import { pageTexts } from '../data/records.ts';
import { findUnsearched, storeSuggestions } from '../data/suggestions.ts';
import { findOnPage, ranked } from '../finders/find.ts';
import { FINDERS_VERSION, type Suggestion } from '../finders/suggestion.ts';
import { logError } from '../log.ts';

const AT_ONCE = 20;

/** Looks through every file that was read and that these finders have not seen: new ones, and all of them once the finders changed. */
export async function findInRecords(): Promise<void> {
  const failed = new Set<string>();
  for (;;) {
    const waiting = (await findUnsearched(FINDERS_VERSION, AT_ONCE + failed.size)).filter((sha256) => !failed.has(sha256));
    if (waiting.length === 0) return;
    for (const sha256 of waiting) {
      try {
        await findIn(sha256);
      } catch (error) {
        // The next look tries again. One file keeps no other from being looked through.
        failed.add(sha256);
        logError('find-suggestions', error);
      }
    }
  }
}

async function findIn(sha256: string): Promise<void> {
  const found: Suggestion[] = [];
  for await (const page of pageTexts(sha256)) {
    found.push(...findOnPage(page));
    // A page takes some milliseconds in which nothing else runs: whoever waits comes first.
    await turn();
  }
  await storeSuggestions(sha256, FINDERS_VERSION, ranked(found));
}
