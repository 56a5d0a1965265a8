// A PostgreSQL of its own, the prepared cases, both sides in turns, and proof that what was measured was done.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { disconnect } from '../../lib/data/db.ts';
import { readEnv } from '../../lib/env.ts';
import { checkChains } from '../../scripts/lib/backup/chains.ts';
import { openDatabase, prepareDatabase } from '../../scripts/lib/database.ts';
import { type Server, stopServer } from '../../scripts/lib/postgres.ts';
import { DATABASE } from '../../scripts/lib/roles.ts';
import type { BenchResult } from '../bench.ts';
import { machine, median, significant } from '../statistics.ts';
import { connections, type Drive, findPgbench, pgbench, type Work } from './drive.ts';
import { prepare } from './prepare.ts';

type Options = { decisions: number; rounds: number };
type Result = Omit<BenchResult, 'bench'>;

const CLIENTS = [1, 8, 32] as const;

/** As `approveCase` of lib/data/case-writes.ts calls it. A word other than "ok" divides by zero, and so fails the run. */
const OURS: Work = {
  name: 'ours',
  statements: [
    `SELECT 1 / (approve_case(id, actor, version, snapshot::jsonb, decision::jsonb, body) = 'ok')::int FROM bench_ready WHERE n = :n`,
  ],
};
const BARE: Work = {
  name: 'bare',
  statements: [
    'INSERT INTO bare_snapshot SELECT (s).* FROM bench_bare WHERE n = :n',
    'INSERT INTO bare_decision SELECT (d).* FROM bench_bare WHERE n = :n',
    'INSERT INTO bare_event SELECT (e).* FROM bench_bare WHERE n = :n',
    'INSERT INTO bare_case_outcome SELECT (o).* FROM bench_bare WHERE n = :n',
    `UPDATE bare_case c SET status = 'decided', outcome = 'meets', event_count = event_count + 1, head_hash = (b.e).hash, notice_owed = true
       FROM bench_bare b WHERE b.n = :n AND c.id = b.id`,
  ],
};

export async function runDecisions(options: Options): Promise<Result> {
  // named so that a later run clears it away when this one is killed
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), `criterion-temporary-${process.pid}-`));
  fs.chmodSync(dataDir, 0o711);
  const database = await openDatabase(readEnv({ DATA_DIR: dataDir }), console.log);
  const { server } = database;
  if (!server) throw new Error('the embedded server was not started');
  try {
    await prepareDatabase(database);
    const each = CLIENTS.map((clients) => Math.ceil(options.decisions / (clients === 1 ? 3 : clients)));
    const perRound = each.reduce((sum, count, i) => sum + count * (CLIENTS[i] ?? 0), 0);
    console.log(`Preparing ${perRound * options.rounds} cases that are ready …`);
    await prepare(server.adminUrl(DATABASE), perRound * options.rounds);
    await disconnect();
    return await measure(options, server, database.appUrl, each);
  } finally {
    await disconnect();
    await stopServer(server);
    if (!server.place.home.startsWith(dataDir)) fs.rmSync(server.place.home, { recursive: true, force: true });
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure({ rounds }: Options, server: Server, appUrl: string, each: readonly number[]): Promise<Result> {
  const program = await findPgbench();
  const drive: Drive = program === null ? connections : pgbench(program);
  const ours = CLIENTS.map((): number[] => []);
  const bare = CLIENTS.map((): number[] => []);
  const admin = new pg.Client({ connectionString: server.adminUrl(DATABASE) });
  await admin.connect();
  const side = async (work: Work, clients: number, count: number, first: number): Promise<number> => {
    // so that no side writes what the other left behind
    await admin.query('CHECKPOINT');
    return drive(appUrl, work, { clients, each: count, first });
  };
  let first = 0;
  for (let round = 0; round < rounds; round++) {
    for (const [index, clients] of CLIENTS.entries()) {
      const count = each[index] ?? 0;
      const load = [clients, count, first] as const;
      const order = round % 2 === 0 ? [OURS, BARE] : [BARE, OURS];
      for (const work of order) (work === OURS ? ours : bare)[index]?.push(await side(work, ...load));
      first += clients * count;
      console.log(
        `${String(clients).padStart(2)} clients: ${Math.round(ours[index]?.at(-1) ?? 0)} decisions/s, bare ${Math.round(bare[index]?.at(-1) ?? 0)}/s`,
      );
    }
  }
  const { broken, events } = await checkChains(admin);
  const { rows } = await admin.query<{ fsync: string; commit: string; version: string }>(
    "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit, current_setting('server_version') AS version",
  );
  await admin.end();
  if (broken.length > 0) throw new Error(`The chains are not whole: ${broken.join('; ')}`);
  const pairs = CLIENTS.map((clients, i) => ({ clients, ours: ours[i] ?? [], bare: bare[i] ?? [] }));
  return {
    ratios: Object.fromEntries(
      pairs.map((p) => [`pgbench-${p.clients}`, significant(median(p.ours.map((rate, i) => rate / (p.bare[i] ?? Number.NaN))))]),
    ),
    figures: Object.fromEntries(
      pairs.flatMap((p) => [
        [`decisions/s at ${p.clients}`, significant(median(p.ours))],
        [`bare/s at ${p.clients}`, significant(median(p.bare))],
      ]),
    ),
    conditions: {
      client: program === null ? 'no pgbench here: connections of one Node process drive both sides' : `${program} drives both sides`,
      server: `PostgreSQL ${rows[0]?.version}, fsync ${rows[0]?.fsync}, synchronous_commit ${rows[0]?.commit}`,
      rounds,
      'events proved': events,
      ...machine(),
    },
  };
}
