// The app under measurement, started as a user starts it, on a port of its own; its data are thrown away unless they are someone's.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../scripts/lib/port.ts';
import { inRoot, ROOT } from '../../scripts/lib/root.ts';

export interface RunningApp {
  readonly url: string;
  readonly pid: number;
  /** Ends what was started here, waits for it, and removes its data. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the production build, on demo data of its own or on a database that is there.
 * @param database a PostgreSQL address of the app's role; null: an embedded one with demo data
 * @throws with the app's output when it ends before it serves
 */
export async function startApp(database: string | null): Promise<RunningApp> {
  // named so that a later run clears it away when this one is killed
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), `criterion-temporary-${process.pid}-`));
  // mkdtemp makes it 0700: PostgreSQL's own user must be able to pass through
  fs.chmodSync(dataDir, 0o711);
  const port = await freePort(null);
  const own = { DATA_DIR: dataDir, PORT: String(port), HOST: '', BASE_URL: '', DEMO: '', MIGRATE_DATABASE_URL: '' };
  // The secret that the data were made with, where it is known: second factors are encrypted with it.
  const secret = database === null ? '' : (process.env.AUTH_SECRET ?? randomBytes(32).toString('hex'));
  const env = { ...process.env, ...own, DATABASE_URL: database ?? '', AUTH_SECRET: secret };
  const child = spawn(process.execPath, [inRoot('scripts', 'start.ts')], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = (): boolean => child.kill('SIGTERM');
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    kill();
    await ended;
    process.off('exit', kill);
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  let output = '';
  const serving = new Promise<boolean>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('Ctrl-C stops it.')) resolve(true);
      });
    }
    void ended.then(() => resolve(false));
  });
  if (await serving) return { url: `http://localhost:${port}`, pid: child.pid ?? 0, stop };
  await stop();
  throw new Error(`The app did not start:\n${output}`);
}
