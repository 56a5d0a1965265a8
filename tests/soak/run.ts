// Many people at once, each at a pace of their own, until the time is over; then the figures.
import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startApp } from '../../bench/pages/app.ts';
import { machine } from '../../bench/statistics.ts';
import type { Viewer } from '../../lib/data/access.ts';
import { disconnect } from '../../lib/data/db.ts';
import { readEnv } from '../../lib/env.ts';
import { checkChains } from '../../scripts/lib/backup/chains.ts';
import { ensureBuild } from '../../scripts/lib/build.ts';
import { openDatabase, prepareDatabase } from '../../scripts/lib/database.ts';
import { stopServer } from '../../scripts/lib/postgres.ts';
import { PASSWORD } from '../directors.ts';
import { temporaryFolder } from '../faults/world.ts';
import { directorCase } from './director.ts';
import { isFlat, memoryOf, type Row, rowOf, rowsOf, type Sample } from './figures.ts';
import { type At, nurseCase } from './nurse.ts';
import { directorCode, makePeople } from './people.ts';
import { readActions, Session, type Timing } from './wire.ts';

export type SoakOptions = { minutes: number; reviewers: number; thinkSeconds: number };

const PAGE_P95_MS = 300;
const SAMPLE_MS = 2000;
/** A run in which so much went wrong has shown what it can. */
const MOST_ERRORS = 20;

class Soak {
  readonly timings: Timing[] = [];
  readonly errors: string[] = [];
  readonly samples: Sample[] = [];
  cases = 0;
  decisions = 0;
  readonly #until: number;
  readonly #think: number;

  constructor({ minutes, thinkSeconds }: SoakOptions) {
    this.#until = Date.now() + minutes * 60_000;
    this.#think = thinkSeconds * 1000;
  }

  get isOver(): boolean {
    return Date.now() > this.#until || this.#isShown;
  }

  get #isShown(): boolean {
    return this.errors.length >= MOST_ERRORS;
  }

  /**
   * Half to one and a half times the mean. Also when the time is over and only what was begun comes to its end: all people at once without a
   * pause, which nobody asked about, would weigh more in the figures the shorter the run is.
   */
  readonly think = async (): Promise<void> => {
    if (!this.#isShown) await pause(this.#think * (0.5 + Math.random()));
  };

  fail(who: string, error: unknown): void {
    this.errors.push(`${who}: ${error instanceof Error ? error.message : error}`);
  }
}

