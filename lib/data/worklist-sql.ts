import { fold } from '../cases/fold.ts';
import { searchQuery } from '../cases/search.ts';
import { NOBODY, type Sort, type WorklistQuery } from '../cases/worklist.ts';
import { findUnstorable } from '../forms/unstorable.ts';
import { plansWith, type Viewer } from './access.ts';
import { Prisma } from './generated/client.ts';

// The worklist's conditions in SQL, as migration 0005 has indexes for them. `c` is the case throughout.

type Sql = Prisma.Sql;
const { sql, empty, join } = Prisma;

const NOTHING = sql`false`;
/** Statuses of the cases whose notice is still owed: the small part of the table that the partial indexes hold. */
const OPEN = sql`c.open_due_at IS NOT NULL`;
/** A notice is to be given, whatever the status: kept by a trigger of migration 0008, which has indexes for it. */
export const owed: Sql[] = [sql`c.notice_owed`];
/** Something that a decision on an appeal asks for is not done: kept with its duties by migration 0018, which has indexes for it. */
export const toCarryOut: Sql[] = [sql`c.duty_due_at IS NOT NULL`];
const OPEN_STATUSES: readonly string[] = ['received', 'in-review', 'pended', 'director-review'];

/** What `visibleCases` says, in SQL. */
export function visible(viewer: Viewer): Sql[] {
  if (viewer.organizationRole === 'auditor') return [];
  const plans = plansWith(viewer, 'case:read');
  return plans.length === 1 ? [sql`c.plan_id = ${plans[0]}`] : [sql`c.plan_id = ANY (${plans}::text[])`];
}

const ofStatus = (status: string): Sql[] => [OPEN, sql`c.status = ${status}`];

/** Held by the viewer: reviewed by the nurse, or taken by the director. */
export function held(viewer: Viewer): Sql[] {
  const directs = viewer.memberships.some(({ role }) => role === 'medical-director');
  return [OPEN, directs ? sql`c.director_id = ${viewer.id}` : sql`c.assignee_id = ${viewer.id}`];
}

/** Due before the instant. */
export const overdue = (now: string): Sql[] => [sql`c.open_due_at < ${now}::timestamptz`];

/** Due between now and the end of today, as the plan's zone has it. No day ends later than 26 hours from now anywhere. */
export const dueToday = (now: string): Sql[] => [
  sql`c.open_due_at >= ${now}::timestamptz AND c.open_due_at < ${now}::timestamptz + interval '26 hours'`,
  // Each plan's day ends once, not once a case: OFFSET keeps the arithmetic from being done after the join.
  sql`EXISTS (SELECT FROM (SELECT p.id, ((${now}::timestamptz AT TIME ZONE p.time_zone)::date + time '23:59:59') AT TIME ZONE p.time_zone AS ends
    FROM plan p OFFSET 0) today WHERE today.id = c.plan_id AND c.open_due_at <= today.ends)`,
];

export function inTab({ tab }: WorklistQuery, viewer: Viewer, now: string): Sql[] {
  switch (tab) {
    case 'mine':
      return held(viewer);
    case 'unassigned':
      return ofStatus('received');
    case 'due-today':
      return dueToday(now);
    case 'overdue':
      return overdue(now);
    case 'pended':
      return ofStatus('pended');
    case 'with-director':
      return ofStatus('director-review');
    case 'notice-owed':
      return owed;
    case 'to-carry-out':
      return toCarryOut;
    case 'all':
      return [];
  }
}

export function filtered(q: WorklistQuery): Sql[] {
  const { payer, plan, stage, outcome, urgency, status, assignee, transition, search } = q;
  return [
    ...(payer ? [sql`c.payer = ${payer}`] : []),
    ...(plan ? [sql`c.plan_id = ${plan}`] : []),
    ...(stage ? [sql`c.effective_stage = ${stage}`] : []),
    ...(outcome ? [sql`c.outcome = ${outcome}`] : []),
    ...(urgency ? [sql`c.urgency = ${urgency}`] : []),
    ...(status ? ofWanted(status) : []),
    ...(assignee ? [assignee === NOBODY ? sql`c.assignee_id IS NULL` : sql`c.assignee_id = ${assignee}`] : []),
    ...(transition ? [OPEN, sql`c.transition_until IS NOT NULL`] : []),
    ...found(search),
  ];
}

/**
 * A status that is only ever open is looked for among the open cases. A decided case owes a notice, or it were closed, but not each has a due
 * time: one decided again, after it was closed, has none.
 */
function ofWanted(status: string): Sql[] {
  if (OPEN_STATUSES.includes(status)) return ofStatus(status);
  return [...(status === 'decided' ? owed : []), sql`c.status = ${status}`];
}

/** Where the words occur in number, member, member ID or practitioner. */
function found(typed: string): Sql[] {
  if (fold(typed) === '') return [];
  const search = findUnstorable(typed) === null ? searchQuery(typed) : null;
  if (search === null) return [NOTHING];
  const asked = sql`c.search_words @@ ${search.query}::tsquery`;
  return search.beginning === null ? [asked] : [asked, sql`c.search_text ~ ${`(^|[^[:alnum:]])${search.beginning}`}`];
}

export const where = (conditions: readonly Sql[]): Sql => (conditions.length === 0 ? empty : sql`WHERE ${join([...conditions], ' AND ')}`);

/** A column of the index that the list is read by; open cases have a due time that only they have, and a withdrawn one may owe a notice. */
const KEYS = { due: sql`c.due_at`, received: sql`c.received_at`, member: sql`c.member_name`, number: sql`c.number` } as const;
const OPEN_DUE = sql`c.open_due_at`;
const DUTY_DUE = sql`c.duty_due_at`;

export function sortKey({ tab, sort, status }: Pick<WorklistQuery, 'tab' | 'sort' | 'status'>): Sql {
  if (sort === 'due' && tab === 'to-carry-out') return DUTY_DUE;
  return sort === 'due' && ((tab !== 'all' && tab !== 'notice-owed') || OPEN_STATUSES.includes(status ?? '')) ? OPEN_DUE : KEYS[sort];
}

/** Numbers are each other's only one. */
export const ordered = (key: Sql, sort: Sort, way: 'asc' | 'desc'): Sql => {
  const direction = way === 'asc' ? sql`ASC` : sql`DESC`;
  return sort === 'number' ? sql`ORDER BY ${key} ${direction}` : sql`ORDER BY ${key} ${direction}, c.id ${direction}`;
};

export type Anchor = { id: string; due: Date; received: Date; member: string; number: string };

/** Beyond a case, in the order of the list. */
export function beyond(at: Anchor, key: Sql, sort: Sort, way: 'asc' | 'desc'): Sql {
  const sign = way === 'asc' ? sql`>` : sql`<`;
  if (sort === 'number') return sql`${key} ${sign} ${at.number}`;
  const value = sort === 'member' ? sql`${at.member}` : sql`${at[sort].toISOString()}::timestamptz`;
  return sql`(${key}, c.id) ${sign} (${value}, ${at.id}::uuid)`;
}
