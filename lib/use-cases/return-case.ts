import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { invalid } from '../errors.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

/** `wanted`: what the nurse is to do, in words. */
export type ReturnCommand = { number: string; wanted: string };

/**
 * The medical director gives the case back to its nurse, who answers again. What was drafted is dropped.
 * @throws AppError `not-found`, `forbidden`; `invalid` without words; `conflict` where the director does not have the case
 */
export async function returnCase(acting: Acting, { number, wanted }: ReturnCommand): Promise<void> {
  const loaded = await loadCase(acting.viewer, number);
  authorize(acting, loaded, 'return');
  const { case: c } = loaded;
  const words = wanted.trim();
  if (words === '') throw invalid('Say what is wanted.', { wanted: 'Say what is wanted' });
  const body = eventBody(acting, c.plan.id, { type: 'case-returned', payload: { wanted: words } });
  const word = await writes.returnCase(c.id, acting.viewer, words, acting.at, body);
  if (word !== 'ok') throw refusal(word, c, 'return cases');
}
