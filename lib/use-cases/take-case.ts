import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

/**
 * The medical director takes an escalated case that nobody has taken.
 * @throws AppError `not-found`, `forbidden`; `conflict` where somebody has it by now
 */
export async function takeCase(acting: Acting, number: string): Promise<void> {
  const loaded = await loadCase(acting.viewer, number);
  authorize(acting, loaded, 'take');
  const { case: c } = loaded;
  const word = await writes.takeCase(c.id, acting.viewer.id, eventBody(acting, c.plan.id, { type: 'case-taken', payload: {} }));
  if (word !== 'ok') throw refusal(word, c, 'take cases');
}
