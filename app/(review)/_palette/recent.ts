import { isCaseNumber } from '@/lib/cases/identifiers.ts';

/** Cases opened last in this browser, by number alone: who they are about, the server says to whoever may know. */
const STORE = 'criterion.recent-cases';
export const MOST_RECENT = 6;

/** Numbers from what was stored, the last opened first; anything unreadable means none. */
export function parseRecent(stored: string | null): readonly string[] {
  try {
    const value: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string' && isCaseNumber(one)).slice(0, MOST_RECENT) : [];
  } catch {
    return [];
  }
}

/** The list with a case opened just now. */
export function withOpened(recent: readonly string[], number: string): readonly string[] {
  return [number, ...recent.filter((one) => one !== number)].slice(0, MOST_RECENT);
}

export function readRecent(): readonly string[] {
  try {
    return parseRecent(localStorage.getItem(STORE));
  } catch {
    return [];
  }
}

export function rememberOpened(number: string): void {
  try {
    localStorage.setItem(STORE, JSON.stringify(withOpened(readRecent(), number)));
  } catch {
    // A browser that refuses storage remembers none.
  }
}
