import { randomUUID } from 'node:crypto';
import type { EscalationReason } from '../cases/events.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

export type EscalateCommand = {
  number: string;
  /** Version of the case that the nurse saw. */
  version: number;
  reason: EscalationReason;
  /** What the physician is asked. */
  question: string;
};

/**
 * Sends the case to the medical directors of its plan. The nurse goes on holding it, and answers nothing more until it comes back.
 * @throws AppError `not-found`, `forbidden`; `conflict` (not the holder, no question, the case moved on)
 */
export async function escalateCase(acting: Acting, command: EscalateCommand): Promise<void> {
  const loaded = await loadCase(acting.viewer, command.number);
  const { reason } = command;
  const question = command.question.trim();
  authorize(acting, loaded, 'escalate', { attempt: { reason, question } });
  const { case: c, evaluation } = loaded;
  if (c.version !== command.version) throw refusal('stale', c, 'escalate');
  const escalation = { id: randomUUID(), reason, question, escalated_by: acting.viewer.name, escalated_at: acting.at };
  const payload = { reason, question, version: c.version, outcome: evaluation.outcome };
  const body = eventBody(acting, c.plan.id, { type: 'case-escalated', payload });
  const word = await writes.escalateCase(c.id, acting.viewer.id, c.version, escalation, body);
  if (word !== 'ok') throw refusal(word, c, 'escalate cases');
}
