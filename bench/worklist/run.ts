// The whole measurement: database, app, sessions, lists in turns, plans, table.
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { seal } from '../../lib/auth/seal.ts';
import { COUNT_LIMIT, FILTER_KEYS, type Tab, type WorklistQuery } from '../../lib/cases/worklist.ts';
import type { Viewer } from '../../lib/data/access.ts';
import { db, disconnect } from '../../lib/data/db.ts';
import { findViewer } from '../../lib/data/users.ts';
import { countSql, findWorklist, pageSql, tabsSql } from '../../lib/data/worklist.ts';
import { readEnv } from '../../lib/env.ts';
import { loadCases } from '../../prisma/seed/load.ts';
import { DEMO_PASSWORD } from '../../prisma/seed/people.ts';
import { ensureBuild } from '../../scripts/lib/build.ts';
import { type Database, openDatabase, prepareDatabase, queryOnce } from '../../scripts/lib/database.ts';
import { ensureDemo } from '../../scripts/lib/demo.ts';
import { stopServer } from '../../scripts/lib/postgres.ts';
import type { BenchResult } from '../bench.ts';
import { startApp } from '../pages/app.ts';
import { cookieOf, launch, signIn } from '../pages/browser.ts';
import { BUDGETS } from '../pages/budgets.ts';
import { timeOf } from '../pages/response.ts';
import { machine, median, percentile, significant } from '../statistics.ts';
import { type List, listsOf, type Who, type Words } from './lists.ts';
import type { WorklistOptions } from './options.ts';

type Result = Omit<BenchResult, 'bench'>;

/** At most so many times a round trip that reads nothing. */
const RATIO_LIMIT = 10;
const STATEMENTS = 100;

/** Makes the cases where there are too few, measures, and leaves nothing behind but what `--data` names. */
export async function runWorklist(options: WorklistOptions): Promise<Result> {
  const dataDir = options.data ?? temporary();
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  await ensureBuild();
  const database = await openDatabase(readEnv({ DATA_DIR: dataDir }), console.log);
  try {
    await fill(database, dataDir, options.cases);
    const app = await startApp(database.appUrl);
    try {
      return await measure(options, app.url, database);
    } finally {
      await disconnect();
      await app.stop();
    }
  } finally {
    if (database.server) await stopServer(database.server);
    if (options.data === null) fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Named so that a later run clears it away when this one is killed. */
function temporary(): string {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), `criterion-temporary-${process.pid}-`));
  fs.chmodSync(dataDir, 0o711);
  return dataDir;
}

async function fill(database: Database, dataDir: string, cases: number): Promise<void> {
  await prepareDatabase(database);
  await ensureDemo(readEnv({ DATA_DIR: dataDir }), database);
  const { ownerUrl } = database;
  if (ownerUrl === null) throw new Error('the embedded database has an owner');
  const loaded = await queryOnce<{ last: number }>(ownerUrl, "SELECT last FROM number_series WHERE series = 'LOAD'");
  const missing = cases - (loaded?.last ?? 0);
  if (missing <= 0) return;
  const { seconds, rows } = await loadCases(ownerUrl, { cases: missing, say: console.log });
  console.log(`${missing} cases, ${rows} rows in ${Math.round(seconds)} s: ${Math.round(rows / seconds)} rows/s`);
}

type Measured = { list: List; responses: number[]; statements: number[]; ratio: number; scanned: boolean };

async function measure(options: WorklistOptions, url: string, { appUrl }: Database): Promise<Result> {
  const lists = listsOf(await words(), await deepNumbers());
  const viewers = await viewersOf(lists);
  const measured: Measured[] = [];
  for (const list of lists) {
    const viewer = viewers.get(list.who);
    if (!viewer) throw new Error(`no account ${list.who}`);
    measured.push({ list, responses: [], ...(await statementsOf(viewer, list)) });
  }
  await responses(options, url, measured);
  return report(options, measured, await tableOf(appUrl));
}

