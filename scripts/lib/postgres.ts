// The project's own PostgreSQL: binaries from npm, driven through their initdb and pg_ctl, with all it keeps under DATA_DIR. Any number
// of processes may call ensureServer at once; whoever comes second, or after a killed run, takes over what is there.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { processIdentity } from './lock.mjs';
import { freePort } from './port.ts';
import { findPlace, type Place } from './postgres-place.ts';
import { readSecrets, type Secrets } from './secrets.ts';

const run = promisify(execFile);

/** Far above any process id a system hands out: PostgreSQL takes a postmaster.pid that names it as left behind. */
const NO_PROCESS = '2147483646';
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 120_000;
const LOG_LIMIT_BYTES = 10_000_000;

export type Server = {
  port: number;
  /** started: by this call; attached: it ran already. */
  how: 'started' | 'attached';
  secrets: Secrets;
  place: Place;
  /** Connection string of the cluster's superuser, for creating roles and databases. */
  adminUrl: (database: string) => string;
};

export type ServerOptions = {
  /** Lines worth telling the person at the terminal. */
  say?: (line: string) => void;
  /** For throw-away clusters of tests only: don't wait for the disk. */
  unsafe?: boolean;
};

/**
 * Starts the PostgreSQL of this data folder, or attaches to it when it runs.
 * @throws when it cannot be started: the message names the cause and the server's log
 */
export async function ensureServer(dataDir: string, options: ServerOptions = {}): Promise<Server> {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const secrets = readSecrets(dataDir);
  const place = await findPlace(dataDir, options.say ?? (() => {}));
  const running = await findRunning(place, secrets);
  if (running) return server(running, 'attached', secrets, place);
  if (!fs.existsSync(path.join(place.cluster, 'PG_VERSION'))) await createCluster(place, secrets, options.unsafe === true);
  return startCluster(dataDir, place, secrets, options.unsafe === true);
}

/**
 * Stops the PostgreSQL of this data folder when it runs. Open connections are closed, what is committed is kept.
 * @throws when it does not end: the message names the server's log
 */
export async function stopServer({ place, secrets }: Server): Promise<void> {
  if (!(await findRunning(place, secrets))) return;
  const [pid] = readPidFile(place);
  // We wait by the process: pg_ctl's own wait (-w) asks whether any server runs here, and so goes on where somebody started one meanwhile.
  await run(place.binaries.pg_ctl, ['stop', '-W', '-m', 'fast', '-D', place.cluster], spawnOptions(place));
  const until = Date.now() + STOP_LIMIT_MS;
  while (readPidFile(place)[0] === pid && processIdentity(Number(pid)) !== null) {
    if (Date.now() > until) throw new Error(`PostgreSQL does not stop. Its log: ${logOf(place)}\n${lastLines(logOf(place))}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const logOf = (place: Place): string => path.join(place.home, 'server.log');

function server(port: number, how: Server['how'], secrets: Secrets, place: Place): Server {
  const adminUrl = (database: string) => `postgresql://postgres:${secrets.superuser}@127.0.0.1:${port}/${database}`;
  return { port, how, secrets, place, adminUrl };
}

function spawnOptions(place: Place) {
  return { ...place.user, cwd: place.home, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC', PGTZ: 'UTC' } };
}

/** The port where this very cluster answers, or null. Connecting is the proof: a pid file may be stale and its pid reused. */
async function findRunning(place: Place, secrets: Secrets): Promise<number | null> {
  const [, , , portLine, , , , status] = readPidFile(place);
  const port = Number(portLine);
  if (status?.trim() !== 'ready' || !Number.isInteger(port)) return null;
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: secrets.superuser,
    database: 'postgres',
    connectionTimeoutMillis: 3000,
  });
  // a server that dies while we ask is a server that does not run
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder");
    return rows[0]?.folder === place.cluster ? port : null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => {});
  }
}

