import type { FactValue } from '@/lib/criteria/facts.ts';
import type { CaseSuggestion } from '@/lib/use-cases/suggest.ts';

/** `answers` an open question, `supports` an answer that nobody cited yet, `contradicts` one that stands. */
export type Stance = 'answers' | 'supports' | 'contradicts';
export type Shown = { suggestion: CaseSuggestion; stance: Stance };

/** Values shown for an open question: where the record disagrees with itself, both. */
const MOST_VALUES = 2;

/**
 * What of a fact's suggestions, the likeliest first, is worth a line: for an open question the best passage of each value; for an answer
 * without evidence one that says the same; and the likeliest where it says otherwise and nothing says the same.
 */
export function shownOf(suggestions: readonly CaseSuggestion[], answered: FactValue | null, isCited: boolean): Shown[] {
  const best = suggestions.filter((s, i) => suggestions.findIndex(({ value }) => value === s.value) === i);
  if (answered === null) return best.slice(0, MOST_VALUES).map((suggestion) => ({ suggestion, stance: 'answers' }));
  const same = best.find(({ value }) => value === answered);
  if (same) return isCited ? [] : [{ suggestion: same, stance: 'supports' }];
  return best.slice(0, 1).map((suggestion) => ({ suggestion, stance: 'contradicts' }));
}
