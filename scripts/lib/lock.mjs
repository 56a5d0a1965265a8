// A lock file held by one process. Plain JavaScript without dependencies: bootstrap.mjs needs it before anything is installed.
import fs from 'node:fs';
import path from 'node:path';

/**
 * What tells a process from a later one with the same id: its start in clock ticks, where the system says so (Linux).
 * A zombie counts as gone: it holds nothing any more.
 * @param {number} pid
 * @returns {string | null} null when there is no such process
 */
export function processIdentity(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the command's name stands in parentheses and may itself hold spaces and parentheses
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : `${pid}@${fields[19]}`;
  } catch {
    if (fs.existsSync('/proc/self/stat')) return null;
  }
  try {
    process.kill(pid, 0);
    return String(pid);
  } catch (error) {
    return error.code === 'EPERM' ? String(pid) : null;
  }
}

/**
 * Takes the lock, or says who holds it. A lock whose holder is gone is taken over.
 * @param {string} file
 * @param {Record<string, unknown>} [note] kept in the file for others to read
 * @returns {{ release: () => void } | { holder: { pid: number, note: Record<string, unknown> } }}
 */
export function tryLock(file, note = {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const mine = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  fs.writeFileSync(mine, JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid), note }));
  try {
    for (;;) {
      try {
        // link() creates the name together with its content, or fails: nobody ever reads half a lock
        fs.linkSync(mine, file);
        return { release: () => fs.rmSync(file, { force: true }) };
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const holder = readHolder(file);
      if (holder && processIdentity(holder.pid) === holder.identity) return { holder: { pid: holder.pid, note: holder.note } };
      stealStale(file, `${mine}.stale`, holder);
    }
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

/**
 * Waits for the lock, runs, releases.
 * @template T
 * @param {string} file
 * @param {() => T | Promise<T>} run
 * @param {(pid: number) => void} [onWait] told once who holds it
 * @returns {Promise<T>}
 */
export async function withLock(file, run, onWait = () => {}) {
  let lock = tryLock(file);
  if ('holder' in lock) onWait(lock.holder.pid);
  while ('holder' in lock) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    lock = tryLock(file);
  }
  try {
    return await run();
  } finally {
    lock.release();
  }
}

function readHolder(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

// Of several that see the same dead holder only one rename succeeds. If in between a living one took the lock, it gets it back.
function stealStale(file, aside, seen) {
  try {
    fs.renameSync(file, aside);
  } catch {
    return;
  }
  const taken = readHolder(aside);
  if (JSON.stringify(taken) !== JSON.stringify(seen)) {
    try {
      fs.linkSync(aside, file);
    } catch {
      // a third process holds it now
    }
  }
  fs.rmSync(aside, { force: true });
}
