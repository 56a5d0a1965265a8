import { isEnding } from '../cases/endings.ts';
import type { NoticeSnapshot, Snapshot, SnapshotEnding } from '../cases/snapshot.ts';
import { readInPlace } from './content/addressee.ts';
import { amendedLetter, endedLetter, forwardedLetter, orderedLetter } from './content/after.ts';
import { appealLetter } from './content/appeal.ts';
import { approvalLetter, noReviewRequiredLetter } from './content/approval.ts';
import { extensionLetter, urgencyLetter } from './content/clock.ts';
import { denialLetter, partialLetter } from './content/denial.ts';
import { endingLetter } from './content/ending.ts';
import { informationLetter } from './content/information.ts';
import { missedLetter, withdrawalLetter } from './content/outcome.ts';
import { isDecision, type LetterContent, type LetterSource, type Recipient } from './letter.ts';

export { approvalLetter, noReviewRequiredLetter };

/**
 * What a letter says to one recipient, from the frozen source alone; same source, same content. Its date is that of the decision, or of the
 * notice's issue, in the plan's time zone. What is missing comes out empty or is left out: `lintLetter` says so.
 * Content by regulation.md, "Letter content" and "Appeal rights".
 */
export function letterContent(source: LetterSource, recipient: Recipient): LetterContent {
  const why = recipient === 'member' ? readInPlace(source) : null;
  if (why === null) return written(source, recipient);
  // Who acts in the member's place is spoken to of the member, as a representative is.
  return { ...written({ ...source, readInPlace: why }, 'representative'), recipient };
}

/** Its letter comes out with holes, which the lint names. */
const NO_GROUNDS: SnapshotEnding = { basis: 'invalid-request', reason: '', provision: '', forwarded: null };

const written = (source: LetterSource, recipient: Recipient): LetterContent =>
  isDecision(source) ? decisionLetter(source, recipient) : noticeLetter(source, recipient);

/** The letter that a decision owes. */
export function decisionLetter(snapshot: Snapshot, recipient: Recipient): LetterContent {
  const { kind } = snapshot.decision;
  if (isEnding(kind)) return endingLetter(snapshot, kind, snapshot.ending ?? NO_GROUNDS, recipient);
  if (snapshot.appeal) return appealLetter(snapshot, snapshot.appeal, recipient);
  switch (kind) {
    case 'approved':
      return approvalLetter(snapshot, recipient);
    case 'no-review-required':
      return noReviewRequiredLetter(snapshot, recipient);
    case 'approved-in-part':
      return partialLetter(snapshot, recipient);
    case 'denied':
      return denialLetter(snapshot, recipient);
  }
}

/** The letter that a notice owes. */
export function noticeLetter(source: NoticeSnapshot, recipient: Recipient): LetterContent {
  const { notice } = source;
  switch (notice.kind) {
    case 'information-request':
      return informationLetter(source, notice, recipient);
    case 'extension':
      return extensionLetter(source, notice, recipient);
    case 'urgency':
      return urgencyLetter(source, notice, recipient);
    case 'withdrawal':
      return withdrawalLetter(source, notice, recipient);
    case 'missed-due':
      return missedLetter(source, notice, recipient);
    case 'authorization-amended':
      return amendedLetter(source, notice, recipient);
    case 'authorization-ended':
      return endedLetter(source, notice, recipient);
    case 'authorization-ordered':
      return orderedLetter(source, notice, recipient);
    case 'appeal-forwarded':
      return forwardedLetter(source, notice, recipient);
  }
}
