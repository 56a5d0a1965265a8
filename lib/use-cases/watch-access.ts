import { randomUUID } from 'node:crypto';
import type { Acting } from '../data/access.ts';
import { endWatch, insertWatch } from '../data/views.ts';
import { type AppError, conflict, forbidden, notFound } from '../errors.ts';
import { loadCase } from './load-case.ts';

const by = ({ viewer, at }: Acting) => ({ id: viewer.id, name: viewer.name, at });

const ONLY_AUDITORS = (): AppError => forbidden('Only an auditor watches who opens a case. Nothing was changed.');

/**
 * Watches from now on who opens a case, or any case of its member in its plan.
 * @throws AppError `not-found`, `forbidden`
 */
export async function watchAccess(acting: Acting, command: { number: string; wholeMember: boolean; reason: string }): Promise<void> {
  const { case: c } = await loadCase(acting.viewer, command.number);
  const word = await insertWatch(randomUUID(), by(acting), c.id, command.wholeMember, command.reason);
  if (word === 'not-found') throw notFound(`Case ${command.number}`);
  if (word !== 'ok') throw ONLY_AUDITORS();
}

/** @throws AppError `forbidden`; `conflict` where it was ended already */
export async function unwatchAccess(acting: Acting, { id }: { id: string }): Promise<void> {
  const word = await endWatch(id, by(acting));
  if (word === 'conflict') throw conflict('This watch was ended already. Nothing was changed.');
  if (word !== 'ok') throw ONLY_AUDITORS();
}
