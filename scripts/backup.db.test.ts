import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Viewer } from '../lib/data/access.ts';
import { disconnect } from '../lib/data/db.ts';
import { migrate } from '../prisma/migrate.ts';
import { addressOf, createCase, rawSql, save, withClient } from '../tests/cases.ts';
import { createPlan, createUser } from '../tests/factories.ts';
import { checkChains } from './lib/backup/chains.ts';
import { BackupFileError } from './lib/backup/format.ts';
import { restoreBackup } from './lib/backup/restore.ts';
import { writeSecretFiles } from './lib/backup/secret-files.ts';
import { countTable, fixOutput, listTables } from './lib/backup/tables.ts';
import { type Backup, takeBackup } from './lib/backup/take.ts';

const { adminUrl } = inject('database');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'criterion-backup-'));
const file = path.join(folder, 'a.backup');
const owner = addressOf('owner', adminUrl);
const quiet = () => {};
let nurse: Viewer;
let backup: Backup;

/** An empty database on the same server. @returns its owner's address */
async function emptyDatabase(name: string): Promise<string> {
  await rawSql(adminUrl, `CREATE DATABASE ${name} OWNER criterion_owner`);
  const url = new URL(owner);
  url.pathname = `/${name}`;
  return url.href;
}

async function dropDatabase(url: string): Promise<void> {
  await rawSql(adminUrl, `DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
}

const restore = (from: string, ownerUrl: string) => restoreBackup({ file: from, ownerUrl, appLogin: 'criterion_app', say: quiet });

const relations = async (url: string) => rawSql(url, "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace");

async function hashes(url: string): Promise<Record<string, string>> {
  return withClient(url, async (client) => {
    await fixOutput(client);
    const found: Record<string, string> = {};
    for (const table of await listTables(client)) found[table.table] = (await countTable(client, table)).sha256;
    return found;
  });
}

beforeAll(async () => {
  await createPlan();
  nurse = await createUser('nurse');
  await createCase('closed', nurse, { drug: 'Morphine\t\\N "quoted"\nsecond line, 漢字' });
  // writers go on while it is taken
  const number = await createCase('claimed', nurse);
  let version = await saved(number, 0);
  let taken = false;
  const taking = takeBackup({ url: owner, file, secretsOf: folder, say: quiet }).finally(() => {
    taken = true;
  });
  do version = await saved(number, version);
  while (!taken);
  backup = await taking;
  expect(version).toBeGreaterThan(1);
}, 60_000);

async function saved(number: string, version: number): Promise<number> {
  const result = await save(nurse, number, 'painNrs', version % 10, version);
  if (!result.saved) throw new Error('overtaken');
  return result.answer.version;
}

afterAll(async () => {
  await disconnect();
  fs.rmSync(folder, { recursive: true, force: true });
});

test('a backup taken while people write comes back as one instant, table by table, and the app goes on with it', async () => {
  const url = await emptyDatabase('restored_whole');
  const restored = await restore(file, url);
  expect(restored.chains).toMatchObject({ cases: 2, broken: [] });
  expect(restored.newer).toEqual([]);
  expect(await hashes(url)).toEqual(Object.fromEntries(backup.manifest.tables.map(({ table, sha256 }) => [table, sha256])));
  // an answer and the event that tells of it are of one transaction: either both came along or neither
  const [row] = await rawSql(
    url,
    `SELECT a.version AS answers, (SELECT count(*) FROM event e WHERE e.case_id = c.id AND e.type = 'answer-saved')::int AS events
     FROM "case" c JOIN answer a ON a.case_id = c.id WHERE c.status = 'in-review'`,
  );
  expect(row?.answers).toBeGreaterThan(0);
  expect(row?.answers).toBe(row?.events);
  // every guard stands again
  await expect(rawSql(url, "UPDATE event SET actor_id = 'x'")).rejects.toThrow('event is never changed or deleted');
  await expect(
    rawSql(
      url,
      "INSERT INTO delivery (id, letter_id, method, delivered_by_id, delivered_by, delivered_at) VALUES (gen_random_uuid(), gen_random_uuid(), 'mail', 'x', 'x', now())",
    ),
  ).rejects.toThrow(/foreign key/);
  await expect(migrate(url, 'criterion_app')).resolves.toEqual([]);
  await dropDatabase(url);
}, 60_000);

test('the file is its owner’s alone, and replaces none', async () => {
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  const before = fs.readFileSync(file);
  await expect(takeBackup({ url: owner, file, secretsOf: null, say: quiet })).rejects.toThrow('is there already');
  expect(fs.readFileSync(file).equals(before)).toBe(true);
  expect(fs.readdirSync(folder)).toEqual(['a.backup']);
});

test('a database that holds anything is refused and stays as it is', async () => {
  const before = await hashes(owner);
  await expect(restore(file, owner)).rejects.toThrow(/is not empty .*nothing was changed/i);
  expect(await hashes(owner)).toEqual(before);
});

const DAMAGED: [string, (bytes: Buffer) => Buffer, RegExp][] = [
  ['cut off within a frame', (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2)), /cut off: it ends at byte \d+/],
  ['cut off between frames', (bytes) => bytes.subarray(0, bytes.length - 41), /without its seal/],
  ['empty', () => Buffer.alloc(0), /not a backup/],
  ['another file', () => Buffer.from('PK\u0003\u0004 something else that is long enough'), /not a backup/],
  ['longer than it was', (bytes) => Buffer.concat([bytes, Buffer.from('x')]), /follows its end/],
  ...[0.1, 0.4, 0.7, 0.95].map((part): [string, (bytes: Buffer) => Buffer, RegExp] => [
    `one bit turned at ${part}`,
    (bytes) => {
      const at = Math.floor(bytes.length * part);
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      return bytes;
    },
    /damaged|cut off/,
  ]),
];

test.each(DAMAGED)('a file that is %s is refused, and nothing is left', async (name, damage, says) => {
  const damaged = path.join(folder, 'damaged.backup');
  fs.writeFileSync(damaged, damage(fs.readFileSync(file)));
  const url = await emptyDatabase('restored_damaged');
  const refusal = restore(damaged, url);
  await expect(refusal, name).rejects.toThrow(BackupFileError);
  await expect(refusal).rejects.toThrow(says);
  expect(await relations(url)).toEqual([]);
  await dropDatabase(url);
  fs.rmSync(damaged);
});

test('a restore that fails halfway leaves an empty database, and the next one succeeds', async () => {
  const url = await emptyDatabase('restored_twice');
  // whoever waits for the lock that the load takes is cut off by it
  const cut = cutWhenLoading(url);
  await expect(restore(file, url)).rejects.toThrow(/terminat|closed|connection error/i);
  await cut;
  const left = await withClient(url, async (client) => {
    const tables = await listTables(client);
    const counts = await Promise.all(tables.map(({ table }) => client.query(`SELECT FROM ${pg.escapeIdentifier(table)} LIMIT 1`)));
    return counts.filter(({ rowCount }) => rowCount !== 0).length;
  });
  expect(left).toBe(0);
  expect((await restore(file, url)).chains.broken).toEqual([]);
  await dropDatabase(url);
}, 60_000);

/** Ends the restoring session as soon as it loads. */
async function cutWhenLoading(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await withClient(adminUrl, async (client) => {
    for (let tries = 0; tries < 3000; tries++) {
      const { rowCount } = await client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'criterion-restore' AND query LIKE 'COPY%'",
        [name],
      );
      if (rowCount !== 0) return;
    }
    throw new Error('it never loaded');
  });
}

test('what was changed in the database before its backup is found when it is restored', async () => {
  await withClient(addressOf('superuser', adminUrl), async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query("UPDATE event SET body = replace(body, 'M96.1', 'M96.2') || ' ' WHERE number = 1");
    expect((await checkChains(client)).broken).toEqual([expect.stringMatching(/event 1 of case .* was changed/), expect.any(String)]);
  });
  const tampered = path.join(folder, 'tampered.backup');
  await takeBackup({ url: owner, file: tampered, secretsOf: null, say: quiet });
  const url = await emptyDatabase('restored_tampered');
  await expect(restore(tampered, url)).rejects.toThrow(/does not prove itself: event 1 of case/);
  expect((await relations(url)).filter(({ relname }) => relname === 'event')).toEqual([]);
  await dropDatabase(url);
}, 60_000);

test('secrets come along when asked, and a database’s own passwords stay', () => {
  const from = fs.mkdtempSync(path.join(folder, 'from-'));
  const to = fs.mkdtempSync(path.join(folder, 'to-'));
  const own = { superuser: 'a', owner: 'b', app: 'c', auth: 'mine' };
  fs.writeFileSync(path.join(from, 'secrets.json'), JSON.stringify({ ...own, app: 'other', auth: 'theirs' }));
  fs.writeFileSync(path.join(to, 'secrets.json'), JSON.stringify(own));
  const files = { 'secrets.json': fs.readFileSync(path.join(from, 'secrets.json')).toString('base64'), '../escape.pem': 'AAAA' };
  expect(writeSecretFiles(to, files)).toEqual(['secrets.json']);
  expect(JSON.parse(fs.readFileSync(path.join(to, 'secrets.json'), 'utf8'))).toEqual({ ...own, auth: 'theirs' });
  expect(fs.existsSync(path.join(folder, 'escape.pem'))).toBe(false);
});