async function words(): Promise<Words> {
  const [row] = await db().$queryRaw<{ member_name: string; member_id: string; number: string; practitioner_name: string }[]>`
    SELECT member_name, member_id, number, practitioner_name FROM "case" WHERE received_at < now() - interval '400 days' ORDER BY received_at DESC LIMIT 1`;
  if (!row) throw new Error('there are no cases of more than a year ago');
  return { member: row.member_name, memberId: row.member_id, number: row.number, practitioner: row.practitioner_name };
}

/** A case in the middle of each tab that is long. */
async function deepNumbers(): Promise<Partial<Record<Tab, string>>> {
  const deep: Partial<Record<Tab, string>> = {};
  const status = { unassigned: 'received', pended: 'pended', 'with-director': 'director-review', 'notice-owed': 'decided' } as const;
  for (const [tab, value] of Object.entries(status) as [keyof typeof status, string][]) {
    const [row] = await db().$queryRaw<{ number: string }[]>`
      SELECT number FROM "case" WHERE status = ${value} AND open_due_at IS NOT NULL ORDER BY open_due_at, id OFFSET 1000 LIMIT 1`;
    if (row) deep[tab] = row.number;
  }
  const [middle] = await db().$queryRaw<{ number: string }[]>`
    SELECT number FROM "case" WHERE received_at < now() - interval '540 days' ORDER BY received_at DESC LIMIT 1`;
  if (middle) deep.all = middle.number;
  return deep;
}

async function viewersOf(lists: readonly List[]): Promise<Map<Who, Viewer>> {
  const viewers = new Map<Who, Viewer>();
  for (const who of new Set(lists.map((list) => list.who))) {
    const viewer = await findViewer(`demo-${who}`);
    if (viewer) viewers.set(who, viewer);
  }
  return viewers;
}

const CASES = /"Node Type":"Seq Scan"[^{}]*"Relation Name":"case"/;

/** The page's statement in turns with one that reads nothing, and whether any statement of the list reads the table from end to end. */
async function statementsOf(viewer: Viewer, { query, name }: List): Promise<Pick<Measured, 'statements' | 'ratio' | 'scanned'>> {
  const now = new Date().toISOString();
  const at = await anchor(viewer, query, now);
  const page = () => db().$queryRaw(pageSql(viewer, query, now, at));
  const nothing: number[] = [];
  const statements: number[] = [];
  const timed = async (times: number[], run: () => Promise<unknown>) => {
    const began = performance.now();
    await run();
    times.push(performance.now() - began);
  };
  for (let turn = 0; turn < STATEMENTS; turn++) {
    await timed(nothing, () => db().$queryRaw`SELECT 1`);
    await timed(statements, page);
  }
  let scanned = false;
  for (const sql of [pageSql(viewer, query, now, at), countSql(viewer, query, now), tabsSql(viewer, now)]) {
    const plan = JSON.stringify(await db().$queryRaw`EXPLAIN (FORMAT JSON) ${sql}`);
    if (CASES.test(plan)) {
      scanned = true;
      console.log(`${name}: a sequential scan of the cases`);
    }
  }
  return { statements, ratio: median(statements) / median(nothing), scanned };
}

/** The case that the page begins beyond, as the data layer finds it. */
async function anchor(viewer: Viewer, query: List['query'], now: string) {
  if (query.cursor === null || query.cursor === 'last') return null;
  const { rows } = await findWorklist(viewer, { ...query, search: query.cursor.number, tab: 'all', cursor: null }, now);
  const [row] = rows;
  if (!row) throw new Error(`${query.cursor.number} is not there`);
  const [found] = await db().$queryRaw<{ id: string; due: Date; received: Date; member: string; number: string }[]>`
    SELECT id, due_at AS due, received_at AS received, member_name AS member, number FROM "case" WHERE number = ${row.number}`;
  return found ?? null;
}

