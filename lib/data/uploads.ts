import { z } from 'zod';
import { isCaseNumber } from '../cases/identifiers.ts';
import { isRefusalCode } from '../records/refusal.ts';
import type { UploadOutcome, UploadState } from '../records/upload.ts';
import { type Viewer, visibleCases } from './access.ts';
import { db, pool } from './db.ts';
import type { Prisma } from './generated/client.ts';

const OUTCOME = z.union([
  z.object({ taken: z.literal(true), document: z.string(), existed: z.boolean() }),
  z.object({ taken: z.literal(false), code: z.string().refine(isRefusalCode), message: z.string() }),
]);

export type BeginWord = 'ok' | 'not-found' | 'forbidden' | 'not-holder' | 'conflict' | 'too-many';

export async function beginUpload(id: string, caseId: string, actor: string, name: string, size: number): Promise<BeginWord> {
  const [row] = await db().$queryRaw<{ word: BeginWord }[]>`
    SELECT begin_upload(${id}::uuid, ${caseId}::uuid, ${actor}, ${name}, ${size}::bigint) AS word`;
  if (!row) throw new Error('the database function answered nothing');
  return row.word;
}

/** An upload of the viewer's own, to a case that the viewer may see. */
export async function findUpload(viewer: Viewer, caseNumber: string, id: string): Promise<UploadState | null> {
  if (!isCaseNumber(caseNumber)) return null;
  const row = await db().upload.findFirst({
    where: { id, byId: viewer.id, case: { AND: [{ number: caseNumber }, visibleCases(viewer)] } },
    select: { id: true, name: true, size: true, received: true, outcome: true },
  });
  if (row === null) return null;
  return { id, name: row.name, size: Number(row.size), offset: Number(row.received), outcome: toOutcome(row.outcome) };
}

function toOutcome(stored: Prisma.JsonValue): UploadOutcome | null {
  return stored === null ? null : OUTCOME.parse(stored);
}

export type AppendWord = 'ok' | 'not-found' | 'done' | 'offset' | 'too-long';

const APPEND = { name: 'append-upload', text: 'SELECT word, at::float8 AS at FROM append_upload($1, $2, $3, $4)' };

/** Writes on from `offset`, all of the bytes or none. @returns with the word, where the next bytes go */
export async function appendUpload(
  id: string,
  actor: string,
  offset: number,
  bytes: Uint8Array,
): Promise<{ word: AppendWord; at: number }> {
  const values = [id, actor, offset, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)];
  const { rows } = await pool().query<{ word: AppendWord; at: number | null }>({ ...APPEND, values });
  const [row] = rows;
  if (!row) throw new Error('the database function answered nothing');
  return { word: row.word, at: row.at ?? 0 };
}

export async function refuseUpload(id: string, actor: string, outcome: Extract<UploadOutcome, { taken: false }>): Promise<void> {
  await db().$queryRaw`SELECT refuse_upload(${id}::uuid, ${actor}, ${JSON.stringify(outcome)}::jsonb)::text`;
}

/** @returns how many uploads that were given up a day ago were swept */
export async function sweepUploads(): Promise<number> {
  const [row] = await db().$queryRaw<{ n: number }[]>`SELECT sweep_uploads() AS n`;
  return row?.n ?? 0;
}
