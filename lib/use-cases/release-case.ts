import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

/**
 * The nurse who holds the case gives it back to the unassigned ones; answers stay.
 * @throws AppError `not-found`, `forbidden`, `conflict`
 */
export async function releaseCase(acting: Acting, number: string): Promise<void> {
  const loaded = await loadCase(acting.viewer, number);
  authorize(acting, loaded, 'release');
  const { case: c } = loaded;
  const word = await writes.releaseCase(c.id, acting.viewer.id, eventBody(acting, c.plan.id, { type: 'case-released', payload: {} }));
  if (word !== 'ok') throw refusal(word, c, 'release cases');
}
