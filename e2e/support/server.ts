// The app as a user runs it, on a port and data of its own.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../scripts/lib/port.ts';
import { inRoot, ROOT } from '../../scripts/lib/root.ts';

export type App = {
  url: string;
  dataDir: string;
  port: number;
  /** A file with all that it wrote. */
  log: string;
  /** Ends the process as a signal would, and waits until it is gone. PostgreSQL stays after SIGKILL. */
  kill: (signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT') => Promise<void>;
};

const START_LIMIT_MS = 180_000;

/**
 * Starts the production build and waits for its first page.
 * @param again data folder and port of an app that was killed, to start it anew
 * @throws with the app's output when it ends before it answers
 */
export async function startApp(again?: { dataDir: string; port: number }): Promise<App> {
  const { dataDir, port } = again ?? { dataDir: newDataDir(), port: await freePort(null) };
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    DATABASE_URL: '',
    MIGRATE_DATABASE_URL: '',
    BASE_URL: '',
    DEMO: '',
    LOG_LEVEL: 'debug',
  };
  const child = spawn(process.execPath, [inRoot('scripts/start.ts')], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const log = path.join(dataDir, 'app.log');
  const file = fs.createWriteStream(log, { flags: 'a' });
  for (const stream of [child.stdout, child.stderr]) stream.pipe(file, { end: false });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const url = `http://localhost:${port}`;
  await answers(
    url,
    () => child.exitCode !== null,
    () => fs.readFileSync(log, 'utf8'),
  );
  return {
    url,
    dataDir,
    port,
    log,
    kill: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}

/** Stops the app and its database, and removes its data. */
export async function discardApp(app: App): Promise<void> {
  await app.kill('SIGTERM');
  fs.rmSync(app.dataDir, { recursive: true, force: true });
}

/** Named so that a later run clears it away when this one is killed. */
export function newDataDir(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `criterion-temporary-${process.pid}-`));
  fs.chmodSync(folder, 0o711);
  return folder;
}

async function answers(url: string, hasEnded: () => boolean, output: () => string): Promise<void> {
  const until = Date.now() + START_LIMIT_MS;
  while (
    !(await fetch(url, { redirect: 'manual' }).then(
      () => true,
      () => false,
    ))
  ) {
    if (hasEnded() || Date.now() > until) throw new Error(`The app did not start:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
