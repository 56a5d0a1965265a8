import { sha256 } from '../data/audit.ts';
import { findIssued } from '../data/letters.ts';
import { notFound } from '../errors.ts';
import type { LetterSource } from '../letters/letter.ts';
import { owedLetter } from '../letters/owed.ts';
import { renderLetter } from '../letters/render.ts';

/**
 * An issued letter made once more from what it was made from: its frozen snapshot, the parties where they had changed since, the instant of its
 * issue, and what was arranged for.
 * For replay, which asks nothing of who looks.
 * @returns whether the bytes are those that were stored, with both hashes
 * @throws AppError `not-found` where there is no such letter
 */
export async function renderAgain(letterId: string): Promise<{ same: boolean; stored: string; again: string }> {
  const letter = await findIssued(letterId);
  if (letter === null) throw notFound('The letter');
  const source: LetterSource = { ...JSON.parse(letter.canonical), ...letter.parties };
  const { issuedAt: at, arranged, recipient, sha256: stored } = letter;
  const { content } = owedLetter(source, recipient, { at, ...(arranged === '' ? {} : { arranged }) });
  const again = sha256(renderLetter(content));
  return { same: again === stored, stored, again };
}
