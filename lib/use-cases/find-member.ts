import type { Acting } from '../data/access.ts';
import { findKeptMember, type KeptMember } from '../data/parties.ts';

export type { KeptMember } from '../data/parties.ts';

/** What the plan keeps of a member, to fill in a request; null also where the viewer receives no requests for the plan. */
export async function findMember({ viewer }: Acting, command: { planId: string; memberId: string }): Promise<KeptMember | null> {
  return findKeptMember(viewer, command.planId, command.memberId.trim());
}
