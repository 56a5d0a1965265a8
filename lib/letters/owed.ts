import type { Snapshot } from '../cases/snapshot.ts';
import { decisionLetter } from './content.ts';
import type { LetterContent, Recipient } from './letter.ts';
import { type LetterFinding, lintLetter } from './lint.ts';

/** A letter that the decision owes: what it says, and what stands against its issue. */
export type OwedLetter = { content: LetterContent | null; lint: LetterFinding[] };

const NOT_PRINTED: LetterFinding = {
  level: 'blocks',
  element: 'kind of letter',
  message:
    'This version prints letters of approval only. The notice of what was denied is owed all the same: write it outside of this program.',
};

/** The letter to one recipient. Content is null where this version has none: an adverse decision never comes out as an approval. */
export function owedLetter(snapshot: Snapshot, recipient: Recipient): OwedLetter {
  const kind: string = snapshot.decision.kind;
  if (kind !== 'approved' && kind !== 'no-review-required') return { content: null, lint: [NOT_PRINTED] };
  const content = decisionLetter(snapshot, recipient);
  return { content, lint: lintLetter(snapshot, content) };
}