/** @returns whether all was well */
export async function runSoak(options: SoakOptions): Promise<boolean> {
  await ensureBuild();
  const dataDir = temporaryFolder();
  const database = await openDatabase(readEnv({ DATA_DIR: dataDir }), console.log);
  try {
    await prepareDatabase(database);
    const people = await makePeople(options.reviewers);
    const app = await startApp(database.appUrl);
    try {
      const soak = new Soak(options);
      const sampling = sample(soak, app.pid);
      const wire = { base: app.url, id: readActions() };
      await Promise.all([
        ...people.nurses.map((viewer, n) => work(soak, wire, viewer, n, NURSE)),
        ...people.directors.map((viewer, n) => work(soak, wire, viewer, n, DIRECTOR)),
      ]);
      await sampling;
      return await report(soak, options, database.appUrl);
    } finally {
      await disconnect();
      await app.stop();
    }
  } finally {
    if (database.server) await stopServer(database.server);
    if (database.server && !database.server.place.home.startsWith(dataDir))
      fs.rmSync(database.server.place.home, { recursive: true, force: true });
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

type Work = {
  one: (soak: Soak, at: At, n: number) => Promise<void>;
  /** Of the second factor; null where the role asks for none. */
  code: (() => Promise<string>) | null;
};

const NURSE: Work = {
  one: async (soak, at, n) => {
    await nurseCase(at, n);
    soak.cases += 1;
  },
  code: null,
};
const DIRECTOR: Work = {
  one: async (soak, at, n) => {
    if (await directorCase(at, n)) soak.decisions += 1;
  },
  code: directorCode,
};

/** One person from sign-in to the end. An error is written down, and the next case begun. */
async function work(
  soak: Soak,
  { base, id }: { base: string; id: ReturnType<typeof readActions> },
  viewer: Viewer,
  index: number,
  { one, code }: Work,
): Promise<void> {
  const session = new Session(base, id, (timing) => soak.timings.push(timing));
  try {
    // not all on the same second
    await pause(index * 150);
    await session.signIn(viewer.email, PASSWORD, code);
    for (let n = index; !soak.isOver; n++) {
      await one(soak, { session, viewer, think: soak.think }, n).catch((error: unknown) => soak.fail(viewer.name, error));
      await soak.think();
    }
  } catch (error) {
    soak.fail(viewer.name, error);
  } finally {
    session.end();
  }
}

async function sample(soak: Soak, pid: number): Promise<void> {
  const began = Date.now();
  while (!soak.isOver) {
    const mib = residentMib(pid);
    if (mib !== null) soak.samples.push({ seconds: (Date.now() - began) / 1000, mib });
    await pause(SAMPLE_MS);
  }
}

/** Linux alone says it in a file. */
function residentMib(pid: number): number | null {
  try {
    const kib = /VmRSS:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kib === undefined ? null : Number(kib) / 1024;
  } catch {
    return null;
  }
}

function print(rows: readonly Row[]): void {
  for (const { name, count, p50, p95, max } of rows)
    console.log([name.padEnd(18), ...[count, p50, p95, max].map((cell) => String(cell).padStart(9))].join(' '));
}

async function report(soak: Soak, options: SoakOptions, url: string): Promise<boolean> {
  const { timings, errors } = soak;
  for (const error of errors.slice(0, 10)) console.log(`ERROR ${error}`);
  if (!timings.some(({ kind }) => kind === 'page')) throw new Error('nobody came as far as a page');
  console.log(['ms'.padEnd(18), ...['count', 'p50', 'p95', 'max'].map((cell) => cell.padStart(9))].join(' '));
  for (const kind of ['page', 'action', 'document'] as const) print(rowsOf(timings, kind));
  const pages = rowOf(
    'all pages',
    timings.filter(({ kind }) => kind === 'page').map(({ ms }) => ms),
  );
  print([pages]);
  const memory = memoryOf(soak.samples);
  const ends = await endsOf(url);
  const figures = {
    'cases of nurses': soak.cases,
    'decisions of directors': soak.decisions,
    ...ends.statuses,
    requests: timings.length,
    errors: errors.length,
    'page p95 ms': pages.p95,
    'memory MiB, third quarter': memory?.first ?? 'unknown',
    'memory MiB, last quarter': memory?.last ?? 'unknown',
    'memory MiB, most': memory?.most ?? 'unknown',
    'memory MiB per minute, second half': memory?.slope ?? 'unknown',
  };
  const problems = [
    errors.length > 0 ? `${errors.length} errors` : '',
    pages.p95 >= PAGE_P95_MS ? `p95 of pages ${pages.p95} ms, and the limit is ${PAGE_P95_MS}` : '',
    isFlat(memory) ? '' : 'memory not shown to be flat',
    ...ends.broken,
  ].filter(Boolean);
  console.log(problems.length === 0 ? 'All is well.' : `NOT well: ${problems.join('; ')}.`);
  console.log(JSON.stringify({ soak: problems.length === 0, figures, conditions: { ...options, ...machine() } }));
  return problems.length === 0;
}

async function endsOf(url: string): Promise<{ statuses: Record<string, number>; broken: string[] }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ status: string; count: number }>(
      'SELECT status, count(*)::int AS count FROM "case" GROUP BY 1 ORDER BY 1',
    );
    return { statuses: Object.fromEntries(rows.map(({ status, count }) => [status, count])), broken: (await checkChains(client)).broken };
  } finally {
    await client.end();
  }
}
