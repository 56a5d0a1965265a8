import type { Status } from '../cases/case-view.ts';
import { DECISION_KINDS, type DecisionKind } from '../cases/endings.ts';
import { MISSED_CONSEQUENCES, type MissedConsequence } from '../cases/events.ts';
import { isCaseNumber } from '../cases/identifiers.ts';
import { COUNT_LIMIT, isNarrowed, type Tab, type Total, type WorklistQuery } from '../cases/worklist.ts';
import type { LineOfBusiness, Payer, Stage } from '../criteria/case-input.ts';
import type { Outcome, Reason } from '../criteria/outcome.ts';
import * as parties from '../forms/parties.ts';
import { plansWith, type Viewer } from './access.ts';
import { sha256 } from './audit.ts';
import { day } from './cases.ts';
import { db } from './db.ts';
import { Prisma } from './generated/client.ts';
import {
  type Anchor,
  beyond,
  dueToday,
  filtered,
  held,
  inTab,
  ordered,
  overdue,
  owed,
  sortKey,
  toCarryOut,
  visible,
  where,
} from './worklist-sql.ts';

type Person = { id: string; name: string };

export type WorklistRow = {
  id: string;
  number: string;
  memberName: string;
  planName: string;
  planId: string;
  payer: Payer;
  lineOfBusiness: LineOfBusiness;
  state: string | null;
  stage: Stage | null;
  mainCode: string | null;
  outcome: Outcome;
  reasons: Reason[];
  counts: { met: number; notMet: number; missing: number; ambiguous: number };
  status: Status;
  ready: boolean;
  assignee: Person | null;
  /** The medical director who took it. */
  director: Person | null;
  urgency: 'standard' | 'expedited';
  receivedOn: string;
  dueAt: string;
  /** False: a rule that set the due time was read from a secondary source. */
  dueVerified: boolean;
  /** The notice that was due was given, or the case withdrawn: what is owed afterwards has no due time. */
  clockOver: boolean;
  /** How it was decided, or ended; null: it is open, or was withdrawn. */
  decided: DecisionKind | null;
  /** When the first of what a decision on an appeal asks for is due; null: nothing is to be carried out. */
  dutyDueAt: string | null;
  timeZone: string;
  /** The clock stands still until the information is in. */
  stopped: boolean;
  extended: boolean;
  informationDueAt: string | null;
  /** Information was asked for and did not come in time. */
  informationLapsed: boolean;
  /** What the plan's rule makes of a missed due time. */
  missed: MissedConsequence | null;
  /** Last day of the grace period of a new member who came with a pump. */
  transitionUntil: string | null;
};

export const PAGE_SIZE = 50;

const { sql } = Prisma;

type Found = {
  id: string;
  number: string;
  member_name: string;
  plan_id: string;
  payer: string;
  line_of_business: string;
  state: string | null;
  effective_stage: string | null;
  outcome: string;
  reasons: string[];
  met_count: number;
  not_met_count: number;
  missing_count: number;
  ambiguous_count: number;
  status: string;
  version: number;
  ready_version: number | null;
  assignee_id: string | null;
  director_id: string | null;
  urgency: string;
  received_on: Date;
  due_at: Date;
  due_verified: boolean;
  open_due_at: Date | null;
  decided: string | null;
  duty_due_at: Date | null;
  extended: boolean;
  information_due_at: Date | null;
  information_lapsed_at: Date | null;
  overdue_consequence: string | null;
  transition_until: Date | null;
  event_count: number;
  plan_name: string;
  time_zone: string;
  assignee: string | null;
  director: string | null;
  code: string | null;
  stops_clock: boolean | null;
};

const person = (id: string | null, name: string | null): Person | null => (id === null ? null : { id, name: name ?? '' });

function toRow(r: Found): WorklistRow {
  return {
    id: r.id,
    number: r.number,
    memberName: r.member_name,
    planName: r.plan_name,
    planId: r.plan_id,
    payer: parties.payer.parse(r.payer),
    lineOfBusiness: parties.lineOfBusiness.parse(r.line_of_business),
    state: r.state,
    stage: r.effective_stage === null ? null : parties.stage.parse(r.effective_stage),
    mainCode: r.code,
    outcome: parties.outcome.parse(r.outcome),
    reasons: r.reasons.map((reason) => parties.reason.parse(reason)),
    counts: { met: r.met_count, notMet: r.not_met_count, missing: r.missing_count, ambiguous: r.ambiguous_count },
    status: parties.status.parse(r.status),
    ready: r.ready_version === r.version,
    assignee: person(r.assignee_id, r.assignee),
    director: person(r.director_id, r.director),
    urgency: parties.urgency.parse(r.urgency),
    receivedOn: day(r.received_on),
    dueAt: r.due_at.toISOString(),
    dueVerified: r.due_verified,
    clockOver: r.open_due_at === null,
    decided: DECISION_KINDS.find((kind) => kind === r.decided) ?? null,
    dutyDueAt: r.duty_due_at?.toISOString() ?? null,
    timeZone: r.time_zone,
    stopped: r.stops_clock ?? false,
    extended: r.extended,
    informationDueAt: r.information_due_at?.toISOString() ?? null,
    informationLapsed: r.information_lapsed_at !== null,
    missed: MISSED_CONSEQUENCES.find((one) => one === r.overdue_consequence) ?? null,
    transitionUntil: r.transition_until && day(r.transition_until),
  };
}

