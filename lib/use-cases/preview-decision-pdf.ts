import type { Signing } from '../cases/signing.ts';
import type { Acting } from '../data/access.ts';
import { conflict, notFound } from '../errors.ts';
import type { Recipient } from '../letters/letter.ts';
import { LetterNotRendered, renderLetter } from '../letters/render.ts';
import { previewDecision } from './preview-decision.ts';

/**
 * One letter of a decision that is being written, as PDF. Nothing is stored.
 * @throws AppError as `previewDecision`; `not-found` where nobody is owed it, `conflict` where it cannot be typeset
 */
export async function previewDecisionPdf(
  acting: Acting,
  { recipient, ...command }: { number: string; signing: Signing; recipient: Recipient },
): Promise<Uint8Array> {
  const letter = (await previewDecision(acting, command)).find((one) => one.recipient === recipient);
  if (!letter) throw notFound('The letter');
  if (letter.content === null) throw conflict(letter.lint[0]?.message ?? 'This letter cannot be printed.');
  try {
    return renderLetter(letter.content);
  } catch (error) {
    if (error instanceof LetterNotRendered) throw conflict(`${error.message}.`);
    throw error;
  }
}
