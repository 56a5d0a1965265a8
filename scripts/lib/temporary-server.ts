// A PostgreSQL for one run of tests or one comparison of migrations, thrown away afterwards.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { processIdentity } from './lock.mjs';
import { ensureServer, type Server, stopServer } from './postgres.ts';

const PREFIX = 'criterion-temporary-';

export type TemporaryServer = { server: Server; dataDir: string; stop: () => Promise<void> };

/** Starts it in the system's temporary folder, and clears away what killed runs left there. */
export async function startTemporaryServer(): Promise<TemporaryServer> {
  await clearLeftovers();
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
  // mkdtemp makes it 0700: PostgreSQL's own user must be able to pass through
  fs.chmodSync(dataDir, 0o711);
  const server = await ensureServer(dataDir, { unsafe: true });
  return { server, dataDir, stop: () => discard(dataDir, server) };
}

async function discard(dataDir: string, server: Server): Promise<void> {
  await stopServer(server);
  if (!server.place.home.startsWith(dataDir)) fs.rmSync(server.place.home, { recursive: true, force: true });
  fs.rmSync(dataDir, { recursive: true, force: true });
}

/** Stops and removes the servers of test runs that were killed. */
export async function clearLeftovers(): Promise<void> {
  for (const name of fs.readdirSync(os.tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (processIdentity(pid) !== null) continue;
    const dataDir = path.join(os.tmpdir(), name);
    try {
      // attaching is the one way to be sure which server it is; one that already died starts once more and stops in under a second
      if (fs.existsSync(path.join(dataDir, 'secrets.json'))) await discard(dataDir, await ensureServer(dataDir, { unsafe: true }));
      else fs.rmSync(dataDir, { recursive: true, force: true });
    } catch {
      // another user's, or another run is clearing it
    }
  }
}
