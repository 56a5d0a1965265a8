import { shortName } from '../cases/lifecycle.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { CaseRecord } from '../data/cases.ts';
import { findNurse } from '../data/users.ts';
import { AppError, conflict } from '../errors.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

/** `from`: who held the case as the manager saw it; null: nobody. */
export type AssignCommand = { number: string; nurseId: string; from: string | null };
export type AssignCasesCommand = { cases: { number: string; from: string | null }[]; nurseId: string };

/**
 * The manager gives the case to a nurse of its plan, also from another nurse: answers, evidence and what was asked for stay.
 * @throws AppError `not-found`, `forbidden`; `conflict` (no nurse of the plan, hers already, or somebody else holds it by now)
 */
export async function assignCase(acting: Acting, { number, nurseId, from }: AssignCommand): Promise<void> {
  const loaded = await loadCase(acting.viewer, number);
  const { case: c } = loaded;
  const nurse = await findNurse(nurseId, c.plan.id);
  authorize(acting, loaded, c.status === 'received' ? 'assign' : 'reassign', {
    attempt: { targetIsNurse: nurse !== null, targetId: nurseId },
  });
  if ((c.assignee?.id ?? null) !== from) throw conflict(heldByNow(c));
  const payload = { to: nurseId, toName: nurse?.name ?? '', from, fromName: c.assignee?.name ?? null };
  const body = eventBody(acting, c.plan.id, { type: 'case-assigned', payload });
  const word = await writes.assignCase(c.id, acting.viewer.id, nurseId, from, body);
  if (word !== 'ok') throw refusal(word, c, 'assign cases');
}

const heldByNow = ({ number, assignee }: CaseRecord) =>
  `${assignee ? `${shortName(assignee.name)} holds case ${number} by now` : `Nobody holds case ${number} any more`}. Nothing was changed.`;

/** Of each case, in the order given: done, or why not. */
export type AssignedCase = { number: string; ok: true } | { number: string; ok: false; message: string };

/** Cases written at once: each is a few round trips. */
const AT_ONCE = 4;

/** Gives many cases to one nurse, each on its own: what stands in the way of one stops no other. */
export async function assignCases(acting: Acting, { cases, nurseId }: AssignCasesCommand): Promise<AssignedCase[]> {
  const results: AssignedCase[] = [];
  const next = cases.entries();
  const work = async () => {
    for (const [i, { number, from }] of next) results[i] = await tryToAssign(acting, { number, from, nurseId });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

async function tryToAssign(acting: Acting, command: AssignCommand): Promise<AssignedCase> {
  const { number } = command;
  try {
    await assignCase(acting, command);
    return { number, ok: true };
  } catch (error) {
    if (error instanceof AppError) return { number, ok: false, message: error.message };
    throw error;
  }
}
