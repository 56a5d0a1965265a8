import type { Signing } from '../cases/signing.ts';
import type { Acting } from '../data/access.ts';
import { conflict, notFound } from '../errors.ts';
import { letterContent } from '../letters/content.ts';
import type { Recipient } from '../letters/letter.ts';
import { LetterNotRendered, renderLetter } from '../letters/render.ts';
import { owedRecipients } from './owed-recipients.ts';
import { freezeDraft } from './preview-decision.ts';

/**
 * One letter of a decision that is being written, as PDF. Nothing is stored.
 * @throws AppError as `previewDecision`; `not-found` where nobody is owed it, `conflict` where it cannot be typeset
 */
export async function previewDecisionPdf(
  acting: Acting,
  { recipient, ...command }: { number: string; signing: Signing; recipient: Recipient },
): Promise<Uint8Array> {
  const { frozen, c } = await freezeDraft(acting, command);
  if (!owedRecipients(c).includes(recipient)) throw notFound('The letter');
  try {
    return renderLetter(letterContent(frozen, recipient));
  } catch (error) {
    if (error instanceof LetterNotRendered) throw conflict(`${error.message}.`);
    throw error;
  }
}
