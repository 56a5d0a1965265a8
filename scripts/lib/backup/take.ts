// Writes a backup while the application goes on: one snapshot, table after table, in constant memory.
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import pg from 'pg';
import { inRoot } from '../root.ts';
import type { BackupHeader, BackupManifest, Counted } from './content.ts';
import { FRAMES, FrameWriter } from './format.ts';
import { readSecretFiles } from './secret-files.ts';
import { fixOutput, listMigrations, listSequences, listTables, readTable } from './tables.ts';

const compress = promisify(zlib.zstdCompress);

export type BackupOptions = {
  /** Reads every table: the owner's login, or the app's where it may. */
  url: string;
  /** Must not be there. */
  file: string;
  /** The data folder whose secrets go in; null: none do. */
  secretsOf: string | null;
  say: (line: string) => void;
};

export type Backup = { header: BackupHeader; manifest: BackupManifest; rows: number; bytes: number; secrets: string[] };

/**
 * Writes the file under a draft's name, and gives it its own when all of it is on the disk.
 * @throws when the file is there already, the disk is full, or the database cannot be read; then nothing is left behind
 */
export async function takeBackup({ url, file, secretsOf, say }: BackupOptions): Promise<Backup> {
  if (fs.existsSync(file)) throw new Error(`${file} is there already. A backup never replaces another file: name a new one.`);
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.draft`);
  const handle = await fs.promises.open(draft, 'wx', 0o600);
  const client = new pg.Client({ connectionString: url, application_name: 'criterion-backup' });
  // a connection that breaks fails what is being read
  client.on('error', () => {});
  try {
    await client.connect();
    const writer = new FrameWriter(handle);
    const backup = await write(client, writer, secretsOf, say);
    await handle.close();
    // unlike a rename, a link refuses a name that somebody took meanwhile
    fs.linkSync(draft, file);
    syncFolder(path.dirname(file));
    return { ...backup, bytes: writer.bytes };
  } finally {
    await client.end().catch(() => {});
    await handle.close().catch(() => {});
    fs.rmSync(draft, { force: true });
  }
}

async function write(
  client: pg.Client,
  writer: FrameWriter,
  secretsOf: string | null,
  say: (line: string) => void,
): Promise<Omit<Backup, 'bytes'>> {
  await fixOutput(client);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const header = await readHeader(client);
  const sequences = await listSequences(client);
  await writer.begin();
  await writer.json(FRAMES.header, header);
  const counts: Counted[] = [];
  for (const table of header.tables) {
    await writer.json(FRAMES.table, table);
    const counted = await readTable(client, table, async (chunk) => writer.frame(FRAMES.data, await compress(chunk)));
    await writer.json(FRAMES.end, counted);
    counts.push(counted);
    if (counted.rows > 0) say(`${table.table.padEnd(24)} ${counted.rows.toLocaleString('en-US').padStart(12)} rows`);
  }
  await client.query('COMMIT');
  const files = secretsOf === null ? {} : readSecretFiles(secretsOf);
  const manifest: BackupManifest = { tables: counts, sequences };
  if (secretsOf !== null) await writer.json(FRAMES.secrets, { files });
  await writer.json(FRAMES.manifest, manifest);
  await writer.seal();
  return { header, manifest, rows: counts.reduce((sum, { rows }) => sum + rows, 0), secrets: Object.keys(files) };
}

/** Its first statement fixes what the transaction sees. */
async function readHeader(client: pg.Client): Promise<BackupHeader> {
  const { rows } = await client.query<{ at: Date; server: string; migrated: boolean }>(
    "SELECT now() AS at, current_setting('server_version') AS server, to_regclass('public._prisma_migrations') IS NOT NULL AS migrated",
  );
  const [row] = rows;
  if (!row) throw new Error('the database answered nothing');
  if (!row.migrated) throw new Error('the database holds nothing yet: it was never started with.');
  const { version }: { version: string } = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'));
  return {
    version,
    takenAt: row.at.toISOString(),
    server: row.server,
    migrations: await listMigrations(client),
    tables: await listTables(client),
  };
}

/** So that the name, too, survives a loss of power. */
function syncFolder(folder: string): void {
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } catch {
    // some systems cannot sync a folder
  } finally {
    fs.closeSync(handle);
  }
}
