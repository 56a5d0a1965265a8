/** What a worklist can be asked for. Tabs by lifecycle.md section 5, as far as their statuses exist. */
export const TABS = ['mine', 'unassigned', 'due-today', 'overdue', 'notice-owed', 'all'] as const;
export type Tab = (typeof TABS)[number];
export const SORTS = ['due', 'received', 'member', 'number'] as const;
export type Sort = (typeof SORTS)[number];

export type WorklistQuery = {
  tab: Tab;
  /** Part of a member's name, member ID, case number or practitioner's name; empty for all. */
  search: string;
  payer: string | null;
  stage: string | null;
  outcome: string | null;
  urgency: string | null;
  sort: Sort;
  descending: boolean;
  /** The page after, or before, the case of this number; neither: the first page. */
  cursor: { direction: 'after' | 'before'; number: string } | null;
};
