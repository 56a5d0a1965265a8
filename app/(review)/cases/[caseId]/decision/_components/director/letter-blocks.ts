import type { LetterFinding } from '@/lib/letters/lint.ts';
import type { DecisionLetter } from '@/lib/use-cases/preview-decision.ts';

/** What blocks the letters, once where it blocks several. */
export function blocksOf(letters: readonly Pick<DecisionLetter, 'lint'>[] | null): LetterFinding[] {
  const all = (letters ?? []).flatMap(({ lint }) => lint.filter(({ level }) => level === 'blocks'));
  return all.filter(({ element, message }, i) => all.findIndex((each) => each.element === element && each.message === message) === i);
}

/** Fields of the form, by the words that the element of a finding begins with. */
const FIELDS: readonly (readonly [start: string, field: string])[] = [
  ['reason', 'reason'],
  ['unexplained acronym', 'reason'],
  ['code', 'reason'],
  ['sensitive topic', 'reason'],
  ['reading grade of the reason', 'reason'],
  ['what could change', 'wouldChange'],
  ['criterion relied on', 'criteria'],
  ['criteria', 'criteria'],
  ['basis of', 'basis'],
  ['other source', 'otherSource'],
  ['place of the other source', 'otherSource'],
  ['guideline', 'externalCriteria'],
];

/** Which field of the form settles what the lint found; null: nothing that is typed here does. */
export function fieldOf({ element, message }: Pick<LetterFinding, 'element' | 'message'>): string | null {
  // Either the reason names the topic, or a chosen fact does.
  if (element === 'withheld topic') return message.startsWith('The reason') ? 'reason' : 'wouldChange';
  // Of a service line, not of the reason.
  if (element.startsWith('code of line')) return null;
  return FIELDS.find(([start]) => element.startsWith(start))?.[1] ?? null;
}
