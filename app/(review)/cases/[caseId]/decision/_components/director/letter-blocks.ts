import type { LetterFinding } from '@/lib/letters/lint.ts';
import type { DecisionLetter } from '@/lib/use-cases/preview-decision.ts';

/** What blocks the letters, once where it blocks several. */
export function blocksOf(letters: readonly Pick<DecisionLetter, 'content' | 'lint'>[] | null): LetterFinding[] {
  const all = (letters ?? []).flatMap(({ lint }) => lint.filter(({ level }) => level === 'blocks'));
  return all.filter(({ element, message }, i) => all.findIndex((each) => each.element === element && each.message === message) === i);
}