/** The case that a page begins beyond; null, for the first page, also where it is gone from view. */
async function anchorOf({ cursor, tab }: WorklistQuery, viewer: Viewer): Promise<Anchor | null> {
  if (cursor === null || cursor === 'last' || !isCaseNumber(cursor.number)) return null;
  const [at] = await db().$queryRaw<Anchor[]>`
    SELECT c.id, ${tab === 'to-carry-out' ? sql`coalesce(c.duty_due_at, c.due_at)` : sql`coalesce(c.open_due_at, c.due_at)`} AS due, c.received_at AS received, c.member_name AS member, c.number
    FROM "case" c ${where([sql`c.number = ${cursor.number}`, ...visible(viewer)])}`;
  return at ?? null;
}

/** Where the page lies, and the cases on it: one more than fit, which says whether any follow. */
function pageOf(viewer: Viewer, q: WorklistQuery, now: string, at: Anchor | null) {
  const backwards = q.cursor === 'last' || (at !== null && q.cursor !== null && q.cursor.direction === 'before');
  const way = q.descending !== backwards ? 'desc' : 'asc';
  const key = sortKey(q);
  const conditions = [...visible(viewer), ...inTab(q, viewer, now), ...filtered(q), ...(at ? [beyond(at, key, q.sort, way)] : [])];
  return {
    backwards,
    cases: sql`FROM "case" c ${where(conditions)} ${ordered(key, q.sort, way)} LIMIT ${PAGE_SIZE + 1}`,
    again: ordered(key, q.sort, way),
  };
}

/** The statement that reads a page: first which cases, from an index alone where one holds all that is asked, then what they are. Exposed so that a test and a benchmark can have it explained. */
export function pageSql(viewer: Viewer, q: WorklistQuery, now: string, at: Anchor | null): Prisma.Sql {
  const { cases, again } = pageOf(viewer, q, now, at);
  return sql`
    SELECT c.id, c.number, c.member_name, c.plan_id, c.payer, c.line_of_business, c.state, c.effective_stage, c.outcome, c.reasons,
      c.met_count, c.not_met_count, c.missing_count, c.ambiguous_count, c.status, c.version, c.ready_version, c.assignee_id, c.director_id,
      c.urgency, c.received_on, c.due_at, c.due_verified, c.open_due_at, c.duty_due_at, c.extended, c.information_due_at, c.information_lapsed_at,
      c.overdue_consequence, c.transition_until, c.event_count, p.name AS plan_name, p.time_zone, a.name AS assignee, d.name AS director,
      (SELECT x.kind FROM decision x WHERE x.case_id = c.id) AS decided,
      (SELECT l.code FROM service_line l WHERE l.case_id = c.id ORDER BY l.number LIMIT 1) AS code,
      CASE WHEN c.status = 'pended' THEN (SELECT bool_or(r.stops_clock) FROM information_request r
        WHERE r.case_id = c.id AND r.completed_at IS NULL AND r.lapsed_at IS NULL) END AS stops_clock
    FROM (SELECT c.id ${cases}) page
    JOIN "case" c ON c.id = page.id
    JOIN plan p ON p.id = c.plan_id
    LEFT JOIN "user" a ON a.id = c.assignee_id
    LEFT JOIN "user" d ON d.id = c.director_id
    ${again}`;
}

/** `total` is null where the tab's count says it; `version` differs once any case of the page, or which cases are on it, is another. */
export type WorklistPage = { rows: WorklistRow[]; total: Total | null; version: string; hasBefore: boolean; hasAfter: boolean };

/** Every change of a case adds an event to it. */
const versionOf = (page: readonly { id: string; event_count: number }[]): string =>
  sha256(
    page
      .map(({ id, event_count }) => `${id} ${event_count}`)
      .sort()
      .join(','),
  ).slice(0, 16);

/** One page of the cases that the viewer may see, at the instant `now`. */
export async function findWorklist(viewer: Viewer, q: WorklistQuery, now: string): Promise<WorklistPage> {
  const at = await anchorOf(q, viewer);
  const { backwards } = pageOf(viewer, q, now, at);
  const [found, total] = await Promise.all([
    db().$queryRaw<Found[]>(pageSql(viewer, q, now, at)),
    isNarrowed(q) ? countUpTo(viewer, q, now) : null,
  ]);
  const more = found.length > PAGE_SIZE;
  const page = found.slice(0, PAGE_SIZE);
  if (backwards) page.reverse();
  return {
    rows: page.map(toRow),
    total,
    version: versionOf(page),
    hasBefore: backwards ? more : at !== null,
    hasAfter: backwards ? at !== null : more,
  };
}

