import { randomUUID } from 'node:crypto';
import type { Acting } from '../data/access.ts';
import { eventBody, sha256 } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { renderLetter } from '../letters/render.ts';
import { authorize, caseView } from './authorize.ts';
import { loadLetters, type OwedLetterView } from './load-letters.ts';
import { refusal } from './words.ts';

/**
 * Renders the letters that the decision owes and that are not out, and stores them with their hashes: all or none, once.
 * @throws AppError `not-found`, `forbidden`, `conflict` (the lint blocks, or they are issued already)
 */
export async function issueLetters(acting: Acting, number: string): Promise<void> {
  const { snapshot, owed, ...loaded } = await loadLetters(acting.viewer, number);
  authorize(acting, loaded, 'issue-letter', { view: caseView(loaded, { at: acting.at, snapshot }) });
  const { case: c } = loaded;
  const letters = owed.filter((letter) => letter.issued === null).map((letter) => issued(acting, c.plan.id, letter));
  const word = await writes.issueLetters(c.id, acting.viewer.id, letters);
  if (word !== 'ok') throw refusal(word, c, 'issue letters');
}

function issued(acting: Acting, planId: string, { recipient, addressee, content }: OwedLetterView) {
  // What has no content does not pass the lint, which `authorize` has asked.
  if (content === null) throw new Error(`no letter to the ${recipient} can be printed`);
  const pdf = renderLetter(content);
  const letter = {
    id: randomUUID(),
    recipient,
    addressee,
    pdf: Buffer.from(pdf).toString('base64'),
    sha256: sha256(pdf),
    issued_by: acting.viewer.name,
    issued_at: acting.at,
  };
  const payload = { letter: letter.id, kind: content.kind, recipient, addressee, sha256: letter.sha256 };
  return { letter, body: eventBody(acting, planId, { type: 'letter-issued', payload }) };
}
