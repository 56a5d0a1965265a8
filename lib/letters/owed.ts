import type { Snapshot } from '../cases/snapshot.ts';
import { decisionLetter } from './content.ts';
import type { LetterContent, LetterSource, Recipient } from './letter.ts';
import { type LetterFinding, lintLetter } from './lint.ts';

/** A letter that is owed: what it says, and what stands against its issue. */
export type OwedLetter = { content: LetterContent | null; lint: LetterFinding[] };

/** What is known only when a letter is issued. */
export type Issue = {
  /** Instant, ISO 8601 UTC; the source's own when left out. */
  at?: string;
  /** A translation, or another format, that is owed and was arranged for outside of this program: who makes it, and how it is found again. */
  arranged?: string;
};

const NOT_PRINTED: LetterFinding = {
  level: 'blocks',
  element: 'kind of letter',
  message:
    'This version prints letters of approval only. The notice of what was denied is owed all the same: write it outside of this program.',
};

/** The letter to one recipient. Content is null where this version has none: an adverse decision never comes out as an approval. */
export function owedLetter(source: LetterSource, recipient: Recipient, { at }: Issue = {}): OwedLetter {
  if (!isDecision(source)) return { content: null, lint: [NOT_PRINTED] };
  const kind: string = source.decision.kind;
  if (kind !== 'approved' && kind !== 'no-review-required') return { content: null, lint: [NOT_PRINTED] };
  const content = decisionLetter(source, recipient);
  return { content, lint: lintLetter(source, content, at) };
}

const isDecision = (source: LetterSource): source is Snapshot => 'decision' in source;
