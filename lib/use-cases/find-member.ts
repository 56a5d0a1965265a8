import type { Acting } from '../data/access.ts';
import { findKeptMember, type KeptMember } from '../data/parties.ts';
import { recordView } from './record-view.ts';

export type { KeptMember } from '../data/parties.ts';

/**
 * What the plan keeps of a member, to fill in a request; null also where the viewer receives no requests for the plan. Noted before it is
 * shown, as a case is: it is a person's record.
 */
export async function findMember(acting: Acting, command: { planId: string; memberId: string }): Promise<KeptMember | null> {
  const memberId = command.memberId.trim();
  const kept = await findKeptMember(acting.viewer, command.planId, memberId);
  if (kept !== null)
    await recordView(acting, { kind: 'member', caseNumber: '', subject: `${command.planId} ${memberId}`, screen: 'requests/new' });
  return kept;
}
