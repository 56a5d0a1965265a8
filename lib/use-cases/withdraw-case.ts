import type { Status } from '../cases/case-view.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

export type WithdrawCommand = {
  number: string;
  /** Who of the requester's side asked for it. */
  by: string;
  /** How that was confirmed. */
  confirmed: string;
  /** As the person saw the case. */
  status: Status;
};

/**
 * Ends the case at the requester's wish; nothing adverse follows from it.
 * @throws AppError `not-found`, `forbidden`; `conflict` (nobody named, or the case is not as it was seen)
 */
export async function withdrawCase(acting: Acting, command: WithdrawCommand): Promise<void> {
  const loaded = await loadCase(acting.viewer, command.number);
  const by = command.by.trim();
  const confirmed = command.confirmed.trim();
  authorize(acting, loaded, 'withdraw', { attempt: { byRequester: true, reason: by, question: confirmed } });
  const { case: c } = loaded;
  const body = eventBody(acting, c.plan.id, { type: 'case-withdrawn', payload: { by, confirmed } });
  const word = await writes.withdrawCase(c.id, acting.viewer.id, command.status, body);
  if (word !== 'ok') throw refusal(word, c, 'withdraw cases');
}
