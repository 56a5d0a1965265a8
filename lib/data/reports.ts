import type { LineOfBusiness, Payer } from '../criteria/case-input.ts';
import * as parties from '../forms/parties.ts';
import { AGES, TIMINGS, type Timing } from '../reports/selection.ts';
import { db } from './db.ts';
import { Prisma } from './generated/client.ts';
import { inSpan, type Span } from './outcomes.ts';

const { sql, join } = Prisma;
type Sql = Prisma.Sql;

/** Of a decided case at an instant: whether its notice was given in time. */
export const timingAt = (now: string): Sql => sql`CASE WHEN o.notified_at <= o.due_at THEN 'on-time' WHEN o.notified_at IS NULL
  AND o.due_at >= ${now}::timestamptz THEN 'owed' ELSE 'late' END`;

export type EndedCount = {
  line: LineOfBusiness;
  payer: Payer;
  urgency: 'standard' | 'expedited';
  kind: string;
  timing: Timing;
  count: number;
};

/** Cases that came to their end in the span, alike in all that the reports tell apart. */
export async function countEnded(span: Span, now: string): Promise<EndedCount[]> {
  const rows = await db().$queryRaw<{ line: string; payer: string; urgency: string; kind: string; timing: string; count: number }[]>`
    SELECT o.line_of_business AS line, o.payer, o.urgency, o.kind, ${timingAt(now)} AS timing, count(*)::int AS count
    FROM case_outcome o WHERE ${inSpan(span)} GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`;
  return rows.map((row) => ({
    line: parties.lineOfBusiness.parse(row.line),
    payer: parties.payer.parse(row.payer),
    urgency: parties.urgency.parse(row.urgency),
    kind: row.kind,
    timing: TIMINGS.find((one) => one === row.timing) ?? 'late',
    count: row.count,
  }));
}

/** Weeks begin on Monday, in UTC. */
export const weekOf = (column: Sql): Sql => sql`to_char(date_trunc('week', ${column} AT TIME ZONE 'UTC'), 'YYYY-MM-DD')`;

export const receivedIn = ({ planIds, from, to }: Span): Sql =>
  sql`c.plan_id = ANY (${[...planIds]}::text[]) AND c.received_at >= ${from}::timestamptz AND c.received_at < ${to}::timestamptz`;

export type WeekCount = { week: string; received: number; ended: number };

/** Received, and come to their end, week by week. */
export async function countWeeks(span: Span): Promise<WeekCount[]> {
  return db().$queryRaw<WeekCount[]>`
    SELECT week, coalesce(sum(received), 0)::int AS received, coalesce(sum(ended), 0)::int AS ended FROM (
      SELECT ${weekOf(sql`c.received_at`)} AS week, count(*) AS received, 0 AS ended FROM "case" c WHERE ${receivedIn(span)} GROUP BY 1
      UNION ALL
      SELECT ${weekOf(sql`o.decided_at`)}, 0, count(*) FROM case_outcome o WHERE ${inSpan(span)} GROUP BY 1) w
    GROUP BY week ORDER BY week`;
}

/** The first day of the span of days that an open case lies in. */
export const ageAt = (now: string): Sql =>
  sql`(SELECT max(a) FROM unnest(${[...AGES]}::int[]) a WHERE a <= greatest(0, ${now}::date - c.received_on))`;

export const isOpen = (planIds: readonly string[]): Sql => sql`c.open_due_at IS NOT NULL AND c.plan_id = ANY (${[...planIds]}::text[])`;

export type AgeCount = { status: string; age: number; count: number };

export async function countOpen(planIds: readonly string[], now: string): Promise<AgeCount[]> {
  return db().$queryRaw<AgeCount[]>`
    SELECT c.status, ${ageAt(now)} AS age, count(*)::int AS count FROM "case" c WHERE ${isOpen(planIds)} GROUP BY 1, 2 ORDER BY 1, 2`;
}

export type ClauseCount = { payer: Payer; policy: string; version: string; leaf: string; count: number };

/** Clauses that denials, whole or in part, of the span relied on: most often first. */
export async function countDenialClauses(span: Span, limit: number): Promise<ClauseCount[]> {
  const rows = await db().$queryRaw<(Omit<ClauseCount, 'payer'> & { payer: string })[]>`
    SELECT o.payer, coalesce(o.policy_id, '') AS policy, coalesce(o.policy_version, '') AS version, k.leaf, count(*)::int AS count
    FROM case_outcome o JOIN decision d ON d.case_id = o.case_id CROSS JOIN unnest(d.criteria) AS k (leaf)
    WHERE ${inSpan(span)} AND o.kind IN ('denied', 'approved-in-part') GROUP BY 1, 2, 3, 4 ORDER BY count DESC, 1, 2, 3, 4 LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, payer: parties.payer.parse(row.payer) }));
}

export type AskedCount = { payer: Payer; policy: string; version: string; leaf: string; fact: string; asked: number; received: number };

export const askedIn = ({ from, to }: Span): Sql => sql`r.asked_at >= ${from}::timestamptz AND r.asked_at < ${to}::timestamptz`;

/** What was asked for in the span, by the clause that it serves and the fact that it would document: most often first. */
export async function countAsked(span: Span, limit: number): Promise<AskedCount[]> {
  const rows = await db().$queryRaw<(Omit<AskedCount, 'payer'> & { payer: string })[]>`
    SELECT c.payer, coalesce(c.policy_id, '') AS policy, coalesce(c.policy_version, '') AS version, i.leaf, i.fact, count(*)::int AS asked,
      count(i.received_at)::int AS received
    FROM information_request r JOIN information_item i ON i.request_id = r.id JOIN "case" c ON c.id = r.case_id
    WHERE ${askedIn(span)} AND c.plan_id = ANY (${[...span.planIds]}::text[]) GROUP BY 1, 2, 3, 4, 5 ORDER BY asked DESC, 1, 2, 3, 4, 5 LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, payer: parties.payer.parse(row.payer) }));
}

export const allOf = (conditions: readonly Sql[]): Sql => join([...conditions], ' AND ');
