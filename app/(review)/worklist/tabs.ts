import { TABS, type Tab } from '@/lib/cases/worklist.ts';
import type { Viewer } from '@/lib/use-cases/permissions.ts';

export const TAB_WORDS: Readonly<Record<Tab, string>> = {
  mine: 'Mine',
  unassigned: 'Unassigned',
  'due-today': 'Due today',
  overdue: 'Overdue',
  'notice-owed': 'Notice owed',
  all: 'All',
};

/** Whether the viewer holds cases of their own. */
export const isNurse = (viewer: Viewer): boolean => viewer.memberships.some(({ role }) => role === 'nurse');

/** The tabs of the viewer's worklist, in their order. */
export const tabsOf = (viewer: Viewer): readonly Tab[] => TABS.filter((tab) => tab !== 'mine' || isNurse(viewer));
