import type { LineOfBusiness } from '../criteria/case-input.ts';
import * as parties from '../forms/parties.ts';
import { db } from './db.ts';
import { Prisma } from './generated/client.ts';

// What the jobs look for, each by its partial index (migration 0004): the statuses stand in the text, so that the planner can tell.

const BATCH = 200;

type After = { caseId: string; dueAt: string } | null;
const beyond = (column: Prisma.Sql, after: After) =>
  after === null ? Prisma.empty : Prisma.sql`AND (${column}, c.id) > (${after.dueAt}::timestamptz, ${after.caseId}::uuid)`;

/** A request for information whose time was over before an instant. `open`: numbers of the items that did not come. */
export type LapsedRequest = { caseId: string; request: string; open: number[]; dueAt: string; timeZone: string };

/** Up to 200 of them, those first due first, beyond the case `after`; or the one request named. */
export async function findLapsed(now: string, after: After, request: string | null = null): Promise<LapsedRequest[]> {
  const only = request === null ? Prisma.empty : Prisma.sql`AND r.id = ${request}::uuid`;
  const rows = await db().$queryRaw<{ id: string; request: string; open: number[]; due_at: Date; time_zone: string }[]>`
    SELECT c.id, r.id AS request, c.information_due_at AS due_at, p.time_zone,
      ARRAY(SELECT i.number FROM information_item i WHERE i.request_id = r.id AND i.received_at IS NULL ORDER BY i.number) AS open
    FROM "case" c JOIN plan p ON p.id = c.plan_id
      JOIN LATERAL (SELECT x.id FROM information_request x WHERE x.case_id = c.id AND x.completed_at IS NULL AND x.lapsed_at IS NULL
        ORDER BY x.asked_at DESC LIMIT 1) r ON true
    WHERE c.information_due_at IS NOT NULL AND c.information_due_at < ${now}::timestamptz ${beyond(Prisma.sql`c.information_due_at`, after)} ${only}
    ORDER BY c.information_due_at, c.id LIMIT ${BATCH}`;
  return rows.map((r) => ({ caseId: r.id, request: r.request, open: r.open, dueAt: r.due_at.toISOString(), timeZone: r.time_zone }));
}

/** An open case whose due time had passed before an instant, with what its rule says of that. */
export type DueClock = {
  caseId: string;
  dueAt: string;
  dueBasis: string;
  timeZone: string;
  lineOfBusiness: LineOfBusiness;
  /** The plan's clock settings as they are stored. */
  clocks: unknown;
  appeal: boolean;
};

/** Up to 200 of them that were not flagged, those first due first, beyond the case `after`. */
export async function findMissed(now: string, after: After): Promise<DueClock[]> {
  const rows = await db().$queryRaw<
    { id: string; due_at: Date; due_basis: string; time_zone: string; line_of_business: string; clocks: unknown; appeal: boolean }[]
  >`
    SELECT c.id, c.open_due_at AS due_at, c.due_basis, p.time_zone, c.line_of_business, p.settings->'clocks' AS clocks,
      EXISTS (SELECT FROM case_link l WHERE l.to_id = c.id AND l.kind = 'appeal') AS appeal
    FROM "case" c JOIN plan p ON p.id = c.plan_id
    WHERE c.overdue_at IS NULL AND c.status IN ('received', 'in-review', 'pended', 'director-review')
      AND c.open_due_at < ${now}::timestamptz ${beyond(Prisma.sql`c.open_due_at`, after)}
    ORDER BY c.open_due_at, c.id LIMIT ${BATCH}`;
  return rows.map((r) => ({
    caseId: r.id,
    dueAt: r.due_at.toISOString(),
    dueBasis: r.due_basis,
    timeZone: r.time_zone,
    lineOfBusiness: parties.lineOfBusiness.parse(r.line_of_business),
    clocks: r.clocks,
    appeal: r.appeal,
  }));
}
