import type { FactKey } from '@/lib/criteria/facts.ts';

export const CHANGED_ID = 'questions-changed';

/** What the questions were before they changed, and what that means now. Stays until it is dismissed or undone. */
export type PathwayChange = {
  /** Asked before: through several changes in a row, before the first of them. */
  from: readonly FactKey[];
  /** Whether an answer did it, or a correction of the request. */
  cause: 'answer' | 'request';
  added: readonly FactKey[];
  noLonger: readonly FactKey[];
};

/** @returns null where there is nothing to tell: nothing changed, or the first answer brought the first questions. */
export function pathwayChange(
  earlier: PathwayChange | null,
  before: readonly FactKey[],
  now: readonly FactKey[],
  isCorrected: boolean,
): PathwayChange | null {
  if (before.length === now.length && before.every((fact, index) => fact === now[index])) return earlier;
  const from = earlier?.from ?? before;
  const cause = isCorrected ? 'request' : (earlier?.cause ?? 'answer');
  const added = now.filter((fact) => !from.includes(fact));
  const noLonger = from.filter((fact) => !now.includes(fact));
  if (added.length + noLonger.length === 0) return null;
  if (cause === 'answer' && from.length < 2) return null;
  return { from, cause, added, noLonger };
}
