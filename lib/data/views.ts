import { db } from './db.ts';

export const VIEW_KINDS = ['case', 'document', 'letter', 'export', 'verification', 'replay', 'member'] as const;
export type ViewKind = (typeof VIEW_KINDS)[number];

/** What was opened. `subject`: the letter's or document's id, or `PLAN MEMBER-ID` where there is no case yet; `screen`: the page's part of the address. */
export type View = { kind: ViewKind; caseNumber: string; subject: string; screen: string };

export type ViewRecord = View & { number: number; at: string; userId: string; userName: string };

/** One statement. @returns whether it is a new view, and not the same page again within a minute */
export async function insertView(at: string, user: { id: string; name: string }, v: View): Promise<boolean> {
  const [row] = await db().$queryRaw<{ done: boolean }[]>`
    SELECT record_view(${user.id}, ${user.name}, ${at}::timestamptz, ${v.kind}, ${v.caseNumber}, ${v.subject}, ${v.screen}) AS done`;
  return row?.done ?? false;
}

/** The same thing taken from many cases, in one statement. */
export async function insertViews(
  at: string,
  user: { id: string; name: string },
  v: Omit<View, 'caseNumber'>,
  numbers: string[],
): Promise<void> {
  await db().$queryRaw`
    SELECT count(record_view(${user.id}, ${user.name}, ${at}::timestamptz, ${v.kind}, number, ${v.subject}, ${v.screen}))::int AS noted
    FROM unnest(${numbers}::text[]) AS number`;
}

export type ViewFilter = {
  userId?: string | undefined;
  caseNumber?: string | undefined;
  kind?: ViewKind | undefined;
  /** Instants, ISO 8601 UTC; `to` excluded. */
  from?: string | undefined;
  to?: string | undefined;
};

/** Newest first, below the number `before`. */
export async function findViews(filter: ViewFilter, before: number | null, limit: number): Promise<ViewRecord[]> {
  const rows = await db().viewEvent.findMany({
    where: {
      ...(filter.userId === undefined ? {} : { userId: filter.userId }),
      ...(filter.caseNumber === undefined ? {} : { caseNumber: filter.caseNumber }),
      ...(filter.kind === undefined ? {} : { kind: filter.kind }),
      ...(before === null ? {} : { number: { lt: before } }),
      at: { ...(filter.from === undefined ? {} : { gte: filter.from }), ...(filter.to === undefined ? {} : { lt: filter.to }) },
    },
    orderBy: { number: 'desc' },
    take: limit,
  });
  return rows.map(({ number, at, userId, userName, kind, caseNumber, subject, screen }) => ({
    number: Number(number),
    at: at.toISOString(),
    userId,
    userName,
    kind: VIEW_KINDS.find((known) => known === kind) ?? 'case',
    caseNumber,
    subject,
    screen,
  }));
}

