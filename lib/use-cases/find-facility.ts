import type { FacilityParty } from '../cases/snapshot.ts';
import type { Acting } from '../data/access.ts';
import { findKeptFacility } from '../data/parties.ts';

export type { FacilityParty } from '../cases/snapshot.ts';

/** What the plan keeps of a facility, to fill in a request; null also where the viewer receives no requests for the plan. */
export async function findFacility({ viewer }: Acting, command: { planId: string; npi: string }): Promise<FacilityParty | null> {
  return findKeptFacility(viewer, command.planId, command.npi.trim());
}
