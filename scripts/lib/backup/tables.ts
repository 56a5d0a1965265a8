// What of a database belongs into a backup, and the one text that a table is copied as, hashed as and compared by.
import { createHash, type Hash } from 'node:crypto';
import type pg from 'pg';
import { copyOut } from '../../../prisma/copy.ts';
import type { BackupTable, Counted, Sequence } from './content.ts';

/** The jobs' schema is left out: it is made anew by the migration, and what is due is found in the cases. */
const SCHEMA = 'public';
/** The migrations' own record is written by running them. */
const MIGRATIONS_TABLE = '_prisma_migrations';

/** Makes the text of every value independent of the server's settings. */
export async function fixOutput(client: pg.Client): Promise<void> {
  await client.query(`SET datestyle = 'ISO'; SET intervalstyle = 'iso_8601'; SET timezone = 'UTC'; SET bytea_output = 'hex';
    SET extra_float_digits = 1; SET client_encoding = 'UTF8'; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0`);
}

/** Tables by name, with the columns that are stored (a generated one is made again). */
export async function listTables(client: pg.Client): Promise<BackupTable[]> {
  const { rows } = await client.query<BackupTable>(
    `SELECT c.relname AS "table", array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' AND c.relname <> $2
     GROUP BY c.relname ORDER BY c.relname COLLATE "C"`,
    [SCHEMA, MIGRATIONS_TABLE],
  );
  return rows;
}

export async function listSequences(client: pg.Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'S' ORDER BY relname COLLATE "C"`,
    [SCHEMA],
  );
  const sequences: Sequence[] = [];
  for (const { name } of rows) {
    const { rows: state } = await client.query<Omit<Sequence, 'name'>>(
      `SELECT last_value::text AS value, is_called AS called FROM ${client.escapeIdentifier(name)}`,
    );
    sequences.push(...state.map((one) => ({ name, ...one })));
  }
  return sequences;
}

export type AppliedMigration = { name: string; checksum: string };

export async function listMigrations(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum FROM ${MIGRATIONS_TABLE} WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`,
  );
  return rows;
}

/** In the order of the key, by the bytes of its text: the same on every server, whatever language it sorts in. */
async function orderOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ column: string; text: boolean }>(
    `SELECT a.attname AS "column", t.typcategory = 'S' AS text
     FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, place)
     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum JOIN pg_type t ON t.oid = a.atttypid
     WHERE i.indisprimary AND i.indrelid = $1::regclass ORDER BY k.place`,
    [`${SCHEMA}.${client.escapeIdentifier(table)}`],
  );
  const key = rows.map(({ column, text }) => `${client.escapeIdentifier(column)}${text ? ' COLLATE "C"' : ''}`);
  return key.length > 0 ? key.join(', ') : 't::text COLLATE "C"';
}

/** The statement that copies a table out; its text is what `copyInto` reads. */
async function copyStatement(client: pg.Client, { table, columns }: BackupTable): Promise<string> {
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  return `COPY (SELECT ${list} FROM ${client.escapeIdentifier(table)} t ORDER BY ${await orderOf(client, table)}) TO STDOUT`;
}

export const copyInto = (client: pg.Client, { table, columns }: BackupTable): string =>
  `COPY ${client.escapeIdentifier(table)} (${columns.map((column) => client.escapeIdentifier(column)).join(', ')}) FROM STDIN`;

/** Bytes gathered before they are hashed and handed on. */
const CHUNK_BYTES = 1 << 20;

/**
 * Reads a table through, in chunks of about a MiB.
 * @param use gets each chunk, and the server waits until its promise is kept; the chunk is its own
 */
export async function readTable(client: pg.Client, from: BackupTable, use: (chunk: Buffer) => Promise<void>): Promise<Counted> {
  const gather = new Gathering(use);
  await copyOut(client, await copyStatement(client, from), (row) => gather.add(row));
  return { table: from.table, ...(await gather.end()) };
}

/** Rows, bytes and hash alone. */
export const countTable = (client: pg.Client, from: BackupTable): Promise<Counted> => readTable(client, from, async () => {});

class Gathering {
  readonly #use: (chunk: Buffer) => Promise<void>;
  readonly #hash: Hash = createHash('sha256');
  #buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  #filled = 0;
  #rows = 0;
  #bytes = 0;

  constructor(use: (chunk: Buffer) => Promise<void>) {
    this.#use = use;
  }

  /** PostgreSQL sends each row as a message of its own. */
  add(row: Buffer): Promise<void> | undefined {
    const flushed = this.#filled + row.length > this.#buffer.length ? this.#flush(row.length) : undefined;
    row.copy(this.#buffer, this.#filled);
    this.#filled += row.length;
    this.#rows += 1;
    return flushed;
  }

  async end(): Promise<Omit<Counted, 'table'>> {
    await this.#flush(0);
    return { rows: this.#rows, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  #flush(next: number): Promise<void> | undefined {
    const full = this.#buffer.subarray(0, this.#filled);
    this.#buffer = Buffer.allocUnsafe(Math.max(CHUNK_BYTES, next));
    this.#filled = 0;
    if (full.length === 0) return undefined;
    this.#hash.update(full);
    this.#bytes += full.length;
    return this.#use(full);
  }
}
