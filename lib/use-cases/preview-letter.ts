import type { Viewer } from '../data/access.ts';
import { conflict, notFound } from '../errors.ts';
import type { Recipient } from '../letters/letter.ts';
import { LetterNotRendered, renderLetter } from '../letters/render.ts';
import { loadLetters } from './load-letters.ts';

/**
 * The letter as it would be issued, as PDF. Nothing is stored.
 * @throws AppError `not-found` where the case is not decided or owes no such letter, `conflict` where the letter cannot be typeset
 */
export async function previewLetter(viewer: Viewer, number: string, recipient: Recipient): Promise<Uint8Array> {
  const { owed } = await loadLetters(viewer, number);
  const letter = owed.find((l) => l.recipient === recipient);
  if (!letter) throw notFound('The letter');
  if (letter.content === null) throw conflict(letter.lint[0]?.message ?? 'This letter cannot be printed.');
  try {
    return renderLetter(letter.content);
  } catch (error) {
    if (error instanceof LetterNotRendered) throw conflict(`${error.message}.`);
    throw error;
  }
}
