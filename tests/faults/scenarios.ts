// One fault after the other, and what was confirmed counted after each.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureServer, stopServer } from '../../scripts/lib/postgres.ts';
import type { Count, Outcome } from './ledger.ts';
import { killMigrations } from './migrations.ts';
import { openWire } from './proxy.ts';
import { beginStarts, killStart } from './starts.ts';
import { between, temporaryFolder, World, type Writer } from './world.ts';

/** @param each called after every round with the count so far */
export type Scenario = {
  name: string;
  says: string;
  run: (rounds: number, each: (count: Count) => void) => Promise<Outcome | 'impossible'>;
};

/** Runs rounds on one world, until one of them loses or doubles something. */
async function rounds(world: World, count: number, each: (count: Count) => void, round: (n: number) => Promise<void>): Promise<Outcome> {
  let last: Count = { acknowledged: 0, found: 0, lost: 0, doubled: 0, chains: 'whole' };
  try {
    for (let n = 1; n <= count; n++) {
      await round(n);
      last = await world.count();
      each(last);
      if (!isWhole(last)) return { ...last, rounds: n, errors: world.ledger.errors };
    }
    return { ...last, rounds: count, errors: world.ledger.errors };
  } finally {
    await world.end();
  }
}

export const isWhole = ({ lost, doubled, chains, acknowledged }: Count): boolean =>
  lost === 0 && doubled === 0 && chains === 'whole' && acknowledged > 0;

const kill: Scenario = {
  name: 'kill',
  says: 'a process of the application is killed while it writes; another goes on',
  run: async (count, each) => {
    const world = await World.begin();
    const round = async (): Promise<void> => {
      const writers = [world.write(), world.write()] as const;
      await world.untilWriting(writers);
      await pause(between(50, 400));
      await world.kill(writers[0]);
      await world.untilWriting([writers[1]]);
      await world.kill(writers[1]);
    };
    return rounds(world, count, each, round);
  },
};

const killUpload: Scenario = {
  name: 'kill-upload',
  says: 'a process is killed while it takes in records, and PostgreSQL by turns; no byte that was acknowledged is lost',
  run: async (count, each) => {
    const world = await World.begin();
    const round = async (n: number): Promise<void> => {
      const writers = [world.write({ uploads: true, lanes: 2 }), world.write({ uploads: true, lanes: 2 })] as const;
      await world.untilWriting(writers);
      await pause(between(50, 400));
      if (n % 2 === 0)
        killBackend(await world.admin("SELECT pid FROM pg_stat_activity WHERE usename = 'criterion_app' ORDER BY random() LIMIT 1"));
      else await world.kill(writers[0]);
      await world.untilWriting([writers[1]]);
      await world.rest(n % 2 === 0 ? writers : [writers[1]]);
    };
    return rounds(world, count, each, round);
  },
};

const killPostgres: Scenario = {
  name: 'kill-postgres',
  says: 'PostgreSQL is killed under load, by turns one of its processes and all of it; npm start starts it again',
  run: async (count, each) => {
    const world = await World.begin();
    const round = async (n: number): Promise<void> => {
      const writers = [world.write(), world.write()];
      await world.untilWriting(writers);
      await pause(between(50, 300));
      if (n % 2 === 0)
        killBackend(await world.admin("SELECT pid FROM pg_stat_activity WHERE usename = 'criterion_app' ORDER BY random() LIMIT 1"));
      else process.kill(postmaster(world), 'SIGKILL');
      await world.untilWriting(writers);
      await world.rest(writers);
    };
    return rounds(world, count, each, round);
  },
};

