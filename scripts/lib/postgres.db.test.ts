// The embedded server's own adventures, on clusters of their own.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { ensureServer, type Server, stopServer } from './postgres.ts';
import { startTemporaryServer, type TemporaryServer } from './temporary-server.ts';

let temporary: TemporaryServer;
const children: ReturnType<typeof spawn>[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await temporary.stop();
});

const pidFile = (server: Server) => path.join(server.place.cluster, 'postmaster.pid');
const pidOf = (server: Server) => Number(fs.readFileSync(pidFile(server), 'utf8').split('\n')[0]);

async function query(server: Server, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.adminUrl('postgres') });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

test('several processes at once share one server', async () => {
  temporary = await startTemporaryServer();
  await stopServer(temporary.server);
  const servers = await Promise.all(Array.from({ length: 5 }, () => ensureServer(temporary.dataDir)));
  expect(new Set(servers.map(({ port }) => port))).toEqual(new Set([temporary.server.port]));
  expect(servers.filter(({ how }) => how === 'started')).toHaveLength(1);
});

test('what was committed is there after a kill, on the same port', async () => {
  temporary = await startTemporaryServer();
  await query(temporary.server, 'CREATE TABLE kept AS SELECT 1 AS x');
  await query(temporary.server, 'CHECKPOINT');
  process.kill(pidOf(temporary.server), 'SIGKILL');
  const again = await ensureServer(temporary.dataDir);
  expect(again).toMatchObject({ how: 'started', port: temporary.server.port });
  expect(await query(again, 'SELECT x FROM kept')).toEqual([{ x: 1 }]);
});

test('it is stopped also where somebody starts it again at once', async () => {
  temporary = await startTemporaryServer();
  const { server, dataDir } = temporary;
  const before = pidOf(server);
  let over = false;
  const starter = (async () => {
    while (!over) await ensureServer(dataDir);
  })();
  await stopServer(server);
  over = true;
  await starter;
  expect(pidOf(server)).not.toBe(before);
});

test('a pid file left behind is no hindrance when another program has that pid now', async () => {
  temporary = await startTemporaryServer();
  const { server, dataDir } = temporary;
  const left = fs.readFileSync(pidFile(server), 'utf8').split('\n');
  await stopServer(server);
  // as PostgreSQL's own user: only then does the pid look alive to PostgreSQL
  const stranger = spawn('/bin/sleep', ['60'], server.place.user);
  children.push(stranger);
  fs.writeFileSync(pidFile(server), [String(stranger.pid), ...left.slice(1)].join('\n'), { mode: 0o600 });
  if (server.place.user.uid !== undefined) fs.chownSync(pidFile(server), server.place.user.uid, server.place.user.gid ?? 0);
  expect(await ensureServer(dataDir)).toMatchObject({ how: 'started' });
  expect(stranger.exitCode).toBeNull();
});

test('its passwords are readable by their owner only, and nobody gets in without', async () => {
  temporary = await startTemporaryServer();
  const { mode } = fs.statSync(path.join(temporary.dataDir, 'secrets.json'));
  expect(mode & 0o077).toBe(0);
  const stranger = new pg.Client({ host: '127.0.0.1', port: temporary.server.port, user: 'postgres', password: 'postgres' });
  await expect(stranger.connect()).rejects.toThrow('password authentication failed');
});
