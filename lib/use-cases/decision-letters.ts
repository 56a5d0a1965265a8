import type { Snapshot } from '../cases/snapshot.ts';
import type { CaseRecord } from '../data/cases.ts';
import { AppError } from '../errors.ts';
import type { LetterContent, Recipient } from '../letters/letter.ts';
import type { LetterFinding } from '../letters/lint.ts';
import { owedLetter } from '../letters/owed.ts';
import { owedRecipients } from './owed-recipients.ts';

/** The letter that a decision would send to one recipient. */
export type DecisionLetter = {
  recipient: Recipient;
  content: LetterContent | null;
  /** What would block its issue for good blocks the decision; what is settled at issue, such as a translation, warns. */
  lint: LetterFinding[];
  /** Flesch–Kincaid; null where nothing can be printed. */
  readingGrade: number | null;
};

/** Stands for what is arranged at issue: with it the lint says what would still be in the way. */
const SETTLED = 'settled at issue';

/** The letters of a decision as it would be frozen. */
export function decisionLetters(frozen: Snapshot, c: Pick<CaseRecord, 'representative'>): DecisionLetter[] {
  return owedRecipients(c).map((recipient) => {
    const { content, lint } = owedLetter(frozen, recipient);
    const lasting = owedLetter(frozen, recipient, { arranged: SETTLED }).lint;
    const atDecision = lint.map((finding) => (lasts(lasting, finding) ? finding : { ...finding, level: 'warns' as const }));
    return { recipient, content, lint: atDecision, readingGrade: content?.readingGrade ?? null };
  });
}

const lasts = (lasting: readonly LetterFinding[], { level, element, message }: LetterFinding): boolean =>
  lasting.some((one) => one.level === level && one.element === element && one.message === message);

/**
 * A decision is final, and so is what its letters would say: one whose letters could never be issued is not made. A letter that this version
 * cannot print at all stops none: its notice is written outside of it.
 * @param otherwise what did not happen: `Nothing was signed.`
 * @throws AppError `conflict`: the message names the first gap, `fields` holds each under `letters.RECIPIENT.N`
 */
export function requireLetters(frozen: Snapshot, c: Pick<CaseRecord, 'representative'>, otherwise: string): void {
  const fields: Record<string, string> = {};
  for (const { recipient, content, lint } of decisionLetters(frozen, c)) {
    if (content === null) continue;
    const stops = lint.filter(({ level }) => level === 'blocks');
    for (const [i, { message }] of stops.entries()) fields[`letters.${recipient}.${i + 1}`] = message;
  }
  const [first] = Object.values(fields);
  if (first !== undefined) throw new AppError('conflict', `Its letters could not be issued. ${first} ${otherwise}`, fields);
}
