import type { Snapshot } from '../cases/snapshot.ts';
import type { CaseRecord } from '../data/cases.ts';
import { AppError } from '../errors.ts';
import type { LetterContent, Recipient } from '../letters/letter.ts';
import { type LetterFinding, neverIssuable } from '../letters/lint.ts';
import { owedLetter } from '../letters/owed.ts';
import { owedRecipients } from './owed-recipients.ts';

/** The letter that a decision would send to one recipient. */
export type DecisionLetter = {
  recipient: Recipient;
  content: LetterContent;
  /** What would block its issue for good blocks the decision; what is settled at issue, such as a translation, warns. */
  lint: LetterFinding[];
  /** Flesch–Kincaid. */
  readingGrade: number;
};

/** The letters of a decision as it would be frozen. */
export function decisionLetters(frozen: Snapshot, c: Pick<CaseRecord, 'representative'>): DecisionLetter[] {
  return owedRecipients(c).map((recipient) => {
    const { content, lint } = owedLetter(frozen, recipient);
    const lasting = neverIssuable(lint);
    const atDecision = lint.map((finding) => (lasting.includes(finding) ? finding : { ...finding, level: 'warns' as const }));
    return { recipient, content, lint: atDecision, readingGrade: content.readingGrade };
  });
}

/**
 * A decision is final, and so is what its letters would say: one whose letters could never be issued is not made.
 * @param otherwise what did not happen: `Nothing was signed.`
 * @throws AppError `conflict`: the message names the first gap, `fields` holds each under `letters.RECIPIENT.N`
 */
export function requireLetters(frozen: Snapshot, c: Pick<CaseRecord, 'representative'>, otherwise: string): void {
  const fields: Record<string, string> = {};
  for (const { recipient, lint } of decisionLetters(frozen, c)) {
    const stops = lint.filter(({ level }) => level === 'blocks');
    for (const [i, { message }] of stops.entries()) fields[`letters.${recipient}.${i + 1}`] = message;
  }
  const [first] = Object.values(fields);
  if (first !== undefined) throw new AppError('conflict', `Its letters could not be issued. ${first} ${otherwise}`, fields);
}