function readPidFile(place: Place): string[] {
  try {
    return fs.readFileSync(path.join(place.cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** initdb into a folder of its own, then one rename: no other process, and no later run after a kill, sees half a cluster. */
async function createCluster(place: Place, secrets: Secrets, unsafe: boolean): Promise<void> {
  clearDrafts(place);
  const draft = path.join(place.home, `draft-${process.pid}-${Date.now()}`);
  const passwordFile = `${draft}.password`;
  fs.writeFileSync(passwordFile, `${secrets.superuser}\n`, { mode: 0o600 });
  if (place.user.uid !== undefined) fs.chownSync(passwordFile, place.user.uid, place.user.gid ?? place.user.uid);
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  try {
    await run(
      place.binaries.initdb,
      [`--pgdata=${draft}`, ...access, ...locale, '--no-instructions', ...(unsafe ? ['--no-sync'] : [])],
      spawnOptions(place),
    );
    fs.renameSync(draft, place.cluster);
  } catch (error) {
    if (!fs.existsSync(path.join(place.cluster, 'PG_VERSION'))) throw new Error(`initdb failed: ${outputOf(error)}`);
  } finally {
    fs.rmSync(passwordFile, { force: true });
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

function clearDrafts({ home }: Place): void {
  for (const name of fs.readdirSync(home).filter((entry) => entry.startsWith('draft-'))) {
    if (processIdentity(Number(name.split('-')[1])) === null) fs.rmSync(path.join(home, name), { recursive: true, force: true });
  }
}

async function startCluster(dataDir: string, place: Place, secrets: Secrets, unsafe: boolean): Promise<Server> {
  const log = logOf(place);
  rotateLog(log);
  const portFile = path.join(dataDir, 'postgres-port');
  const until = Date.now() + START_LIMIT_MS;
  for (let attempts = 1; ; attempts++) {
    const port = await freePort(readPort(portFile));
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC'];
    if (unsafe) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200');
    const serverArguments = [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(' ');
    try {
      await run(place.binaries.pg_ctl, ['start', '-w', '-D', place.cluster, '-l', log, '-o', serverArguments], spawnOptions(place));
      fs.writeFileSync(portFile, `${port}\n`);
      return server(port, 'started', secrets, place);
    } catch (error) {
      // lost a race against another starter, or the killed one's pid is still there
      const running = await findRunning(place, secrets);
      if (running) return server(running, 'attached', secrets, place);
      if (!(await worthAnotherTry(place, attempts)) || Date.now() > until) {
        throw new Error(`PostgreSQL did not start: ${outputOf(error)}\nIts log: ${log}\n${lastLines(log)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

/**
 * While a postmaster of this cluster lives it is starting, recovering or stopping: wait. Otherwise postmaster.pid is left behind, and
 * PostgreSQL refuses to start only because its pid is a zombie or another program's by now: name a pid that nobody has. The rest of
 * the file stays, since PostgreSQL finds by it whether an orphaned backend still uses the shared memory, and then refuses rightly.
 */
async function worthAnotherTry(place: Place, attempts: number): Promise<boolean> {
  const lines = readPidFile(place);
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return attempts < 4;
  if (processIdentity(pid) !== null && (await commandOf(pid)).includes(place.cluster)) return true;
  // read again: in the meantime another starter may have succeeded
  if (lines[0] !== NO_PROCESS && readPidFile(place)[0] === lines[0]) {
    fs.writeFileSync(path.join(place.cluster, 'postmaster.pid'), [NO_PROCESS, ...lines.slice(1)].join('\n'));
  }
  return attempts < 80;
}

async function commandOf(pid: number): Promise<string> {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).then(
      (result) => result.stdout,
      () => '',
    );
  }
}

function readPort(file: string): number | null {
  try {
    return Number(fs.readFileSync(file, 'utf8')) || null;
  } catch {
    return null;
  }
}

function rotateLog(log: string): void {
  if (fs.existsSync(log) && fs.statSync(log).size > LOG_LIMIT_BYTES) fs.renameSync(log, `${log}.1`);
}

function lastLines(log: string): string {
  return fs.existsSync(log) ? fs.readFileSync(log, 'utf8').trimEnd().split('\n').slice(-8).join('\n') : '';
}

/** execFile's error carries what the program wrote. */
function outputOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stderr = 'stderr' in error ? String(error.stderr).trim() : '';
  return stderr || error.message;
}
