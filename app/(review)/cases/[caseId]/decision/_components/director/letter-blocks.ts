import type { LetterFinding } from '@/lib/letters/lint.ts';
import type { DecisionLetter } from '@/lib/use-cases/preview-decision.ts';

/** What blocks the letters, once where it blocks several. */
export function blocksOf(letters: readonly Pick<DecisionLetter, 'content' | 'lint'>[] | null): LetterFinding[] {
  const all = (letters ?? []).flatMap(({ lint }) => lint.filter(({ level }) => level === 'blocks'));
  return all.filter(({ element, message }, i) => all.findIndex((each) => each.element === element && each.message === message) === i);
}

/** Which field of the form settles what the lint names, by the words that its element begins with; null: nothing that is typed here does. */
const FIELDS: readonly (readonly [start: string, field: string])[] = [
  ['reason', 'reason'],
  ['what would change', 'wouldChange'],
  ['criteri', 'criteria'],
  ['basis', 'basis'],
  ['source', 'otherSource'],
  ['EPSDT', 'epsdt'],
  ['local', 'localDeterminations'],
  ['line', 'lines'],
  ['license', 'credential'],
];

export const fieldOfElement = (element: string): string | null => FIELDS.find(([start]) => element.startsWith(start))?.[1] ?? null;
