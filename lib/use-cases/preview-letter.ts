import type { Viewer } from '../data/access.ts';
import { notFound } from '../errors.ts';
import type { Recipient } from '../letters/letter.ts';
import { renderLetter } from '../letters/render.ts';
import { loadLetters } from './load-letters.ts';

/**
 * The letter as it would be issued, as PDF. Nothing is stored.
 * @throws AppError `not-found` where the case is not decided or owes no such letter
 */
export async function previewLetter(viewer: Viewer, number: string, recipient: Recipient): Promise<Uint8Array> {
  const { owed } = await loadLetters(viewer, number);
  const letter = owed.find((l) => l.recipient === recipient);
  if (!letter) throw notFound('The letter');
  return renderLetter(letter.content);
}
