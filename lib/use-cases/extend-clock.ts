import type { ExtensionAsker } from '../cases/regulation.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { clockPayload, moveBy } from './moved-clock.ts';
import { refusal } from './words.ts';

export type ExtendCommand = {
  number: string;
  /** Why, and why it is in the member's interest where the plan asks for it. */
  reason: string;
  askedBy: ExtensionAsker;
  /** Days added to the due date; the most that the rule allows when left out. */
  days?: number;
};

/**
 * Extends the time to decide, once, before the due time. For information that is missing outside the federal lines: requestInformation.
 * @returns the new due time, ISO instant
 * @throws AppError `not-found`, `forbidden`; `invalid` (more days than the rule allows); `conflict` (extended before, not extendable, too late)
 */
export async function extendClock(acting: Acting, command: ExtendCommand): Promise<{ dueAt: string }> {
  const loaded = await loadCase(acting.viewer, command.number);
  const reason = command.reason.trim();
  authorize(acting, loaded, 'extend', { attempt: { reason } });
  const { case: c } = loaded;
  const { due, ...moved } = moveBy(c, { action: 'extend', at: acting.at, ...(command.days === undefined ? {} : { days: command.days }) });
  const payload = { reason, askedBy: command.askedBy, clock: clockPayload(c, due) };
  const word = await writes.moveClock(
    c.id,
    { actor: acting.viewer.id, event: 'clock-extended', urgency: null, urgencyRecord: null, moved, oralNotice: null },
    eventBody(acting, c.plan.id, { type: 'clock-extended', payload }),
  );
  if (word !== 'ok') throw refusal(word, c, 'extend the time');
  return { dueAt: due.dueAt };
}
