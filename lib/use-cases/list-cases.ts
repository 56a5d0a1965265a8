import type { Viewer } from '../data/access.ts';
import { countTabs, findWorklist, type Tab, type WorklistPage, type WorklistQuery } from '../data/worklist.ts';

export { PAGE_SIZE, SORTS, type Sort, TABS, type Tab, type WorklistQuery, type WorklistRow } from '../data/worklist.ts';

/** A page of the worklist with the tabs' counts, at the instant `now` (ISO 8601 UTC). */
export async function listCases(
  viewer: Viewer,
  query: WorklistQuery,
  now: string,
): Promise<WorklistPage & { counts: Record<Tab, number> }> {
  const [page, counts] = await Promise.all([findWorklist(viewer, query, now), countTabs(viewer, now)]);
  return { ...page, counts };
}