/**
 * The statement that counts what a list holds, up to a limit. In the order of an index, so that no count reads the table from end to end: by
 * plan, which reads no row at all, where nothing but the plan decides; else the list's own.
 */
export function countSql(viewer: Viewer, q: WorklistQuery, now: string): Prisma.Sql {
  const conditions = [...visible(viewer), ...inTab(q, viewer, now), ...filtered(q)];
  const whole = q.tab === 'all' && !isNarrowed(q);
  const order = whole ? sql`ORDER BY c.plan_id` : ordered(sortKey(q), q.sort, q.descending ? 'desc' : 'asc');
  return sql`SELECT count(*)::int AS n FROM (SELECT 1 FROM "case" c ${where(conditions)} ${order} LIMIT ${COUNT_LIMIT + 1}) counted`;
}

/** How many cases a list holds, counted up to a limit. */
export async function countUpTo(viewer: Viewer, q: WorklistQuery, now: string): Promise<Total> {
  const [row] = await db().$queryRaw<{ n: number }[]>(countSql(viewer, q, now));
  const n = row?.n ?? 0;
  return { count: Math.min(n, COUNT_LIMIT), orMore: n > COUNT_LIMIT };
}

/** A tab that holds open cases, counted exactly. */
export type OpenTab = Exclude<Tab, 'all'>;
export type TabCounts = Record<OpenTab, number>;

/** The statement that counts the open cases of all tabs at once. */
export function tabsSql(viewer: Viewer, now: string): Prisma.Sql {
  const seen = visible(viewer);
  const count = (conditions: readonly Prisma.Sql[]) => sql`(SELECT count(*)::int FROM "case" c ${where([...seen, ...conditions])})`;
  const status = (name: string) => sql`coalesce((SELECT n FROM by_status WHERE status = ${name}), 0)`;
  return sql`
    WITH by_status AS MATERIALIZED (SELECT c.status, count(*)::int AS n FROM "case" c
      ${where([...seen, sql`c.open_due_at IS NOT NULL`])} GROUP BY c.status)
    SELECT ${count(held(viewer))} AS mine, ${count(dueToday(now))} AS "due-today", ${count(overdue(now))} AS overdue,
      ${status('received')} AS unassigned, ${status('pended')} AS pended, ${status('director-review')} AS "with-director",
      ${count(owed)} AS "notice-owed", ${count(toCarryOut)} AS "to-carry-out"`;
}

/** How many open cases each tab holds for the viewer. */
export async function countTabs(viewer: Viewer, now: string): Promise<TabCounts> {
  const [row] = await db().$queryRaw<TabCounts[]>(tabsSql(viewer, now));
  if (!row) throw new Error('the tabs were not counted');
  return row;
}

/** The `version` of a page as it would be read now, and which cases are on it. */
export async function pageVersion(viewer: Viewer, q: WorklistQuery, now: string): Promise<{ version: string; numbers: string[] }> {
  const { cases } = pageOf(viewer, q, now, await anchorOf(q, viewer));
  const found = await db().$queryRaw<{ id: string; number: string; event_count: number }[]>`SELECT c.id, c.number, c.event_count ${cases}`;
  const page = found.slice(0, PAGE_SIZE);
  return { version: versionOf(page), numbers: page.map(({ number }) => number) };
}

/** Who holds cases by now that are gone from a list, as far as the viewer may see them. */
export async function findHolders(
  viewer: Viewer,
  numbers: readonly string[],
): Promise<{ number: string; status: Status; assignee: string | null }[]> {
  const found = await db().$queryRaw<{ number: string; status: string; assignee: string | null }[]>`
    SELECT c.number, c.status, a.name AS assignee FROM "case" c LEFT JOIN "user" a ON a.id = c.assignee_id
    ${where([sql`c.number = ANY (${[...numbers]}::text[])`, ...visible(viewer)])}`;
  return found.map((row) => ({ ...row, status: parties.status.parse(row.status) }));
}

/** The viewer's plans by name. */
export const findPlanNames = (viewer: Viewer): Promise<Person[]> =>
  db().plan.findMany({
    where: viewer.organizationRole === 'auditor' ? {} : { id: { in: plansWith(viewer, 'case:read') } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  });

/** Names to filter by: the nurses of the viewer's plans, no more than `most`. */
export async function findReviewers(viewer: Viewer, most: number): Promise<Person[]> {
  const plans = viewer.organizationRole === 'auditor' ? sql`true` : sql`m.plan_id = ANY (${plansWith(viewer, 'case:read')}::text[])`;
  return db().$queryRaw<Person[]>`
    SELECT u.id, u.name FROM "user" u WHERE u.active
      AND EXISTS (SELECT FROM membership m WHERE m.user_id = u.id AND m.role = 'nurse' AND ${plans})
    ORDER BY u.name, u.id LIMIT ${most}`;
}
