import { EVERYTHING } from '../cases/worklist.ts';
import type { Acting } from '../data/access.ts';
import { type FoundCase, findCasesByNumber } from '../data/found-cases.ts';
import { findWorklist } from '../data/worklist.ts';

export type { FoundCase } from '../data/found-cases.ts';

/** As many as one looks over without reading. */
const MOST = 8;

/** The newest cases that a search of the worklist finds, and how many it finds, counted up to a limit. A search for nothing finds nothing. */
export async function findCases({ viewer, at }: Acting, { search }: { search: string }): Promise<{ cases: FoundCase[]; total: number }> {
  if (search.trim() === '') return { cases: [], total: 0 };
  const { rows, total } = await findWorklist(viewer, { ...EVERYTHING, search }, at);
  const cases = rows.slice(0, MOST).map(({ number, memberName, planName, status }) => ({ number, memberName, planName, status }));
  return { cases, total: total?.count ?? 0 };
}

/** Cases by their numbers, as far as the viewer may see them. */
export async function recallCases({ viewer }: Acting, { numbers }: { numbers: readonly string[] }): Promise<FoundCase[]> {
  return findCasesByNumber(viewer, numbers);
}
