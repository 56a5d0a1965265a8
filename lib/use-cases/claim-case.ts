import { type Acting, can } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { forbidden } from '../errors.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

/**
 * The nurse takes a received case that nobody holds.
 * @throws AppError `not-found`, `forbidden`; `conflict` where somebody holds it by now
 */
export async function claimCase(acting: Acting, number: string): Promise<void> {
  const { case: c } = await loadCase(acting.viewer, number);
  if (!can(acting.viewer, 'case:claim', c.plan.id)) throw forbidden('Only a nurse reviewer of the plan can claim a case.');
  const word = await writes.claimCase(c.id, acting.viewer.id, eventBody(acting, c.plan.id, { type: 'case-claimed', payload: {} }));
  if (word !== 'ok') throw refusal(word, c, 'claim cases');
}
