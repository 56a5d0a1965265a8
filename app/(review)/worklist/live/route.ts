import { unseal } from '@/lib/auth/seal.ts';
import { currentViewer } from '@/lib/auth/session.ts';
import { isCaseNumber } from '@/lib/cases/identifiers.ts';
import { PAGE_SIZE, watchWorklist } from '@/lib/use-cases/list-cases.ts';
import { mayReadCases } from '@/lib/use-cases/permissions.ts';
import { readQuery } from '../query';
import { firstTab } from '../tabs';

/**
 * `?…&shown=NUMBERS` with the list's own parameters → `WatchedWorklist`: the version at which the page of the list is now, and what became
 * of cases that left it. Asked every few seconds by a visible list; it reads one page of an index, writes nothing, and does
 * not prolong the session.
 */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer || !mayReadCases(viewer)) return answer({ message: 'Sign in to follow the worklist.' }, 401);
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const shown = (params.shown ?? '')
    .split(',')
    .filter(isCaseNumber)
    .slice(0, 2 * PAGE_SIZE);
  const query = readQuery(params, firstTab(viewer), (sealed) => unseal(viewer.id, sealed));
  return answer(await watchWorklist(viewer, query, shown, new Date().toISOString()), 200);
}

const answer = (body: unknown, status: number): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' } });
