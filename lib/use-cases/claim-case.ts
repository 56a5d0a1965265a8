import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

/**
 * The nurse takes a received case that nobody holds.
 * @throws AppError `not-found`, `forbidden`; `conflict` where somebody holds it by now
 */
export async function claimCase(acting: Acting, number: string): Promise<void> {
  const loaded = await loadCase(acting.viewer, number);
  authorize(acting, loaded, 'claim');
  const { case: c } = loaded;
  const word = await writes.claimCase(c.id, acting.viewer.id, eventBody(acting, c.plan.id, { type: 'case-claimed', payload: {} }));
  if (word !== 'ok') throw refusal(word, c, 'claim cases');
}
