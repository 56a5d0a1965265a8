import { isCaseNumber } from '@/lib/cases/identifiers.ts';
import { OUTCOME_WORDS, PAYER_WORDS, STAGE_WORDS, STATUS_WORDS, URGENCY_WORDS } from '@/lib/cases/words.ts';
import {
  FILTER_KEYS,
  type FilterKey,
  NEW_MEMBERS,
  NO_FILTERS,
  SORTS,
  type Sort,
  TABS,
  type Tab,
  type WorklistQuery,
} from '@/lib/cases/worklist.ts';

// Codes are read from the words of the screens, not from the criteria: those would bring every policy into the browser.

export type Params = Readonly<Record<string, string | string[] | undefined>>;

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? (value[0] ?? '') : (value ?? ''));
const among = <T extends string>(list: readonly T[], value: string): T | null => list.find((item) => item === value) ?? null;
const codeOf = (words: Readonly<Record<string, string>>) => (value: string) => among(Object.keys(words), value);
/** A plan's or a user's id: whose it is, the search finds out. */
const id = (value: string): string | null => (/^[\w.@-]{1,100}$/.test(value) ? value : null);
const READ: Readonly<Record<FilterKey, (value: string) => string | null>> = {
  payer: codeOf(PAYER_WORDS),
  plan: id,
  stage: codeOf(STAGE_WORDS),
  outcome: codeOf(OUTCOME_WORDS),
  urgency: codeOf(URGENCY_WORDS),
  status: codeOf(STATUS_WORDS),
  assignee: id,
  transition: (value) => among([NEW_MEMBERS], value),
};

/** Work is done by due time; the whole register is read newest first. */
const usualOrder = (tab: Tab): Pick<WorklistQuery, 'sort' | 'descending'> =>
  tab === 'all' ? { sort: 'received', descending: true } : { sort: 'due', descending: false };

function cursorOf(params: Params): WorklistQuery['cursor'] {
  const after = one(params.after);
  const before = one(params.before);
  if (isCaseNumber(after)) return { direction: 'after', number: after };
  if (isCaseNumber(before)) return { direction: 'before', number: before };
  return one(params.last) === '1' ? 'last' : null;
}

/** A worklist with its search as the address holds it: sealed, since what is looked for may be a name (lib/auth/seal.ts). */
export type ListedQuery = WorklistQuery & { sealed: string };

/** Opens what an address holds; null where it is somebody else's, or nothing. */
export type Unseal = (sealed: string) => string | null;

/** What is looked for, and how the address has it. A case number names nobody, and may stand there as it is. */
function searchOf(text: string, unseal: Unseal): Pick<ListedQuery, 'search' | 'sealed'> {
  const found = isCaseNumber(text) ? text : unseal(text);
  return found ? { search: found, sealed: text } : { search: '', sealed: '' };
}

/** A search as somebody types it. A control character is no part of a name, and a field that shows one would not read the same twice. */
export const typedSearch = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200);

/** The worklist's state as its address has it. What the address gets wrong falls back to the plain list: an address is typed by people. */
export function readQuery(params: Params, fallback: Tab, unseal: Unseal): ListedQuery {
  const { search, sealed } = searchOf(one(params.q).slice(0, 1200), unseal);
  // A search from the top bar looks everywhere unless a tab is named.
  const tab = among(TABS, one(params.tab)) ?? (search ? 'all' : fallback);
  const sort = among(SORTS, one(params.sort));
  const filters = { ...NO_FILTERS, ...Object.fromEntries(FILTER_KEYS.map((key) => [key, READ[key](one(params[key]))])) };
  return {
    ...filters,
    tab,
    search,
    sealed,
    ...(sort ? { sort, descending: one(params.desc) === '1' } : usualOrder(tab)),
    cursor: cursorOf(params),
  };
}

/** The view that the address names, where it is a name of one. */
export const readView = (params: Params): string | null => (/^[0-9a-f-]{36}$/.test(one(params.view)) ? one(params.view) : null);

/** The query of an address, without the question mark. */
export function paramsOf(q: ListedQuery): URLSearchParams {
  const usual = usualOrder(q.tab);
  const params = new URLSearchParams({ tab: q.tab });
  if (q.sealed) params.set('q', q.sealed);
  for (const key of FILTER_KEYS) if (q[key]) params.set(key, q[key]);
  if (q.sort !== usual.sort || q.descending !== usual.descending) {
    params.set('sort', q.sort);
    if (q.descending) params.set('desc', '1');
  }
  if (q.cursor === 'last') params.set('last', '1');
  else if (q.cursor) params.set(q.cursor.direction, q.cursor.number);
  return params;
}

/** The address of the list with some of its state changed. Any change but paging goes back to the first page. */
export function addressOf(q: ListedQuery, change: Partial<ListedQuery>): string {
  const reordered = change.tab === undefined ? {} : usualOrder(change.tab);
  return `/worklist?${paramsOf({ ...q, cursor: null, ...reordered, ...change })}`;
}

/** The address that sorts by a column: the other way round where it is sorted so already. */
export const sortAddress = (q: ListedQuery, sort: Sort): string => addressOf(q, { sort, descending: q.sort === sort && !q.descending });
