import { EVERYTHING, type Total, type WorklistQuery } from '../cases/worklist.ts';
import { plansWith, type Viewer } from '../data/access.ts';
import * as data from '../data/worklist.ts';

export { PAGE_SIZE, type TabCounts, type WorklistRow } from '../data/worklist.ts';

export type Worklist = Omit<data.WorklistPage, 'total'> & {
  total: Total;
  counts: data.TabCounts;
  /** Every case that the viewer may see. */
  all: Total;
};

/** A page of the worklist with the tabs' counts, at the instant `now` (ISO 8601 UTC). */
export async function listCases(viewer: Viewer, query: WorklistQuery, now: string): Promise<Worklist> {
  const [page, counts, everything] = await Promise.all([
    data.findWorklist(viewer, query, now),
    data.countTabs(viewer, now),
    data.countUpTo(viewer, EVERYTHING, now),
  ]);
  const tabTotal = query.tab === 'all' ? everything : { count: counts[query.tab], orMore: false };
  return { ...page, total: page.total ?? tabTotal, counts, all: everything };
}

/** What became of a case that is gone from a list. */
export type Gone = { number: string; status: string; assignee: string | null };
export type WatchedWorklist = { version: string; gone: Gone[] };

/**
 * How the page is now, for a screen that shows cases of it: another version than the screen's once there is something new to see, and what
 * became of cases that are not on it any more.
 */
export async function watchWorklist(viewer: Viewer, query: WorklistQuery, shown: readonly string[], now: string): Promise<WatchedWorklist> {
  const { version, numbers } = await data.pageVersion(viewer, query, now);
  const gone = shown.filter((number) => !numbers.includes(number));
  return { version, gone: gone.length > 0 ? await data.findHolders(viewer, gone) : [] };
}

/** As many names as a list of them is still read through. */
const MOST_REVIEWERS = 500;

export type FilterOptions = { plans: { id: string; name: string }[]; reviewers: { id: string; name: string }[] };

/** What a worklist can be narrowed to besides the codes: plans, and, for who looks after others' work, reviewers by name. */
export async function listFilterOptions(viewer: Viewer): Promise<FilterOptions> {
  const overseer = viewer.organizationRole === 'auditor' || plansWith(viewer, 'case:assign').length > 0;
  const [plans, reviewers] = await Promise.all([data.findPlanNames(viewer), overseer ? data.findReviewers(viewer, MOST_REVIEWERS) : []]);
  return { plans, reviewers };
}
