import { z } from 'zod';
import { FILE_KINDS, type FileKind, type PageText } from '../records/document.ts';
import { db } from './db.ts';
import { withConnection } from './trail.ts';

// What the job that reads text writes. It acts for nobody, and sees no case.

export type WaitingBlob = { sha256: string; kind: FileKind; size: number; pages: number };

const WAITING = `SELECT sha256, kind, size::float8 AS size, pages FROM blob WHERE text_state = 'waiting' AND sha256 > $1 ORDER BY sha256 LIMIT 1`;
const row = z.object({ sha256: z.string(), kind: z.enum(FILE_KINDS), size: z.number(), pages: z.number().int() });

/** Apart from every other advisory lock. */
const READING = 0x7265;

/**
 * Calls `read` with each stored file whose text waits to be read, but those that another process has in hand: what it holds goes with its
 * connection, so that a process that is killed keeps none from being read.
 */
export async function eachWaiting(read: (blob: WaitingBlob) => Promise<void>): Promise<void> {
  await withConnection(async (client) => {
    for (let after = ''; ; ) {
      const { rows } = await client.query(WAITING, [after]);
      if (rows.length === 0) return;
      const blob = row.parse(rows[0]);
      after = blob.sha256;
      const lock = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS held', [READING, blob.sha256]);
      if (lock.rows[0]?.held !== true) continue;
      try {
        await read(blob);
      } finally {
        await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [READING, blob.sha256]);
      }
    }
  });
}

/** Counts a try. `done`: another process was faster; `give-up`: three tries came to no end. */
export async function beginReading(sha256: string): Promise<'ok' | 'done' | 'give-up'> {
  const [row] = await db().$queryRaw<{ word: 'ok' | 'done' | 'give-up' }[]>`SELECT begin_reading(${sha256}) AS word`;
  if (!row) throw new Error('the database function answered nothing');
  return row.word;
}

/** @param words as `wordVector` of lib/records/words.ts writes them */
export async function storePageText(sha256: string, { page, text, items, box }: PageText, words: string): Promise<void> {
  await db()
    .$queryRaw`SELECT store_page_text(${sha256}, ${page}::int, ${text}, ${JSON.stringify(items)}::jsonb, ${JSON.stringify(box)}::jsonb,
    ${words}::tsvector) AS stored`;
}

export async function endReading(sha256: string, state: 'done' | 'none' | 'failed'): Promise<void> {
  await db().$queryRaw`SELECT end_reading(${sha256}, ${state})::text`;
}
