import type { Elapsed } from '../reports/decimal.ts';
import { APPEALS, type AppealOutcome, COUNTED, type Counted, OUTSIDE, type Outside, type Urgency } from '../reports/metrics.ts';
import { db } from './db.ts';
import { Prisma } from './generated/client.ts';

const { sql } = Prisma;
type Sql = Prisma.Sql;

/** Cases of these plans that came to their end in a span: instants, ISO 8601 UTC, `to` excluded. */
export type Span = { planIds: readonly string[]; from: string; to: string };

export const inSpan = ({ planIds, from, to }: Span): Sql =>
  sql`o.plan_id = ANY (${[...planIds]}::text[]) AND o.decided_at >= ${from}::timestamptz AND o.decided_at < ${to}::timestamptz`;

/** `counted`, or why a case is outside the federal metrics: the first that fits, as `OUTSIDE` of lib/reports/metrics.ts names them. */
export const METRIC_CLASS: Sql = sql`CASE
  WHEN o.follows <> '' THEN 'follow-up' WHEN o.drug THEN 'drug' WHEN o.retrospective THEN 'retrospective' WHEN o.kind = 'withdrawn' THEN 'withdrawn'
  WHEN o.kind IN ('no-review-required', 'no-authorization-required') THEN 'no-authorization'
  WHEN o.kind IN ('redirected', 'dismissed') THEN o.kind ELSE 'counted' END`;

/**
 * The best that appeals of a denied request of `requests` (case_id) came to, over all levels, as `appealed` (root, outcome). An appeal that is
 * not decided has no row in case_outcome.
 */
const appealed = (requests: Sql): Sql => sql`
  chain AS (
    SELECT r.case_id AS root, l.to_id AS id FROM (${requests}) r JOIN case_link l ON l.from_id = r.case_id AND l.kind = 'appeal'
    UNION
    SELECT a.root, l.to_id FROM chain a JOIN case_link l ON l.from_id = a.id AND l.kind = 'appeal'),
  ranked AS (
    SELECT a.root, min(CASE WHEN e.kind IN ('approved', 'no-review-required') THEN 1 WHEN e.kind = 'approved-in-part' THEN 2
      WHEN e.kind IN ('denied', 'administrative-denial') THEN 3 WHEN e.kind IS NULL THEN 4 WHEN e.kind = 'withdrawn' THEN 6 ELSE 5 END) AS rank
    FROM chain a LEFT JOIN case_outcome e ON e.case_id = a.id GROUP BY a.root),
  appealed AS (SELECT root, (ARRAY['approved', 'approved-in-part', 'upheld', 'pending', 'dismissed', 'withdrawn'])[rank] AS outcome FROM ranked)`;

/** The cases of a span with their class and appeals: `cohort` with the columns of case_outcome, `class` and `appeal`. */
export const cohort = (span: Span): Sql => sql`
  WITH RECURSIVE ended AS (SELECT o.*, ${METRIC_CLASS} AS class FROM case_outcome o WHERE ${inSpan(span)}),
  ${appealed(sql`SELECT case_id FROM ended WHERE class = 'counted' AND kind <> 'approved'`)},
  cohort AS (SELECT e.*, coalesce(p.outcome, 'none') AS appeal FROM ended e LEFT JOIN appealed p ON p.root = e.case_id)`;

const among = <T extends string>(list: readonly T[], value: string): T => {
  const found = list.find((one) => one === value);
  if (found === undefined) throw new Error(`the database knows a ${value} that the reports do not`);
  return found;
};
const URGENCIES = ['standard', 'expedited'] as const;

/** What the metrics of one plan and year are made from. */
export async function countMetrics(span: Span): Promise<Counted> {
  const [counts, times] = await Promise.all([countRequests(span), measureElapsed(span)]);
  const requests = counts
    .filter((row) => row.class === 'counted')
    .map(({ urgency, kind, extended, appeal, count }) => ({
      urgency: among<Urgency>(URGENCIES, urgency),
      kind: among(COUNTED, kind),
      extended,
      appeal: among<AppealOutcome>(APPEALS, appeal),
      count,
    }));
  const outside = OUTSIDE.map((reason: Outside) => ({
    reason,
    count: counts.filter((row) => row.class === reason).reduce((sum, { count }) => sum + count, 0),
  }));
  return { requests, outside, elapsed: times };
}

