import type { FacilityParty, MemberParty, PractitionerParty, RepresentativeParty } from '../cases/snapshot.ts';
import * as parties from '../forms/parties.ts';
import { plansWith, type Viewer } from './access.ts';
import { db } from './db.ts';

// What a plan keeps of the people and places in its requests: as last received. Read by those who may receive requests in the plan.

/** Condition on every read here: the plan asked for, where the viewer receives requests for it. Another plan's parties are not found. */
function receivable(viewer: Viewer, planId: string) {
  return { AND: [{ planId }, { planId: { in: plansWith(viewer, 'case:receive') } }] };
}

export type KeptMember = { member: MemberParty; representative: RepresentativeParty | null };

/** The member as last received in the plan, or null. */
export async function findKeptMember(viewer: Viewer, planId: string, memberId: string): Promise<KeptMember | null> {
  const row = await db().member.findFirst({ where: { memberId, ...receivable(viewer, planId) } });
  if (!row) return null;
  return {
    member: parties.memberParty.parse(row.party),
    representative: row.representative === null ? null : parties.representativeParty.parse(row.representative),
  };
}

/** The practitioner as last received in the plan, or null. */
export async function findKeptPractitioner(viewer: Viewer, planId: string, npi: string): Promise<PractitionerParty | null> {
  const row = await db().practitioner.findFirst({ where: { npi, ...receivable(viewer, planId) } });
  return row && parties.practitionerParty.parse(row.party);
}

/** The facility as last received in the plan, or null. */
export async function findKeptFacility(viewer: Viewer, planId: string, npi: string): Promise<FacilityParty | null> {
  const row = await db().facility.findFirst({ where: { npi, ...receivable(viewer, planId) } });
  return row && parties.facilityParty.parse(row.party);
}
