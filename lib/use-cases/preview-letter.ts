import type { NoticeKey } from '../cases/notice.ts';
import type { Viewer } from '../data/access.ts';
import { conflict, notFound } from '../errors.ts';
import type { Recipient } from '../letters/letter.ts';
import { LetterNotRendered, renderLetter } from '../letters/render.ts';
import { loadLetters } from './load-letters.ts';

/**
 * A notice's letter as it would be issued now, as PDF. Nothing is stored.
 * @throws AppError `not-found` where the case owes no such letter, `conflict` where the letter cannot be typeset
 */
export async function previewLetter(viewer: Viewer, number: string, key: NoticeKey, recipient: Recipient): Promise<Uint8Array> {
  const { notices } = await loadLetters(viewer, number);
  const letter = notices.find((notice) => notice.key === key)?.letters.find((one) => one.recipient === recipient);
  if (!letter) throw notFound('The letter');
  if (letter.content === null) throw conflict(letter.lint[0]?.message ?? 'This letter cannot be printed.');
  try {
    return renderLetter(letter.content);
  } catch (error) {
    if (error instanceof LetterNotRendered) throw conflict(`${error.message}.`);
    throw error;
  }
}
