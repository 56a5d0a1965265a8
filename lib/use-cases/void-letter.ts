import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { notFound } from '../errors.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

/**
 * Takes an issued letter back. It stays stored as it was; its notice is owed again, so a case that the decision's letters closed opens to be
 * issued and delivered anew.
 * @throws AppError `not-found`, `forbidden`; `conflict` (no reason, voided already)
 */
export async function voidLetter(acting: Acting, command: { number: string; letterId: string; reason: string }): Promise<void> {
  const loaded = await loadCase(acting.viewer, command.number);
  const { case: c } = loaded;
  const letter = c.letters.find(({ id }) => id === command.letterId);
  if (!letter) throw notFound('The letter');
  const reason = command.reason.trim();
  const { notice, recipient } = letter;
  authorize(acting, loaded, notice === 'decision' ? 'void-letter' : 'void-notice', { attempt: { reason, notice } });
  const row = { letter_id: letter.id, reason, voided_by: acting.viewer.name, voided_at: acting.at };
  const body = eventBody(acting, c.plan.id, { type: 'letter-voided', payload: { letter: letter.id, notice, recipient, reason } });
  const word = await writes.voidLetter(c.id, acting.viewer.id, row, body);
  if (word !== 'ok') throw refusal(word, c, 'void letters');
}
