/** What a worklist can be asked for. Tabs by lifecycle.md section 5. */
export const TABS = [
  'mine',
  'unassigned',
  'due-today',
  'overdue',
  'pended',
  'with-director',
  'notice-owed',
  'to-carry-out',
  'all',
] as const;
export type Tab = (typeof TABS)[number];
export const SORTS = ['due', 'received', 'member', 'number'] as const;
export type Sort = (typeof SORTS)[number];

/** In the order in which they are shown. */
export const COLUMNS = ['due', 'number', 'member', 'payer', 'request', 'score', 'status', 'assignee', 'received'] as const;
export type Column = (typeof COLUMNS)[number];
/** Without these a row says neither which case it is nor where it leads. */
export const FIXED_COLUMNS: readonly Column[] = ['due', 'number'];

/** The filters by their names in the address. `assignee` is a user's id, or `nobody`. */
export const FILTER_KEYS = ['payer', 'plan', 'stage', 'outcome', 'urgency', 'status', 'assignee', 'transition'] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];
export const NOBODY = 'nobody';
/** The value of `transition`: new members who came with an implanted pump. */
export const NEW_MEMBERS = 'new-members';

export type WorklistQuery = Readonly<Record<FilterKey, string | null>> & {
  tab: Tab;
  /** Part of a member's name, member ID, case number or practitioner's name; empty for all. */
  search: string;
  sort: Sort;
  descending: boolean;
  /** The page after, or before, the case of this number; `last`: the end; null: the first page. */
  cursor: { direction: 'after' | 'before'; number: string } | 'last' | null;
};

export const NO_FILTERS: Readonly<Record<FilterKey, null>> = {
  payer: null,
  plan: null,
  stage: null,
  outcome: null,
  urgency: null,
  status: null,
  assignee: null,
  transition: null,
};

/** The whole register, newest first. */
export const EVERYTHING: WorklistQuery = { ...NO_FILTERS, tab: 'all', search: '', sort: 'received', descending: true, cursor: null };

/** Whether anything but the tab narrows the list. */
export const isNarrowed = (q: WorklistQuery): boolean => q.search !== '' || FILTER_KEYS.some((key) => q[key] !== null);

/** A number of cases, exact up to a limit: what lies beyond would take too long to count. */
export type Total = { count: number; orMore: boolean };
/** The most that is counted one by one where no tab knows its number. */
export const COUNT_LIMIT = 1000;
