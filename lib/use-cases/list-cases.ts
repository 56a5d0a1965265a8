import type { Tab, WorklistQuery } from '../cases/worklist.ts';
import type { Viewer } from '../data/access.ts';
import { countTabs, findWorklist, type WorklistPage } from '../data/worklist.ts';

export { PAGE_SIZE, type WorklistRow } from '../data/worklist.ts';

/** A page of the worklist with the tabs' counts, at the instant `now` (ISO 8601 UTC). */
export async function listCases(
  viewer: Viewer,
  query: WorklistQuery,
  now: string,
): Promise<WorklistPage & { counts: Record<Tab, number> }> {
  const [page, counts] = await Promise.all([findWorklist(viewer, query, now), countTabs(viewer, now)]);
  return { ...page, counts };
}
