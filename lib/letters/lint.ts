import { nameOfCharacter, unsettableIn } from './coverage.ts';
import { type Issue, isDecision, type LetterContent, type LetterSource, textsOf } from './letter.ts';
import { advice, TRANSLATION } from './lint-advice.ts';
import { agreement } from './lint-agreement.ts';
import { blocks, type LetterFinding, missingFrom } from './lint-finding.ts';
import { FORMAT, partiesFindings, REPRESENTATIVE } from './lint-parties.ts';
import { requiredElements } from './lint-required.ts';
import { directorsWords } from './lint-words.ts';
import { DEFAULT_GRADE } from './readability.ts';

export type { LetterFinding } from './lint-finding.ts';

/** Reading grade that letters to members aim at (regulation.md, product.md), where the plan says none. */
export const GRADE_LIMIT = DEFAULT_GRADE;

/**
 * What stands against issuing a letter: a required element missing from the source or from the letter, a decision that its evaluation or
 * its signature does not bear out, words of the director that a letter must not carry, text that cannot be printed, a translation that is
 * owed; and what its author should know: a high reading grade, a due time that has passed.
 * @param issue instant of issue, by default that of the decision or the notice; and what was arranged for outside of this program
 */
export function lintLetter(source: LetterSource, content: LetterContent, issue: Issue = {}): LetterFinding[] {
  return [
    ...missingFrom(content, requiredElements(source, content)),
    ...agreement(source, content),
    ...(isDecision(source) ? directorsWords(source, content.recipient) : []),
    ...printable(content),
    ...partiesFindings(source, content, issue),
    ...advice(source, content, issue),
  ];
}

/**
 * What no later act could clear: a decision whose letters have it must not be made. A translation or another format that is owed stops the
 * issue only, until it is arranged for; so does a representative whose appointment does not hold, until the parties are put right.
 */
export const neverIssuable = (lint: readonly LetterFinding[]): LetterFinding[] =>
  lint.filter(({ level, element }) => level === 'blocks' && !CLEARED_LATER.includes(element));

const CLEARED_LATER: readonly string[] = [TRANSLATION, FORMAT, REPRESENTATIVE];

function printable(content: LetterContent): LetterFinding[] {
  const texts = [content.title, ...textsOf(content)];
  const empty =
    texts.some((text) => text.trim() === '') || content.blocks.some((block) => block.type === 'address' && block.lines.length === 0);
  const unsettable = unsettableIn(texts.join(''));
  return [
    ...(empty ? [blocks('text', 'A part of the letter is empty.')] : []),
    ...(unsettable.length === 0
      ? []
      : [
          blocks(
            'characters',
            `The letter's typeface cannot print ${unsettable.map(nameOfCharacter).join(', ')}. Type it in other letters, and remove what cannot be seen.`,
          ),
        ]),
  ];
}
