// A PostgreSQL of a scenario's own, durable as a real one is, with writers at work on it.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { migrate } from '../../prisma/migrate.ts';
import { ensureServer, type Server, stopServer } from '../../scripts/lib/postgres.ts';
import { APP_ROLE, DATABASE, type DatabaseUrls, ensureDatabase } from '../../scripts/lib/roles.ts';
import { inRoot, ROOT } from '../../scripts/lib/root.ts';
import { runNode } from '../../scripts/lib/run.ts';
import { watchServer } from '../../scripts/lib/watch.ts';
import { type Count, Ledger } from './ledger.ts';

const WRITER = inRoot('tests', 'faults', 'writer.ts');
const RECOVER_MS = 60_000;

export type Writer = { child: ChildProcessWithoutNullStreams; ended: Promise<number | null>; acknowledged: () => number };
/** `uploads`: it sends records, and does nothing else. */
export type WriterOptions = { lanes?: number; seed?: string; url?: string; uploads?: boolean };

export class World {
  readonly dataDir: string;
  readonly ledger = new Ledger();
  /** What npm start would have told the person at the terminal. */
  readonly said: string[] = [];
  server: Server;
  urls: DatabaseUrls;
  #nurse = '';
  readonly #writers = new Set<Writer>();
  readonly #undo: (() => Promise<void> | void)[];

  private constructor(dataDir: string, server: Server, urls: DatabaseUrls, undo: (() => Promise<void> | void)[]) {
    this.dataDir = dataDir;
    this.server = server;
    this.urls = urls;
    this.#undo = undo;
  }

  /** @param at an empty folder to use instead of one in the system's temporary folder */
  static async begin(at: string | null = null, settings: readonly string[] = []): Promise<World> {
    const dataDir = at ?? temporaryFolder();
    const server = await ensureServer(dataDir);
    const { urls } = await ensureDatabase(server, DATABASE);
    await migrate(urls.owner, APP_ROLE);
    const world = new World(dataDir, server, urls, []);
    for (const sql of settings) await world.admin(sql);
    world.#undo.push(watchServer(dataDir, server, (line) => world.said.push(line)));
    const { code, output } = await runNode([WRITER, 'setup'], world.#environment(urls.app));
    if (code !== 0) throw new Error(`The plan and its nurse could not be made:\n${output}`);
    world.#nurse = output.trim().split('\n').at(-1) ?? '';
    return world;
  }

  async end(): Promise<void> {
    for (const { child } of this.#writers) child.kill('SIGKILL');
    for (const undo of this.#undo) await undo();
    await stopServer(this.server).catch(() => {});
    if (!this.server.place.home.startsWith(this.dataDir)) fs.rmSync(this.server.place.home, { recursive: true, force: true });
    fs.rmSync(this.dataDir, { recursive: true, force: true });
  }

  #environment(url: string): Record<string, string> {
    return {
      DATABASE_URL: url,
      DATA_DIR: this.dataDir,
      AUTH_SECRET: 'tests only: thirty-two characters or more',
      FAULTS_NURSE: this.#nurse,
    };
  }

  /** One statement as the cluster's superuser. */
  async admin(sql: string): Promise<Record<string, unknown>[]> {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: this.server.adminUrl(DATABASE) });
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end().catch(() => {});
    }
  }

  /** Begins at once; `untilWriting` waits for its first writes. */
  write({ lanes = 4, seed = '-', url = this.urls.app, uploads = false }: WriterOptions = {}): Writer {
    const env = { ...process.env, ...this.#environment(url) };
    const child = spawn(process.execPath, [WRITER, String(lanes), seed, ...(uploads ? ['uploads'] : [])], {
      cwd: ROOT,
      env,
      stdio: 'pipe',
    });
    let acknowledged = 0;
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.ledger.take(line);
      if (/^(ack|piece) /.test(line)) acknowledged += 1;
    });
    let problem = '';
    child.stderr.on('data', (chunk: Buffer) => {
      problem += chunk.toString();
    });
    const writer: Writer = {
      child,
      // "close": all it wrote has been read, also of one that was killed
      ended: new Promise((resolve) => child.once('close', resolve)),
      acknowledged: () => acknowledged,
    };
    child.stdin.on('error', () => {});
    this.#writers.add(writer);
    void writer.ended.then((code) => {
      this.#writers.delete(writer);
      if (code !== 0 && code !== null) this.said.push(problem.trim());
    });
    return writer;
  }

  /** Until each of the writers confirms `more` writes from now on. */
  async untilWriting(writers: readonly Writer[], more = 5): Promise<void> {
    const goals = writers.map((writer) => ({ writer, goal: writer.acknowledged() + more }));
    const until = Date.now() + RECOVER_MS;
    while (goals.some(({ writer, goal }) => writer.acknowledged() < goal)) {
      if (writers.some(({ child }) => child.exitCode !== null)) throw new Error(`a writer ended: ${this.said.slice(-3).join('\n')}`);
      if (Date.now() > until) throw new Error(`no writes within ${RECOVER_MS / 1000} s after the fault: ${this.said.slice(-3).join('\n')}`);
      await pause(10);
    }
  }

  /** Lets what each has begun come to its end. */
  async rest(writers: readonly Writer[]): Promise<void> {
    for (const { child } of writers) child.stdin.write('stop\n');
    await Promise.all(writers.map(({ ended }) => ended));
  }

  async kill(writer: Writer): Promise<void> {
    writer.child.kill('SIGKILL');
    await writer.ended;
  }

  /** What a killed process had begun goes on in its backend. */
  async untilQuiet(): Promise<void> {
    for (let tries = 0; tries < 500; tries++) {
      const [row] = await this.admin(
        "SELECT count(*)::int AS busy FROM pg_stat_activity WHERE usename = 'criterion_app' AND state <> 'idle'",
      );
      if (row?.busy === 0) return;
      await pause(10);
    }
    throw new Error('a transaction goes on for more than five seconds after its client was killed');
  }

  async count(): Promise<Count> {
    await this.untilQuiet();
    return this.ledger.count(this.server.adminUrl(DATABASE));
  }
}

/** Named so that a later run clears it away when this one is killed. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `criterion-temporary-${process.pid}-`));
  fs.chmodSync(folder, 0o711);
  return folder;
}

export const between = (least: number, most: number): number => least + Math.random() * (most - least);