type CountRow = { class: string; urgency: string; kind: string; extended: boolean; appeal: string; count: number };

const countRequests = (span: Span): Promise<CountRow[]> =>
  db().$queryRaw<CountRow[]>`${cohort(span)}
    SELECT class, urgency, kind, extended, appeal, count(*)::int AS count FROM cohort GROUP BY 1, 2, 3, 4, 5`;

const NONE: Elapsed = { count: 0, sum: 0n, lower: 0n, upper: 0n };

/** In whole milliseconds, which is what instants are kept in. Both middle ones: `percentile_disc` names the lower, and from above the upper. */
async function measureElapsed(span: Span): Promise<Counted['elapsed']> {
  const rows = await db().$queryRaw<{ urgency: string; count: number; sum: string; lower: string; upper: string }[]>`
    SELECT urgency, count(*)::int AS count, sum(ms)::text AS sum, (percentile_disc(0.5) WITHIN GROUP (ORDER BY ms))::text AS lower,
      (percentile_disc(0.5) WITHIN GROUP (ORDER BY ms DESC))::text AS upper
    FROM (SELECT o.urgency, (extract(epoch FROM o.decided_at - o.received_at) * 1000)::bigint AS ms, ${METRIC_CLASS} AS class
      FROM case_outcome o WHERE ${inSpan(span)}) t
    WHERE class = 'counted' GROUP BY urgency`;
  const of = (urgency: Urgency): Elapsed => {
    const row = rows.find((one) => one.urgency === urgency);
    return row ? { count: row.count, sum: BigInt(row.sum), lower: BigInt(row.lower), upper: BigInt(row.upper) } : NONE;
  };
  return { standard: of('standard'), expedited: of('expedited') };
}

/** A case behind the metrics, as it is exported: no person's name. Instants are ISO 8601 UTC. */
export type MetricCase = {
  number: string;
  plan: string;
  lineOfBusiness: string;
  urgency: string;
  decision: string;
  extended: boolean;
  retrospective: boolean;
  drug: boolean;
  follows: string;
  appeal: string;
  receivedAt: string;
  decidedAt: string;
  notifiedAt: string | null;
  /** `counted`, or why not. */
  class: string;
};

/** Each part counts the year anew: few of them. */
const PART = 20_000;

/** All cases of a span, by number, a part at a time. */
export async function* metricCases(span: Span): AsyncGenerator<MetricCase[]> {
  let after = '';
  for (let more = true; more; ) {
    const rows = await db().$queryRaw<ExportRow[]>`${cohort(span)}
      SELECT number, plan_id, line_of_business, urgency, kind, extended, retrospective, drug, follows, appeal, received_at, decided_at, notified_at, class
      FROM cohort WHERE number COLLATE "C" > ${after} ORDER BY number COLLATE "C" LIMIT ${PART}`;
    if (rows.length > 0) yield rows.map(exported);
    after = rows.at(-1)?.number ?? '';
    more = rows.length === PART;
  }
}

type ExportRow = {
  number: string;
  plan_id: string;
  line_of_business: string;
  urgency: string;
  kind: string;
  extended: boolean;
  retrospective: boolean;
  drug: boolean;
  follows: string;
  appeal: string;
  received_at: Date;
  decided_at: Date;
  notified_at: Date | null;
  class: string;
};

const exported = (r: ExportRow): MetricCase => ({
  number: r.number,
  plan: r.plan_id,
  lineOfBusiness: r.line_of_business,
  urgency: r.urgency,
  decision: r.kind,
  extended: r.extended,
  retrospective: r.retrospective,
  drug: r.drug,
  follows: r.follows,
  appeal: r.appeal,
  receivedAt: r.received_at.toISOString(),
  decidedAt: r.decided_at.toISOString(),
  notifiedAt: r.notified_at?.toISOString() ?? null,
  class: r.class,
});
