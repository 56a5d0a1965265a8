// What can end beside us without telling us.
import fs from 'node:fs';
import path from 'node:path';
import { processIdentity } from './lock.mjs';
import { ensureServer, type Server } from './postgres.ts';

const INTERVAL_MS = 1000;

/**
 * npm runs us through a shell, and a signal sent to npm alone ends npm or the shell but never reaches us. So a start by npm that loses
 * either of them counts as told to stop; otherwise it would go on unseen and hold the port.
 */
export function watchNpm(onGone: () => void): void {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const shell = process.ppid;
  const watched = [shell, parentOf(shell)].flatMap((pid) => (pid && pid > 1 ? [{ pid, identity: processIdentity(pid) }] : []));
  const timer = setInterval(() => {
    if (watched.every(({ pid, identity }) => processIdentity(pid) === identity)) return;
    clearInterval(timer);
    onGone();
  }, INTERVAL_MS);
  timer.unref();
}

function parentOf(pid: number): number | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

/**
 * Starts the embedded PostgreSQL again when it dies. Whoever is connected meets one error and is served again after it.
 * @returns ends the watch
 */
export function watchServer(dataDir: string, server: Server, say: (line: string) => void): () => void {
  let restarting = false;
  let failed = false;
  const timer = setInterval(async () => {
    if (restarting || isAlive(server)) return;
    restarting = true;
    if (!failed) say('PostgreSQL ended unexpectedly; starting it again.');
    try {
      const again = await ensureServer(dataDir);
      say(
        again.port === server.port
          ? 'PostgreSQL runs again.'
          : `PostgreSQL had to take another port (${again.port}): start Criterion again.`,
      );
      failed = false;
    } catch (error) {
      // tried each second, as long as a full disk takes to be emptied; said once
      if (!failed) say(`${error instanceof Error ? error.message : String(error)}\nTrying again until it starts.`);
      failed = true;
    }
    restarting = false;
  }, INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function isAlive(server: Server): boolean {
  try {
    const pid = Number(fs.readFileSync(path.join(server.place.cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return processIdentity(pid) !== null;
  } catch {
    return false;
  }
}
