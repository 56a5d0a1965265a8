import { pool } from './db.ts';

// Bytes of files, in pieces of PostgreSQL's: no other part of the application knows where they are. What is read and written passes through
// memory a few pieces at a time, whatever the size of the file, and any process reads what another wrote.

/** Bytes of a piece; the last one of a file is shorter. As the migration has it. */
export const PIECE = 256 * 1024;
/** Pieces that are fetched at once. */
const FETCHED = 4;

/** Bytes from `start` up to `end` (excluded). */
export type ByteRange = { start: number; end: number };

type Source = { table: 'blob_chunk'; key: 'sha256' } | { table: 'upload_chunk'; key: 'upload_id' };
const STORED: Source = { table: 'blob_chunk', key: 'sha256' };
const UNDER_WAY: Source = { table: 'upload_chunk', key: 'upload_id' };

/** Bytes of a stored file. @throws where some of them are not there */
export const readBlob = (sha256: string, range: ByteRange): AsyncGenerator<Uint8Array, void, undefined> => read(STORED, sha256, range);

/** Bytes of a file that is being uploaded. @throws where some of them are not there */
export const readUpload = (uploadId: string, range: ByteRange): AsyncGenerator<Uint8Array, void, undefined> =>
  read(UNDER_WAY, uploadId, range);

async function* read({ table, key }: Source, id: string, { start, end }: ByteRange): AsyncGenerator<Uint8Array, void, undefined> {
  let at = start;
  while (at < end) {
    const first = Math.floor(at / PIECE);
    const last = Math.min(first + FETCHED - 1, Math.floor((end - 1) / PIECE));
    const { rows } = await pool().query<{ number: number; bytes: Buffer }>({
      name: `read-${table}`,
      text: `SELECT number, bytes FROM ${table} WHERE ${key} = $1 AND number BETWEEN $2 AND $3 ORDER BY number`,
      values: [id, first, last],
    });
    for (const { number, bytes } of rows) {
      const begin = number * PIECE;
      // A piece that is missing, or shorter than its place, is no end of the file.
      if (at < begin || at >= begin + bytes.length) break;
      const part = bytes.subarray(at - begin, Math.min(bytes.length, end - begin));
      at += part.length;
      yield part;
    }
    if (at < end && at < (last + 1) * PIECE) throw new Error(`bytes from ${at} on of ${table} ${id} are not there`);
  }
}

/** The same range in one piece of memory: for what must be whole to be read, such as a header. */
export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}
