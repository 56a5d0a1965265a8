import { randomUUID } from 'node:crypto';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { notFound } from '../errors.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

export const DELIVERY_METHODS = ['mail', 'portal', 'fax', 'email', 'in-person'] as const;
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];

/**
 * Records that a letter went out. With the last of the notices that a decided case owes, it closes in the same transaction.
 * @returns whether the case is closed now
 * @throws AppError `not-found`, `forbidden`, `conflict` (delivered already)
 */
export async function deliverLetter(
  acting: Acting,
  command: { number: string; letterId: string; method: DeliveryMethod; detail: string },
): Promise<{ closed: boolean }> {
  const loaded = await loadCase(acting.viewer, command.number);
  const { case: c } = loaded;
  const letter = c.letters.find((l) => l.id === command.letterId);
  if (!letter) throw notFound('The letter');
  const { notice, recipient } = letter;
  authorize(acting, loaded, notice === 'decision' ? 'deliver' : 'deliver-notice', { attempt: { notice } });
  const { method, detail } = command;
  const delivery = { id: randomUUID(), letter_id: letter.id, method, detail, delivered_by: acting.viewer.name, delivered_at: acting.at };
  const payload = { letter: letter.id, notice, recipient, method, detail };
  const word = await writes.deliverLetter(
    c.id,
    acting.viewer.id,
    delivery,
    eventBody(acting, c.plan.id, { type: 'letter-delivered', payload }),
    eventBody(acting, c.plan.id, { type: 'case-closed', payload: {} }),
  );
  if (word !== 'ok' && word !== 'closed') throw refusal(word, c, 'record a delivery');
  return { closed: word === 'closed' };
}
