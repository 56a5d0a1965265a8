import type { Total, WorklistQuery } from '../cases/worklist.ts';
import type { Viewer } from '../data/access.ts';
import { countTabs, findWorklist, pageVersion, type TabCounts, type WorklistRow } from '../data/worklist.ts';

export { PAGE_SIZE, type TabCounts, type WorklistRow } from '../data/worklist.ts';

export type Worklist = { rows: WorklistRow[]; total: Total; hasBefore: boolean; hasAfter: boolean; counts: TabCounts };

/** A page of the worklist with the tabs' counts, at the instant `now` (ISO 8601 UTC). */
export async function listCases(viewer: Viewer, query: WorklistQuery, now: string): Promise<Worklist> {
  const [page, counts] = await Promise.all([findWorklist(viewer, query, now), countTabs(viewer, now)]);
  // Only a tab of open cases goes without a total of its own.
  const total = page.total ?? { count: query.tab === 'all' ? 0 : counts[query.tab], orMore: false };
  return { ...page, total, counts };
}

/** A word for how the page is at the instant: another one once there is something new to see on it. */
export const watchWorklist = (viewer: Viewer, query: WorklistQuery, now: string): Promise<string> => pageVersion(viewer, query, now);
