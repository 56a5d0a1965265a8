import { plansWith, type Viewer } from '../data/access.ts';
import { findNurses, type NurseRecord } from '../data/users.ts';

export type { NurseRecord } from '../data/users.ts';

/** The active nurses of these plans, by name, each with how many open cases she holds there; of other plans than the viewer manages, none. */
export async function listNurses(viewer: Viewer, planIds: readonly string[]): Promise<NurseRecord[]> {
  const managed = plansWith(viewer, 'case:assign');
  return findNurses(planIds.filter((id) => managed.includes(id)));
}
