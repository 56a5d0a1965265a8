import { duplicatesOf } from '../cases/duplicates.ts';
import type { Acting } from '../data/access.ts';
import { can } from '../data/access.ts';
import { findCasesOfMember, type MembersCase } from '../data/duplicates.ts';

export type DuplicateCommand = { planId: string; memberId: string; lines: readonly { code: string; dateOfService: string }[] };

/** Cases that a request being typed may repeat: the same member, codes and days; none where the viewer receives no requests for the plan. */
export async function findDuplicates({ viewer }: Acting, { planId, memberId, lines }: DuplicateCommand): Promise<MembersCase[]> {
  if (!can(viewer, 'case:receive', planId)) return [];
  return duplicatesOf(lines, await findCasesOfMember(viewer, planId, memberId.trim()));
}