const postmaster = ({ server }: World): number =>
  Number(fs.readFileSync(path.join(server.place.cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);

function killBackend([row]: Record<string, unknown>[]): void {
  if (typeof row?.pid !== 'number') throw new Error('no backend of a writer');
  process.kill(row.pid, 'SIGKILL');
}

const restart: Scenario = {
  name: 'restart',
  says: 'PostgreSQL is stopped and started again under load, as for an update',
  run: async (count, each) => {
    const world = await World.begin();
    const round = async (): Promise<void> => {
      const writers = [world.write(), world.write()];
      await world.untilWriting(writers);
      await pause(between(50, 300));
      await stopServer(world.server);
      await pause(between(0, 300));
      await ensureServer(world.dataDir);
      await world.untilWriting(writers);
      await world.rest(writers);
    };
    return rounds(world, count, each, round);
  },
};

const cutConnection: Scenario = {
  name: 'cut-connection',
  says: 'connections to PostgreSQL break, by turns at any time and just before an answer arrives',
  run: async (count, each) => {
    const world = await World.begin();
    const wire = await openWire(world.server.port);
    const url = new URL(world.urls.app);
    url.port = String(wire.port);
    const round = async (): Promise<void> => {
      const writers = [world.write({ url: url.href }), world.write({ url: url.href })];
      await world.untilWriting(writers);
      for (let cuts = 0; cuts < 6; cuts++) {
        await pause(between(20, 120));
        if (cuts % 2 === 0) wire.swallow();
        else wire.cut();
      }
      await world.untilWriting(writers);
      await world.rest(writers);
    };
    return rounds(world, count, each, round).finally(() => wire.close());
  },
};

const clockBack: Scenario = {
  name: 'clock-back',
  says: 'the clock of a process is set back by up to two days and forward again while it writes',
  run: async (count, each) => {
    const world = await World.begin();
    const writers: Writer[] = [];
    const round = async (): Promise<void> => {
      writers.push(world.write(), world.write());
      await world.untilWriting(writers);
      for (const hours of [between(1, 48), 0, between(1, 48)]) {
        for (const { child } of writers) child.stdin.write(`offset ${-Math.round(hours * 3_600_000)}\n`);
        await world.untilWriting(writers);
      }
      await world.rest(writers.splice(0));
    };
    return rounds(world, count, each, round);
  },
};

const twoProcesses: Scenario = {
  name: 'two-processes',
  says: 'three processes do the same to the same cases at the same time; one is killed in between',
  run: async (count, each) => {
    const world = await World.begin();
    const round = async (n: number): Promise<void> => {
      const seed = `${process.pid}-${Date.now()}-${n}`;
      const writers = [world.write({ seed, lanes: 2 }), world.write({ seed, lanes: 2 }), world.write({ seed, lanes: 2 })] as const;
      await world.untilWriting(writers, 1);
      await pause(between(100, 500));
      await world.kill(writers[0]);
      const [, ...left] = writers;
      await pause(between(100, 300));
      await world.rest(left);
    };
    return rounds(world, count, each, round);
  },
};

/** Enough for a cluster and its log, little enough to fill at once. */
const DISK_MB = 400;
const SMALL_LOG = ["ALTER SYSTEM SET max_wal_size = '64MB'", "ALTER SYSTEM SET min_wal_size = '32MB'", 'SELECT pg_reload_conf()'];

/** @param uploads records are sent, rather than cases reviewed */
const fillDisk = (name: string, says: string, uploads: boolean): Scenario => ({
  name,
  says,
  run: async (count, each) => {
    const folder = temporaryFolder();
    if (!mountSmallDisk(folder)) {
      fs.rmSync(folder, { recursive: true, force: true });
      return 'impossible';
    }
    try {
      const world = await World.begin(path.join(folder, 'data'), SMALL_LOG);
      const filler = path.join(folder, 'filler');
      const round = async (): Promise<void> => {
        const writers = [world.write({ uploads, lanes: uploads ? 1 : 4 }), world.write({ uploads, lanes: uploads ? 1 : 4 })];
        await world.untilWriting(writers);
        const before = world.ledger.errors;
        fill(filler);
        await untilRefused(world, before, filler);
        fs.rmSync(filler);
        await world.untilWriting(writers);
        await world.rest(writers);
      };
      return await rounds(world, count, each, round);
    } finally {
      execFileSync('umount', [folder]);
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
});

const diskFull = fillDisk('disk-full', 'the disk of the database is filled to its last byte under load, and freed again', false);
const diskFullUpload = fillDisk(
  'upload-full',
  'the same while records are sent: what was stored of them is kept, and they go on from there',
  true,
);

function mountSmallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m,mode=0711`, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function fill(file: string): void {
  const handle = fs.openSync(file, 'a');
  try {
    for (const size of [1 << 20, 4096, 1]) appendUntilFull(handle, size);
  } finally {
    fs.closeSync(handle);
  }
}

function appendUntilFull(handle: number, size: number): void {
  const block = Buffer.alloc(size);
  for (;;) {
    try {
      if (fs.writeSync(handle, block) < size) return;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return;
      throw error;
    }
  }
}

/** Writes go on in what room PostgreSQL had kept; what a checkpoint frees meanwhile is filled too. */
async function untilRefused(world: World, before: number, filler: string): Promise<void> {
  for (const until = Date.now() + 20_000; world.ledger.errors < before + 10; ) {
    if (Date.now() > until) throw new Error('the disk is full, and nothing was refused within 20 s');
    await pause(100);
    fill(filler);
  }
  await pause(between(100, 600));
}

const killMigration: Scenario = {
  name: 'kill-migration',
  says: 'the process that migrates a new database is killed at any time; the next one finishes',
  run: killMigrations,
};

const killStarts: Scenario = {
  name: 'kill-start',
  says: 'npm start is killed at any time of its start, beside a process that writes; the next start serves',
  run: async (count, each) => {
    await beginStarts();
    const world = await World.begin();
    return rounds(world, count, each, (n) => killStart(world, n, count));
  },
};

export const SCENARIOS: readonly Scenario[] = [
  kill,
  killUpload,
  diskFullUpload,
  killPostgres,
  restart,
  diskFull,
  cutConnection,
  clockBack,
  twoProcesses,
  killMigration,
  killStarts,
];
