import { type CheckState, checkStates, suggestions } from '../cases/checks.ts';
import { duplicatesOf } from '../cases/duplicates.ts';
import type { Viewer } from '../data/access.ts';
import type { CaseRecord } from '../data/cases.ts';
import { findCasesOfMember, type MembersCase } from '../data/duplicates.ts';

export type { CheckState } from '../cases/checks.ts';

/**
 * Cases of the same member in the same plan that this one may repeat: those that came in before it, but for what belongs together (parts of
 * one request, an appeal and what it is about).
 */
export async function duplicatesOfCase(viewer: Viewer, c: CaseRecord): Promise<MembersCase[]> {
  const together = new Set(c.links.flatMap(({ id, kind }) => (kind === 'split' || kind === 'appeal' ? [id] : [])));
  const others = await findCasesOfMember(viewer, c.plan.id, c.member.memberId);
  const before = others.filter(({ id, number }) => id !== c.id && !together.has(id) && number < c.number);
  return duplicatesOf(c.lines, before);
}

/** The checks before review as they stand: what the plan's data suggests now, and what people confirmed. */
export async function caseChecks(viewer: Viewer, c: CaseRecord): Promise<readonly CheckState[]> {
  const duplicates = (await duplicatesOfCase(viewer, c)).map(({ number }) => number);
  const { receivedOn, facility, eligibility, lines, checks } = c;
  const settings = c.plan.settings.beforeReview;
  return checkStates(suggestions({ lines, receivedOn, facility, settings, eligibility, duplicates }), checks);
}