/** Who can have looked at something, by name. */
export async function findViewers(): Promise<{ id: string; name: string }[]> {
  return db().user.findMany({ select: { id: true, name: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
}

export type UnusualView = { userId: string; userName: string; caseNumber: string; at: string; why: string };

/** Since an instant, who opened a case whose member or representative has their own name: newest view of each. */
export async function findOwnRecords(since: string): Promise<UnusualView[]> {
  const rows = await db().$queryRaw<{ user_id: string; user_name: string; case_number: string; at: Date }[]>`
    SELECT v.user_id, u.name AS user_name, v.case_number, max(v.at) AS at FROM view_event v
      JOIN "user" u ON u.id = v.user_id JOIN "case" c ON c.number = v.case_number
    WHERE v.at >= ${since}::timestamptz AND lower(btrim(u.name)) IN (lower(btrim(c.member_name)), lower(btrim(c.representative->>'name')))
    GROUP BY v.user_id, u.name, v.case_number ORDER BY max(v.at) DESC LIMIT 50`;
  return rows.map((r) => unusual(r, 'Its member or representative has the same name'));
}

/** Views of watched cases and members since they are watched, and after an instant. Whoever set the watch is left out. */
export async function findWatched(since: string): Promise<UnusualView[]> {
  const rows = await db().$queryRaw<{ user_id: string; user_name: string; case_number: string; at: Date; reason: string }[]>`
    SELECT v.user_id, v.user_name, v.case_number, max(v.at) AS at, min(w.reason) AS reason FROM access_watch w
      JOIN "case" c ON c.id = w.case_id OR (c.plan_id = w.plan_id AND c.member_id = w.member_id)
      JOIN view_event v ON v.case_number = c.number AND v.at >= greatest(w.set_at, ${since}::timestamptz) AND v.user_id <> w.set_by_id
    WHERE w.ended_at IS NULL GROUP BY v.user_id, v.user_name, v.case_number ORDER BY max(v.at) DESC LIMIT 50`;
  return rows.map((r) => unusual(r, `Watched: ${r.reason}`));
}

const unusual = (r: { user_id: string; user_name: string; case_number: string; at: Date }, why: string): UnusualView => ({
  userId: r.user_id,
  userName: r.user_name,
  caseNumber: r.case_number,
  at: r.at.toISOString(),
  why,
});

export type BusyHour = { userId: string; userName: string; hour: string; cases: number; median: number };

/**
 * Hours since an instant in which a person opened many distinct cases: at least `least`, and more than `times` the median of their own hours
 * over the ninety days before.
 */
export async function findBusyHours(since: string, { least, times }: { least: number; times: number }): Promise<BusyHour[]> {
  const rows = await db().$queryRaw<{ user_id: string; user_name: string; hour: Date; cases: number; median: number }[]>`
    WITH hours AS (
      SELECT v.user_id, date_trunc('hour', v.at) AS hour, count(DISTINCT v.case_number)::int AS cases FROM view_event v
      WHERE v.at >= ${since}::timestamptz - interval '90 days' AND v.case_number <> '' GROUP BY 1, 2),
    usual AS (SELECT user_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY cases) AS median FROM hours GROUP BY 1)
    SELECT h.user_id, u.name AS user_name, h.hour, h.cases, m.median FROM hours h JOIN usual m USING (user_id) JOIN "user" u ON u.id = h.user_id
    WHERE h.hour >= ${since}::timestamptz AND h.cases >= ${least}::int AND h.cases > ${times}::float8 * m.median
    ORDER BY h.hour DESC LIMIT 50`;
  return rows.map((r) => ({ userId: r.user_id, userName: r.user_name, hour: r.hour.toISOString(), cases: r.cases, median: r.median }));
}

export type WatchRecord = { id: string; caseNumber: string; wholeMember: boolean; reason: string; setBy: string; setAt: string };

/** The watches that stand, newest first. */
export async function findWatches(): Promise<WatchRecord[]> {
  const rows = await db().accessWatch.findMany({ where: { endedAt: null }, orderBy: { setAt: 'desc' } });
  return rows.map(({ id, caseNumber, memberId, reason, setBy, setAt }) => ({
    id,
    caseNumber,
    wholeMember: memberId !== null,
    reason,
    setBy,
    setAt: setAt.toISOString(),
  }));
}

type Word = 'ok' | 'forbidden' | 'not-found' | 'conflict';

async function word(rows: Promise<{ word: Word }[]>): Promise<Word> {
  const [row] = await rows;
  if (!row) throw new Error('the database function answered nothing');
  return row.word;
}

type By = { id: string; name: string; at: string };

export const insertWatch = (id: string, by: By, caseId: string, wholeMember: boolean, reason: string): Promise<Word> =>
  word(
    db()
      .$queryRaw`SELECT watch_access(${id}::uuid, ${by.id}, ${by.name}, ${caseId}::uuid, ${wholeMember}, ${reason}, ${by.at}::timestamptz) AS word`,
  );

export const endWatch = (id: string, by: By): Promise<Word> =>
  word(db().$queryRaw`SELECT end_watch(${id}::uuid, ${by.id}, ${by.name}, ${by.at}::timestamptz) AS word`);

/** @param reason null: the hold is lifted */
export const holdLegally = (caseId: string, by: By, reason: string | null, id: string, body: string): Promise<Word> =>
  word(
    db()
      .$queryRaw`SELECT hold_legally(${caseId}::uuid, ${by.id}, ${by.name}, ${reason}, ${id}::uuid, ${by.at}::timestamptz, ${body}) AS word`,
  );

/** The hold that stands on the case; null: there is none. */
export async function findHold(caseId: string): Promise<{ reason: string; setBy: string; setAt: string } | null> {
  const row = await db().legalHold.findFirst({ where: { caseId, liftedAt: null } });
  return row === null ? null : { reason: row.reason, setBy: row.setBy, setAt: row.setAt.toISOString() };
}

export type HoldRecord = { id: string; caseNumber: string; reason: string; setBy: string; setAt: string };

/** The legal holds that stand, newest first. */
export async function findHolds(): Promise<HoldRecord[]> {
  const rows = await db().legalHold.findMany({
    where: { liftedAt: null },
    select: { id: true, reason: true, setBy: true, setAt: true, case: { select: { number: true } } },
    orderBy: { setAt: 'desc' },
  });
  return rows.map((row) => ({
    id: row.id,
    caseNumber: row.case.number,
    reason: row.reason,
    setBy: row.setBy,
    setAt: row.setAt.toISOString(),
  }));
}

export async function findLastCheckpoint(): Promise<{ number: number; at: string; hash: string; publicKey: string } | null> {
  const row = await db().checkpoint.findFirst({ orderBy: { number: 'desc' }, omit: { body: true, signature: true } });
  return row === null ? null : { ...row, at: row.at.toISOString() };
}
