import { type Acting, plansWith } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { forbidden } from '../errors.ts';

/**
 * Claims for the nurse the received case that is due first in her plans, appeals of decisions in which she took part left out. Whoever asks at
 * the same moment gets the next one.
 * @returns its number; null where there is none
 * @throws AppError `forbidden` for who reviews in no plan
 */
export async function nextCase(acting: Acting): Promise<string | null> {
  // Which plan it will be is the database's to say; her role is the same in each of these.
  const [plan] = plansWith(acting.viewer, 'case:claim');
  if (plan === undefined) throw forbidden('Only a nurse reviewer takes the next case.');
  return writes.nextCase(acting.viewer.id, eventBody(acting, plan, { type: 'case-claimed', payload: {} }));
}
