import type { PractitionerParty } from '../cases/snapshot.ts';
import type { Acting } from '../data/access.ts';
import { findKeptPractitioner } from '../data/parties.ts';

export type { PractitionerParty } from '../cases/snapshot.ts';

/** What the plan keeps of a practitioner, to fill in a request; null also where the viewer receives no requests for the plan. */
export async function findPractitioner({ viewer }: Acting, command: { planId: string; npi: string }): Promise<PractitionerParty | null> {
  return findKeptPractitioner(viewer, command.planId, command.npi.trim());
}