/** As the screen's own address of the list (app/(review)/worklist/query.ts), which only the app's bundler can load. */
function addressOf(q: WorklistQuery, userId: string): URLSearchParams {
  const params = new URLSearchParams({ tab: q.tab, sort: q.sort, desc: q.descending ? '1' : '' });
  if (q.search) params.set('q', seal(userId, q.search));
  for (const key of FILTER_KEYS) if (q[key]) params.set(key, q[key]);
  if (q.cursor === 'last') params.set('last', '1');
  else if (q.cursor) params.set(q.cursor.direction, q.cursor.number);
  return params;
}

/** Each list's HTML, in turns, so that what else the machine does falls on all of them alike. */
async function responses({ requests }: WorklistOptions, url: string, measured: readonly Measured[]): Promise<void> {
  const browser = await launch();
  const cookies = new Map<Who, string>();
  for (const who of new Set(measured.map(({ list }) => list.who))) {
    cookies.set(who, cookieOf(await signIn(browser, url, `${who}@demo.test`, DEMO_PASSWORD)));
  }
  await browser.close();
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  for (let round = -2; round < requests; round++) {
    for (const { list, responses: times } of measured) {
      const ms = await timeOf(`${url}/worklist?${addressOf(list.query, `demo-${list.who}`)}`, cookies.get(list.who) ?? '', agent);
      if (round >= 0) times.push(ms);
    }
  }
  agent.destroy();
}

async function tableOf(appUrl: string): Promise<{ cases: number; open: number }> {
  const row = await queryOnce<{ cases: number; open: number }>(
    appUrl,
    'SELECT count(*)::int AS cases, count(open_due_at)::int AS open FROM "case"',
  );
  return row ?? { cases: 0, open: 0 };
}

const P95 = 0.95;

function report(options: WorklistOptions, measured: readonly Measured[], table: { cases: number; open: number }): Result {
  const width = Math.max(...measured.map(({ list }) => list.name.length));
  const shown = (value: number, unit: string) => `${significant(value, 3)} ${unit}`.padStart(9);
  console.log(`${'list'.padEnd(width)}  ${'HTML p95'.padStart(9)}  ${'statement'.padStart(9)}  / select 1`);
  for (const one of measured) {
    const p95 = percentile(one.responses, P95);
    const faults = [p95 >= BUDGETS.response.limit ? 'slow' : '', one.ratio > RATIO_LIMIT ? 'over' : '', one.scanned ? 'SCAN' : ''].filter(
      Boolean,
    );
    console.log(
      `${one.list.name.padEnd(width)}  ${shown(p95, 'ms')}  ${shown(median(one.statements), 'ms')}  ${String(significant(one.ratio, 3)).padStart(10)}  ${faults.join(' ')}`.trimEnd(),
    );
  }
  const scans = measured.filter(({ scanned }) => scanned).length;
  if (scans > 0) throw new Error(`${scans} lists read the table of cases from end to end.`);
  const all = measured.flatMap((one) => one.responses);
  return {
    ratios: {
      'select-1': significant(Math.max(...measured.map(({ ratio }) => ratio))),
      ...Object.fromEntries(measured.map(({ list, ratio }) => [`${list.name} / select-1`, significant(ratio)])),
    },
    figures: {
      'HTML p95 ms, all lists': significant(percentile(all, P95)),
      'HTML p95 ms, slowest list': significant(Math.max(...measured.map((one) => percentile(one.responses, P95)))),
      'lists over 150 ms': measured.filter((one) => percentile(one.responses, P95) >= BUDGETS.response.limit).length,
      'lists over 10 select-1': measured.filter(({ ratio }) => ratio > RATIO_LIMIT).length,
      'sequential scans of the cases': scans,
      ...Object.fromEntries(measured.map((one) => [`${one.list.name} HTML p95 ms`, significant(percentile(one.responses, P95))])),
    },
    conditions: {
      ...machine(),
      ...table,
      lists: measured.length,
      requests: options.requests,
      statements: STATEMENTS,
      'counted up to': COUNT_LIMIT,
    },
  };
}
