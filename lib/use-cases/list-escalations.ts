import { plansWith, type Viewer } from '../data/access.ts';
import { type EscalationRow, findEscalations } from '../data/escalations.ts';
import { forbidden } from '../errors.ts';

export type { EscalationRow } from '../data/escalations.ts';

/** Cases shown of each lane. */
export const ESCALATIONS_SHOWN = 200;

/**
 * The medical directors' queue, due first: refills and removals in a lane of their own, since a late one harms. `total` counts both lanes,
 * also what is not shown.
 * @throws AppError `forbidden` for who is a medical director nowhere
 */
export async function listEscalations(viewer: Viewer): Promise<{ fast: EscalationRow[]; others: EscalationRow[]; total: number }> {
  if (plansWith(viewer, 'case:direct').length === 0) throw forbidden('Only medical directors decide escalated cases.');
  return findEscalations(viewer, ESCALATIONS_SHOWN);
}
