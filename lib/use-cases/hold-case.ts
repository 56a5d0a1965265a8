import { randomUUID } from 'node:crypto';
import { type Acting, can } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import { findHold, holdLegally } from '../data/views.ts';
import { conflict, forbidden } from '../errors.ts';
import { loadCase } from './load-case.ts';

export type Hold = { reason: string; setBy: string; setAt: string };

const ONLY = 'Only an auditor or a manager of the plan sets a legal hold. Nothing was changed.';

/** The legal hold that stands on the case; null: there is none. @throws AppError `not-found` */
export async function loadHold(viewer: Acting['viewer'], number: string): Promise<Hold | null> {
  return findHold((await loadCase(viewer, number)).case.id);
}

/**
 * Sets a legal hold, or lifts it (`reason` null): while one stands, retention deletes nothing of the case. It is an event of the case.
 * @throws AppError `not-found`; `forbidden` to all but auditors and the plan's managers; `conflict` where it stands already, or none does
 */
export async function holdCase(acting: Acting, { number, reason }: { number: string; reason: string | null }): Promise<void> {
  const { case: c } = await loadCase(acting.viewer, number);
  const { viewer, at } = acting;
  if (!can(viewer, 'case:hold', c.plan.id)) throw forbidden(ONLY);
  const body = eventBody(
    acting,
    c.plan.id,
    reason === null ? { type: 'hold-lifted', payload: {} } : { type: 'hold-set', payload: { reason } },
  );
  const word = await holdLegally(c.id, { id: viewer.id, name: viewer.name, at }, reason, randomUUID(), body);
  if (word === 'forbidden') throw forbidden(ONLY);
  if (word !== 'ok') throw conflict(`The hold on case ${number} is not as you saw it. Nothing was changed; reload to see it.`);
}
