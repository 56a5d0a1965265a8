import { TABS, type Tab } from '@/lib/cases/worklist.ts';
import type { Viewer } from '@/lib/use-cases/permissions.ts';

/** lifecycle.md section 5. */
export const TAB_WORDS: Readonly<Record<Tab, string>> = {
  mine: 'Mine',
  unassigned: 'Unassigned',
  'due-today': 'Due today',
  overdue: 'Overdue',
  pended: 'Pended',
  'with-director': 'With director',
  'notice-owed': 'Notice owed',
  'to-carry-out': 'To carry out',
  all: 'All',
};

const holds = (viewer: Viewer, role: string): boolean => viewer.memberships.some((m) => m.role === role);

/** Whether the viewer holds cases of their own. */
export const isNurse = (viewer: Viewer): boolean => holds(viewer, 'nurse');
export const isDirector = (viewer: Viewer): boolean => holds(viewer, 'medical-director');

/** The tabs of the viewer's worklist, in their order: a director's own work comes first. */
export function tabsOf(viewer: Viewer): readonly Tab[] {
  if (isDirector(viewer)) return ['with-director', ...TABS.filter((tab) => tab !== 'with-director')];
  return TABS.filter((tab) => tab !== 'mine' || isNurse(viewer));
}

/** Where the viewer's work is. */
export function firstTab(viewer: Viewer): Tab {
  if (isNurse(viewer)) return 'mine';
  return isDirector(viewer) ? 'with-director' : 'all';
}
