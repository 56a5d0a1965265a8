// npm start: everything from a fresh clone to a running app. Each step prints what it did and how long it took. --dev: the
// development server instead of a build.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { type Env, EnvError, readEnv } from '../lib/env.ts';
import { ensureBuild } from './lib/build.ts';
import { type Database, messageOf, openDatabase, prepareDatabase } from './lib/database.ts';
import { ensureDemo } from './lib/demo.ts';
import { ensureClient } from './lib/generate.ts';
import { tryLock } from './lib/lock.mjs';
import { isFree } from './lib/port.ts';
import { stopServer } from './lib/postgres.ts';
import { duration, step, stepLine } from './lib/report.ts';
import { inRoot, ROOT } from './lib/root.ts';
import { QUIET } from './lib/run.ts';
import { type Serving, serve } from './lib/serve.ts';
import { watchNpm, watchServer } from './lib/watch.ts';

const startedAt = Number(process.env.CRITERION_STARTED_AT ?? Date.now());
const isDev = process.argv.includes('--dev');

/** What a wish to stop undoes, last first. */
const undo: (() => Promise<void> | void)[] = [];
let stopping: Promise<void> | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
watchNpm(() => void stop(0));

/** A terminal and npm may both pass the same Ctrl-C on: the second one changes nothing. */
function stop(code: number): Promise<void> {
  stopping ??= stopOnce(code);
  return stopping;
}

async function stopOnce(code: number): Promise<void> {
  const began = performance.now();
  for (const action of undo.reverse()) {
    try {
      await action();
    } catch (error) {
      console.error(messageOf(error));
      code = 1;
    }
  }
  if (code === 0) console.log(`\nStopped in ${duration(performance.now() - began)}.`);
  process.exit(code);
}

try {
  await start(readEnv(process.env));
} catch (error) {
  // what is being stopped fails in many ways that nobody needs to read
  if (!stopping) console.error(error instanceof EnvError ? error.message : `Criterion did not start: ${messageOf(error)}`);
  await stop(1);
}

async function start(env: Env): Promise<void> {
  await assertFree(env);
  if (process.env.CRITERION_INSTALL_MS) console.log(stepLine('install', Number(process.env.CRITERION_INSTALL_MS), 'packages'));
  await step('generate', ensureClient, (done) => (done ? 'database client' : null));
  if (!isDev)
    await step(
      'build',
      () => ensureBuild(),
      (built) => (built ? 'production build' : null),
    );
  const database = await step(
    'database',
    () => open(env),
    ({ description }) => description,
  );
  await step(
    'migrate',
    () => prepareDatabase(database),
    (names) => (names.length > 0 ? names.join(', ') : null),
  );
  const { demo } = await step(
    'seed',
    () => ensureDemo(env, database),
    ({ seeded }) => (seeded ? 'demo data' : null),
  );
  process.env.DEMO = demo ? 'on' : 'off';
  // app/api/ready looks for it
  process.env.CRITERION_MIGRATION = (await import('../prisma/engine.ts')).readMigrations().at(-1)?.name ?? '';
  await step(
    'serve',
    () => (isDev ? serveDev(env) : serveBuild(env)),
    () => `port ${env.port}`,
  );
  const jobs = await step(
    'jobs',
    // loaded only now: what it needs was generated above
    async () => (await import('../lib/jobs/start.ts')).startJobs(database.appUrl),
    () => null,
  );
  undo.push(jobs.stop);
  await announce(env, demo);
}

/** Said before anything takes time: who holds the data folder, and whether the port is free. */
async function assertFree(env: Env): Promise<void> {
  if (!env.databaseUrl) {
    // others may pass through, as PostgreSQL's own user must, and see nothing
    fs.mkdirSync(env.dataDir, { recursive: true, mode: 0o711 });
    const lock = tryLock(path.join(env.dataDir, 'app.lock'), { url: env.baseUrl });
    if ('holder' in lock) {
      const { pid, note } = lock.holder;
      throw new Error(`it runs already on this data (${env.dataDir}), as process ${pid} at ${note.url}. Stop that one, or set DATA_DIR.`);
    }
    undo.push(lock.release);
  }
  if (!(await isFree(env.port, env.host)))
    throw new Error(`port ${env.port} of ${env.host} is in use by another program. Set PORT to a free one.`);
}

async function open(env: Env): Promise<Database> {
  const database = await openDatabase(env, console.log);
  const { server } = database;
  if (!server) return database;
  undo.push(() => stopServer(server));
  undo.push(watchServer(env.dataDir, server, console.log));
  return database;
}

async function serveBuild(env: Env): Promise<void> {
  process.env.PORT = String(env.port);
  const serving: Serving = await serve(env.host, env.port, env.proxies);
  undo.push(serving.close);
}

async function serveDev(env: Env): Promise<void> {
  const command = [inRoot('node_modules/next/dist/bin/next'), 'dev', '--hostname', env.host, '--port', String(env.port)];
  const child = spawn(process.execPath, command, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...QUIET } });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  void ended.then(() => stop(1));
  undo.push(async () => {
    child.kill('SIGTERM');
    await ended;
  });
}

async function announce(env: Env, demo: boolean): Promise<void> {
  console.log(`\nCriterion runs at ${env.baseUrl} (${duration(Date.now() - startedAt)} in all).`);
  if (demo) await announceAccounts();
  console.log('Ctrl-C stops it.');
}

async function announceAccounts(): Promise<void> {
  const { DEMO_ACCOUNTS, DEMO_PASSWORD } = await import('../prisma/seed/people.ts');
  console.log(`Demo accounts, all with the password ${DEMO_PASSWORD}:`);
  for (const { email, name, title } of DEMO_ACCOUNTS) console.log(`  ${email.padEnd(22)} ${[name, title].filter(Boolean).join(', ')}`);
}
