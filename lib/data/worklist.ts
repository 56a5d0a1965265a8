import type { Status } from '../cases/case-view.ts';
import { fold } from '../cases/fold.ts';
import { isCaseNumber } from '../cases/identifiers.ts';
import { endOfDayIn } from '../cases/time.ts';
import { TABS, type Tab, type WorklistQuery } from '../cases/worklist.ts';
import type { LineOfBusiness, Payer, Stage } from '../criteria/case-input.ts';
import type { Outcome, Reason } from '../criteria/evaluate.ts';
import { codesOfStage, stageFromCodes } from '../criteria/stage.ts';
import * as parties from '../forms/parties.ts';
import { findUnstorable } from '../forms/unstorable.ts';
import { type Viewer, visibleCases } from './access.ts';
import { day } from './cases.ts';
import { db } from './db.ts';
import type { Prisma } from './generated/client.ts';

export type WorklistRow = {
  id: string;
  number: string;
  memberName: string;
  planName: string;
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
  assignee: { id: string; name: string } | null;
  urgency: 'standard' | 'expedited';
  receivedOn: string;
  dueAt: string;
  timeZone: string;
};

export const PAGE_SIZE = 50;

const COLUMN = { due: 'dueAt', received: 'receivedAt', member: 'memberName', number: 'number' } as const;

/** Cases whose notice falls due between now and the end of today, as each plan's zone has it. */
async function dueToday(now: string): Promise<Prisma.CaseWhereInput> {
  const zones = await db().plan.groupBy({ by: ['timeZone'] });
  return { OR: zones.map(({ timeZone }) => ({ plan: { timeZone }, openDueAt: { gte: now, lte: endOfDayIn(now, timeZone) } })) };
}

async function inTab(tab: Tab, viewer: Viewer, now: string): Promise<Prisma.CaseWhereInput> {
  switch (tab) {
    case 'mine':
      return { assigneeId: viewer.id, status: { in: ['in-review', 'decided'] } };
    case 'unassigned':
      return { status: 'received' };
    case 'due-today':
      return dueToday(now);
    case 'overdue':
      return { openDueAt: { lt: now } };
    case 'notice-owed':
      return { status: 'decided' };
    case 'all':
      return {};
  }
}

/** The stage that the request gave, else what its codes say: most requests leave it to them. */
function ofStage(asked: string): Prisma.CaseWhereInput {
  const { success, data: stage } = parties.stage.safeParse(asked);
  if (!success) return { id: { in: [] } };
  const { some, none } = codesOfStage(stage);
  const byCodes = { stage: null, lines: { some: { code: { in: [...some] } }, none: { code: { in: [...none] } } } };
  return { OR: [{ stage }, byCodes] };
}

function matching(q: WorklistQuery): Prisma.CaseWhereInput {
  if (findUnstorable(q.search) !== null) return { id: { in: [] } };
  const searched = fold(q.search).replace(/[\\%_]/g, '\\$&');
  return {
    ...(searched ? { searchText: { contains: searched } } : {}),
    ...(q.payer ? { payer: q.payer } : {}),
    ...(q.stage ? { AND: [ofStage(q.stage)] } : {}),
    ...(q.outcome ? { outcome: q.outcome } : {}),
    ...(q.urgency ? { urgency: q.urgency } : {}),
  };
}

/** Keyset condition: rows beyond the cursor's case in the order of the page; null, for the first page, also where that case is gone from view. */
async function beyond(q: WorklistQuery, viewer: Viewer): Promise<Prisma.CaseWhereInput | null> {
  if (!q.cursor || !isCaseNumber(q.cursor.number)) return null;
  const at = await db().case.findFirst({
    where: { AND: [{ number: q.cursor.number }, visibleCases(viewer)] },
    select: { id: true, dueAt: true, receivedAt: true, memberName: true, number: true },
  });
  if (!at) return null;
  const column = COLUMN[q.sort];
  const way = (q.cursor.direction === 'after') !== q.descending ? 'gt' : 'lt';
  return { OR: [{ [column]: { [way]: at[column] } }, { [column]: at[column], id: { [way]: at.id } }] };
}

const include = {
  plan: { select: { name: true, timeZone: true } },
  lines: { select: { code: true }, orderBy: { number: 'asc' } },
} as const satisfies Prisma.CaseInclude;

type Row = Prisma.CaseGetPayload<{ include: typeof include }>;

function toRow(r: Row, names: ReadonlyMap<string, string>): WorklistRow {
  return {
    id: r.id,
    number: r.number,
    memberName: r.memberName,
    planName: r.plan.name,
    payer: parties.payer.parse(r.payer),
    lineOfBusiness: parties.lineOfBusiness.parse(r.lineOfBusiness),
    state: r.state,
    stage: r.stage === null ? stageFromCodes(r.lines.map(({ code }) => code)) : parties.stage.parse(r.stage),
    mainCode: r.lines[0]?.code ?? null,
    outcome: parties.outcome.parse(r.outcome),
    reasons: r.reasons.map((reason) => parties.reason.parse(reason)),
    counts: { met: r.metCount, notMet: r.notMetCount, missing: r.missingCount, ambiguous: r.ambiguousCount },
    status: parties.status.parse(r.status),
    ready: r.readyVersion === r.version,
    assignee: r.assigneeId === null ? null : { id: r.assigneeId, name: names.get(r.assigneeId) ?? '' },
    urgency: parties.urgency.parse(r.urgency),
    receivedOn: day(r.receivedOn),
    dueAt: r.dueAt.toISOString(),
    timeZone: r.plan.timeZone,
  };
}

export type WorklistPage = { rows: WorklistRow[]; total: number; hasBefore: boolean; hasAfter: boolean };

/** One page of the cases that the viewer may see, at the instant `now`. */
export async function findWorklist(viewer: Viewer, q: WorklistQuery, now: string): Promise<WorklistPage> {
  const matches = { AND: [visibleCases(viewer), await inTab(q.tab, viewer, now), matching(q)] };
  const from = await beyond(q, viewer);
  const backwards = from !== null && q.cursor?.direction === 'before';
  const order = q.descending !== backwards ? 'desc' : 'asc';
  const [total, found] = await Promise.all([
    db().case.count({ where: matches }),
    db().case.findMany({
      where: { AND: [matches, from ?? {}] },
      include,
      orderBy: [{ [COLUMN[q.sort]]: order }, { id: order }],
      take: PAGE_SIZE + 1,
    }),
  ]);
  const more = found.length > PAGE_SIZE;
  const page = backwards ? found.slice(0, PAGE_SIZE).reverse() : found.slice(0, PAGE_SIZE);
  const holders = await db().user.findMany({
    where: { id: { in: [...new Set(page.flatMap((r) => r.assigneeId ?? []))] } },
    select: { id: true, name: true },
  });
  const names = new Map(holders.map((u) => [u.id, u.name]));
  return {
    rows: page.map((r) => toRow(r, names)),
    total,
    hasBefore: backwards ? more : from !== null,
    hasAfter: backwards ? true : more,
  };
}

/** How many cases each tab holds for the viewer. */
export async function countTabs(viewer: Viewer, now: string): Promise<Record<Tab, number>> {
  const counts = await Promise.all(
    TABS.map(
      async (tab) => [tab, await db().case.count({ where: { AND: [visibleCases(viewer), await inTab(tab, viewer, now)] } })] as const,
    ),
  );
  return Object.fromEntries(counts) as Record<Tab, number>; // every tab of TABS is counted
}
