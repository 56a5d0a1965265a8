import { isCaseNumber } from '@/lib/cases/identifiers.ts';
import { SORTS, type Sort, TABS, type Tab, type WorklistQuery } from '@/lib/cases/worklist.ts';
import { PAYERS, STAGES } from '@/lib/criteria/case-input.ts';
import { OUTCOMES } from '@/lib/criteria/outcome.ts';

type Params = Readonly<Record<string, string | string[] | undefined>>;

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? (value[0] ?? '') : (value ?? ''));
const among = <T extends string>(list: readonly T[], value: string): T | null => list.find((item) => item === value) ?? null;
/** Work is done by due time; the whole register is read newest first. */
const usualOrder = (tab: Tab): Pick<WorklistQuery, 'sort' | 'descending'> =>
  tab === 'all' ? { sort: 'received', descending: true } : { sort: 'due', descending: false };

/** The worklist's state as its address has it. What the address gets wrong falls back to the plain list: an address is typed by people. */
export function readQuery(params: Params, fallback: Tab): WorklistQuery {
  // A control character is no part of a name, and a field that shows one would not read the same on the server and in the browser.
  const search = one(params.q)
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200);
  const after = one(params.after);
  const before = one(params.before);
  // A search from the top bar looks everywhere unless a tab is named.
  const tab = among(TABS, one(params.tab)) ?? (search ? 'all' : fallback);
  const sort = among(SORTS, one(params.sort));
  return {
    tab,
    search,
    payer: among(PAYERS, one(params.payer)),
    stage: among(STAGES, one(params.stage)),
    outcome: among(OUTCOMES, one(params.outcome)),
    urgency: among(['standard', 'expedited'], one(params.urgency)),
    ...(sort ? { sort, descending: one(params.desc) === '1' } : usualOrder(tab)),
    cursor: isCaseNumber(after)
      ? { direction: 'after', number: after }
      : isCaseNumber(before)
        ? { direction: 'before', number: before }
        : null,
  };
}

/** The address of the list with some of its state changed. Any change but paging goes back to the first page. */
export function addressOf(q: WorklistQuery, change: Partial<WorklistQuery>): string {
  const reordered = change.tab === undefined ? {} : usualOrder(change.tab);
  const next = { ...q, cursor: null, ...reordered, ...change };
  const usual = usualOrder(next.tab);
  const params = new URLSearchParams({ tab: next.tab });
  if (next.search) params.set('q', next.search);
  for (const key of ['payer', 'stage', 'outcome', 'urgency'] as const) if (next[key]) params.set(key, next[key]);
  if (next.sort !== usual.sort || next.descending !== usual.descending) {
    params.set('sort', next.sort);
    if (next.descending) params.set('desc', '1');
  }
  if (next.cursor) params.set(next.cursor.direction, next.cursor.number);
  return `/worklist?${params}`;
}

/** The address that sorts by a column: the other way round where it is sorted so already. */
export const sortAddress = (q: WorklistQuery, sort: Sort): string => addressOf(q, { sort, descending: q.sort === sort && !q.descending });
