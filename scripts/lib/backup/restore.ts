// Brings a backup into an empty database: the tables by the migrations it was taken at, the rows in one transaction, everything compared
// and proved before that commits.
import fs from 'node:fs';
import pg from 'pg';
import { copyIn } from '../../../prisma/copy.ts';
import { readMigrations } from '../../../prisma/engine.ts';
import { migrate } from '../../../prisma/migrate.ts';
import { type ChainReport, checkChains } from './chains.ts';
import { type CheckedFile, checkFile, parse, rowsOf } from './check-file.ts';
import { type BackupHeader, type BackupManifest, tableSchema } from './content.ts';
import { assertEmpty, dropEverything, hasTables } from './empty.ts';
import { FRAMES, type Frame, readFrames } from './format.ts';
import { loosen, tighten } from './loose.ts';
import { copyInto, countTable, fixOutput, listTables } from './tables.ts';

export type RestoreOptions = {
  file: string;
  /** The owner of an empty database. */
  ownerUrl: string;
  /** User name that the app connects by. */
  appLogin: string;
  say: (line: string) => void;
};

export type Restored = CheckedFile & { chains: ChainReport; newer: string[] };

/**
 * Restores the file, or leaves the database as empty as it was.
 * @throws BackupFileError where the file is not whole; an Error where the database is not empty, the backup is of a newer version, or what
 *   was restored is not what was backed up
 */
export async function restoreBackup({ file, ownerUrl, appLogin, say }: RestoreOptions): Promise<Restored> {
  const checked = await checkFile(file);
  say(`The file is whole: taken ${checked.header.takenAt} by version ${checked.header.version}.`);
  const newer = assertKnown(checked.header);
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'criterion-restore' });
  client.on('error', () => {});
  await client.connect();
  try {
    await assertEmpty(client);
    const wasBare = !(await hasTables(client));
    try {
      await migrate(ownerUrl, appLogin, new Set(checked.header.migrations.map(({ name }) => name)));
      return { ...checked, newer, chains: await load(client, file, checked, say) };
    } catch (error) {
      if (wasBare) await dropEverything(ownerUrl);
      throw error;
    }
  } finally {
    await client.end().catch(() => {});
  }
}

/** @returns the migrations that this version has beyond the backup's: the next start applies them */
function assertKnown({ migrations, version }: BackupHeader): string[] {
  const own = new Map(readMigrations().map(({ name, checksum }) => [name, checksum]));
  const unknown = migrations.filter(({ name, checksum }) => own.get(name) !== checksum).map(({ name }) => name);
  if (unknown.length > 0) {
    throw new Error(`The backup is of another version (${version}), with ${unknown.join(', ')}. Restore it with the version that took it.`);
  }
  const taken = new Set(migrations.map(({ name }) => name));
  return [...own.keys()].filter((name) => !taken.has(name));
}

async function load(client: pg.Client, file: string, { header, manifest }: CheckedFile, say: (line: string) => void): Promise<ChainReport> {
  await fixOutput(client);
  await client.query('BEGIN');
  try {
    await assertSameTables(client, header);
    const loose = await loosen(client, header.tables);
    await copyTables(client, file);
    await tighten(client, loose);
    await setSequences(client, manifest);
    await compare(client, header, manifest);
    say(
      `${manifest.tables.reduce((sum, { rows }) => sum + rows, 0).toLocaleString('en-US')} rows are in place, every table with its hash.`,
    );
    const chains = await checkChains(client);
    if (chains.broken.length > 0) throw new Error(`What was backed up does not prove itself: ${chains.broken.join('; ')}.`);
    await client.query('COMMIT');
    await client.query('ANALYZE');
    return chains;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

async function assertSameTables(client: pg.Client, { tables }: BackupHeader): Promise<void> {
  const own = new Map((await listTables(client)).map(({ table, columns }) => [table, new Set(columns)]));
  const missing = tables.filter(({ table, columns }) => columns.some((column) => !own.get(table)?.has(column))).map(({ table }) => table);
  if (missing.length > 0) throw new Error(`The migrations of this version do not make what the backup holds: ${missing.join(', ')}.`);
}

async function copyTables(client: pg.Client, file: string): Promise<void> {
  const handle = await fs.promises.open(file, 'r');
  try {
    const frames = readFrames(handle);
    for (let next = await frames.next(); !next.done; next = await frames.next()) {
      if (next.value.kind !== FRAMES.table) continue;
      await copyIn(client, copyInto(client, parse(tableSchema, next.value)), rowsUntilEnd(frames));
    }
  } finally {
    await handle.close();
  }
}

/** Takes the frames of one table from the file's, its last included. */
async function* rowsUntilEnd(frames: AsyncGenerator<Frame>): AsyncGenerator<Buffer> {
  for (let next = await frames.next(); !next.done && next.value.kind === FRAMES.data; next = await frames.next()) {
    yield await rowsOf(next.value);
  }
}

async function setSequences(client: pg.Client, { sequences }: BackupManifest): Promise<void> {
  for (const { name, value, called } of sequences) {
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [`public.${client.escapeIdentifier(name)}`, value, called]);
  }
}

async function compare(client: pg.Client, { tables }: BackupHeader, manifest: BackupManifest): Promise<void> {
  for (const [index, table] of tables.entries()) {
    const wanted = manifest.tables[index];
    const found = await countTable(client, table);
    if (found.rows === wanted?.rows && found.sha256 === wanted.sha256) continue;
    throw new Error(`${table.table} came out otherwise than it went in: ${found.rows} rows, of ${wanted?.rows}. Nothing was restored.`);
  }
}
