import { letterContent } from './content.ts';
import type { Issue, LetterContent, LetterSource, Recipient } from './letter.ts';
import { type LetterFinding, lintLetter } from './lint.ts';

export type { Issue } from './letter.ts';

/** A letter that is owed: what it says, and what stands against its issue. */
export type OwedLetter = { content: LetterContent | null; lint: LetterFinding[] };

/** The letter to one recipient, of whatever kind its source is for. */
export function owedLetter(source: LetterSource, recipient: Recipient, issue: Issue = {}): OwedLetter {
  const content = letterContent(source, recipient);
  return { content, lint: lintLetter(source, content, issue) };
}
