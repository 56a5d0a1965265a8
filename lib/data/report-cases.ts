import { SELECTION_KEYS, type Selection, type SelectionKey } from '../reports/selection.ts';
import { db } from './db.ts';
import { Prisma } from './generated/client.ts';
import { cohort, inSpan, type Span } from './outcomes.ts';
import { ageAt, allOf, askedIn, isOpen, receivedIn, timingAt, weekOf } from './reports.ts';

const { sql, empty } = Prisma;
type Sql = Prisma.Sql;

/** A case on a report's list: no person's name. `at`: what the list is ordered by. */
export type ReportCase = {
  id: string;
  number: string;
  planName: string;
  /** Of the plan: due times are its wall clock's. */
  timeZone: string;
  urgency: string;
  receivedAt: string;
  /** Of its end, or of its status now. */
  state: string;
  at: string;
  notifiedAt: string | null;
  dueAt: string;
};

export type ReportCursor = { at: string; id: string };

type Row = {
  id: string;
  number: string;
  plan_name: string;
  time_zone: string;
  urgency: string;
  received_at: Date;
  state: string;
  at: Date;
  notified_at: Date | null;
  due_at: Date;
};

const list = (value: string): string[] => value.split(',');

/** Conditions on columns, for the keys that are given. */
function given(selection: Selection, columns: Partial<Record<SelectionKey, Sql>>): Sql[] {
  return SELECTION_KEYS.flatMap((key) => {
    const [value, column] = [selection[key], columns[key]];
    return value === undefined || column === undefined ? [] : [sql`${column} = ANY (${list(value)}::text[])`];
  });
}

/** What each set reads: what comes before, the rows, and how they are narrowed. */
function sourceOf(selection: Selection, span: Span, now: string): { before: Sql; from: Sql; at: Sql; conditions: Sql[] } {
  const before = empty;
  switch (selection.set) {
    case 'ended':
      return endedSource(selection, span, now);
    case 'denied':
      return {
        before,
        from: sql`case_outcome o JOIN decision d ON d.case_id = o.case_id JOIN "case" c ON c.id = o.case_id`,
        at: sql`o.decided_at`,
        conditions: [
          inSpan(span),
          sql`o.kind IN ('denied', 'approved-in-part')`,
          ...(selection.leaf === undefined ? [] : [sql`d.criteria @> ARRAY[${selection.leaf}]::text[]`]),
          ...given(selection, {
            payer: sql`o.payer`,
            policy: sql`coalesce(o.policy_id, '')`,
            version: sql`coalesce(o.policy_version, '')`,
          }),
        ],
      };
    case 'received':
      return {
        before,
        from: sql`"case" c LEFT JOIN case_outcome o ON o.case_id = c.id`,
        at: sql`c.received_at`,
        conditions: [receivedIn(span), ...given(selection, { week: weekOf(sql`c.received_at`) })],
      };
    case 'open':
      return {
        before,
        from: sql`"case" c LEFT JOIN case_outcome o ON o.case_id = c.id`,
        at: sql`c.received_at`,
        conditions: [isOpen(span.planIds), ...given(selection, { status: sql`c.status`, age: sql`${ageAt(now)}::text` })],
      };
    case 'asked':
      return {
        before,
        from: sql`"case" c LEFT JOIN case_outcome o ON o.case_id = c.id`,
        at: sql`c.received_at`,
        conditions: [
          sql`c.plan_id = ANY (${[...span.planIds]}::text[])`,
          sql`c.id IN (SELECT r.case_id FROM information_request r JOIN information_item i ON i.request_id = r.id WHERE ${allOf([
            askedIn(span),
            ...given(selection, { leaf: sql`i.leaf`, fact: sql`i.fact` }),
          ])})`,
          ...given(selection, {
            payer: sql`c.payer`,
            policy: sql`coalesce(c.policy_id, '')`,
            version: sql`coalesce(c.policy_version, '')`,
          }),
        ],
      };
  }
}

function endedSource(selection: Selection, span: Span, now: string) {
  const metrics = selection.class !== undefined;
  return {
    before: metrics ? cohort(span) : empty,
    from: metrics ? sql`cohort o JOIN "case" c ON c.id = o.case_id` : sql`case_outcome o JOIN "case" c ON c.id = o.case_id`,
    at: sql`o.decided_at`,
    conditions: [
      inSpan(span),
      ...(selection.timing === undefined ? [] : [sql`o.kind <> 'withdrawn'`]),
      ...given(selection, {
        line: sql`o.line_of_business`,
        payer: sql`o.payer`,
        urgency: sql`o.urgency`,
        kind: sql`o.kind`,
        timing: timingAt(now),
        week: weekOf(sql`o.decided_at`),
        ...(metrics ? { class: sql`o.class`, extended: sql`o.extended::text`, appeal: sql`o.appeal` } : {}),
      }),
    ],
  };
}

/** The cases of a selection, newest first, beyond the cursor. */
export async function findReportCases(
  selection: Selection,
  span: Span,
  { now, after, limit }: { now: string; after: ReportCursor | null; limit: number },
): Promise<ReportCase[]> {
  const { before, from, at, conditions } = sourceOf(selection, span, now);
  const beyond = after === null ? [] : [sql`(${at}, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)`];
  const rows = await db().$queryRaw<Row[]>`${before}
    SELECT c.id, c.number, p.name AS plan_name, p.time_zone, c.urgency, c.received_at, coalesce(o.kind, c.status) AS state, ${at} AS at, o.notified_at, c.due_at
    FROM ${from} JOIN plan p ON p.id = c.plan_id
    WHERE ${allOf([...conditions, ...beyond])} ORDER BY ${at} DESC, c.id DESC LIMIT ${limit}`;
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    planName: row.plan_name,
    timeZone: row.time_zone,
    urgency: row.urgency,
    receivedAt: row.received_at.toISOString(),
    state: row.state,
    at: row.at.toISOString(),
    notifiedAt: row.notified_at?.toISOString() ?? null,
    dueAt: row.due_at.toISOString(),
  }));
}
