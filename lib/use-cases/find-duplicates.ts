import { duplicatesOf } from '../cases/duplicates.ts';
import { formatInstant } from '../cases/time-words.ts';
import type { Acting } from '../data/access.ts';
import { can } from '../data/access.ts';
import { findCasesOfMember, type MembersCase } from '../data/duplicates.ts';
import { findPlans } from '../data/plans.ts';

export type DuplicateCommand = { planId: string; memberId: string; lines: readonly { code: string; dateOfService: string }[] };

/** `received`, `due`: in the plan's zone, as screens say them. */
export type FoundDuplicate = MembersCase & { received: string; due: string };

/** Cases that a request being typed may repeat: the same member, codes and days; none where the viewer receives no requests for the plan. */
export async function findDuplicates({ viewer }: Acting, { planId, memberId, lines }: DuplicateCommand): Promise<FoundDuplicate[]> {
  if (!can(viewer, 'case:receive', planId)) return [];
  const [plan] = await findPlans([planId]);
  const found = duplicatesOf(lines, await findCasesOfMember(viewer, planId, memberId.trim()));
  const when = (instant: string) => formatInstant(instant, plan?.timeZone ?? 'UTC');
  return found.map((one) => ({ ...one, received: when(one.receivedAt), due: when(one.dueAt) }));
}
