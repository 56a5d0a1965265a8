// The lists that are measured: every tab, each order, filters from common to rare, searches, and places from the first page to the last.
import { EVERYTHING, NO_FILTERS, SORTS, TABS, type Tab, type WorklistQuery } from '../../lib/cases/worklist.ts';

/** Account of the demo, by its address' first part. */
export type Who = 'nurse' | 'nurse2' | 'director' | 'manager' | 'auditor';
export interface List {
  readonly name: string;
  readonly who: Who;
  readonly query: WorklistQuery;
}

const tab = (one: Tab): WorklistQuery =>
  one === 'all' ? EVERYTHING : { ...NO_FILTERS, tab: one, search: '', sort: 'due', descending: false, cursor: null };
const all = (over: Partial<WorklistQuery>): WorklistQuery => ({ ...EVERYTHING, ...over });

/** What is searched for is there in so many cases: a name of one in thousands, of one in hundreds, of all, parts of it, and nothing at all. */
export interface Words {
  readonly member: string;
  readonly memberId: string;
  readonly number: string;
  readonly practitioner: string;
}

const PLACES = ['first', 'deep', 'last'] as const;

/** @param deep numbers of cases far down each tab, where it has so many */
export function listsOf(words: Words, deep: Readonly<Partial<Record<Tab, string>>>): List[] {
  const lists: List[] = [];
  const add = (name: string, query: WorklistQuery, who: Who = 'nurse') => lists.push({ name, query, who });
  for (const one of TABS) {
    for (const place of PLACES) {
      const number = deep[one];
      if (place === 'deep' && number === undefined) continue;
      const cursor =
        place === 'first' ? null : place === 'last' ? ('last' as const) : { direction: 'after' as const, number: number ?? '' };
      add(`${one}, ${place} page`, { ...tab(one), cursor });
    }
  }
  for (const sort of SORTS) {
    add(`all by ${sort}`, all({ sort, descending: sort !== 'member' }));
    add(`unassigned by ${sort}`, { ...tab('unassigned'), sort });
    add(`due-today by ${sort}`, { ...tab('due-today'), sort });
  }
  for (const [key, values] of Object.entries(FILTERS)) for (const value of values) add(`all, ${key} ${value}`, all({ [key]: value }));
  add('all, removal, expedited, not met', all({ stage: 'removal', urgency: 'expedited', outcome: 'does-not-meet' }));
  add('all, withdrawn, by due', all({ status: 'withdrawn', sort: 'due', descending: false }));
  add('all, mine', all({ assignee: 'demo-nurse' }));
  add('unassigned, GEHA, replacement', { ...tab('unassigned'), payer: 'geha', stage: 'replacement' });
  for (const search of [
    words.member,
    words.memberId,
    words.number,
    words.practitioner,
    'nguyen',
    'Nguyễn',
    'smith',
    'md',
    'ng',
    'a',
    'pa-',
    'zzqx',
    '100%',
  ])
    add(`search ${search}`, all({ search }));
  add('search smith in unassigned', { ...tab('unassigned'), search: 'smith' });
  for (const who of ['nurse2', 'director', 'manager', 'auditor'] as const) {
    add(`${who}: all`, EVERYTHING, who);
    add(`${who}: overdue`, tab('overdue'), who);
    add(`${who}: with-director`, tab('with-director'), who);
    add(`${who}: search nguyen`, all({ search: 'nguyen' }), who);
  }
  return lists;
}

const FILTERS = {
  payer: ['molina', 'hcsc'],
  plan: ['uhc-commercial'],
  stage: ['permanent', 'removal'],
  outcome: ['meets', 'does-not-meet', 'needs-physician'],
  urgency: ['expedited'],
  status: ['closed', 'withdrawn', 'pended'],
} as const;
