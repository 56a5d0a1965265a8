// npm start, killed at any time of its start, while another process writes to the same database; the next one serves.
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureBuild } from '../../scripts/lib/build.ts';
import { freePort } from '../../scripts/lib/port.ts';
import { inRoot, ROOT } from '../../scripts/lib/root.ts';
import { between, type World } from './world.ts';

const SERVES = 'Ctrl-C stops it.';
const LIMIT_MS = 120_000;
/** About as long as a start takes, so that kills fall into all of it. */
const START_MS = 5000;

type Starting = { child: ChildProcess; url: string; serves: Promise<boolean>; ended: Promise<void>; output: () => string };

export async function beginStarts(): Promise<void> {
  await ensureBuild();
}

export async function killStart(world: World, n: number, count: number): Promise<void> {
  const writer = world.write();
  await world.untilWriting([writer]);
  const cut = await start(world);
  await Promise.race([pause((between(n - 1, n) / count) * START_MS), cut.ended]);
  await kill(cut);
  const next = await start(world);
  const serves = await Promise.race([next.serves, pause(LIMIT_MS).then(() => false)]);
  const status = serves ? (await fetch(`${next.url}/sign-in`)).status : 0;
  await kill(next);
  if (status !== 200) throw new Error(`the start after a killed one did not serve:\n${next.output()}`);
  await world.untilWriting([writer]);
  await world.rest([writer]);
}

async function start({ dataDir }: World): Promise<Starting> {
  const port = await freePort(null);
  const own = {
    DATA_DIR: dataDir,
    PORT: String(port),
    HOST: '',
    BASE_URL: '',
    DEMO: '0',
    DATABASE_URL: '',
    MIGRATE_DATABASE_URL: '',
    AUTH_SECRET: '',
  };
  const child = spawn(process.execPath, [inRoot('scripts', 'start.ts')], {
    cwd: ROOT,
    env: { ...process.env, ...own },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let output = '';
  const serves = new Promise<boolean>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes(SERVES)) resolve(true);
      });
    }
    void ended.then(() => resolve(false));
  });
  return { child, url: `http://localhost:${port}`, serves, ended, output: () => output };
}

async function kill({ child, ended }: Starting): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}
