import { randomUUID } from 'node:crypto';
import type { Acting, Viewer } from '../data/access.ts';
import { isDiskFull } from '../data/outage.ts';
import * as uploads from '../data/uploads.ts';
import { conflict, notFound } from '../errors.ts';
import { logError } from '../log.ts';
import { MOST_FILE_BYTES } from '../records/document.ts';
import { type Refusal, refuse } from '../records/refusal.ts';
import { type FinishedUpload, fileName, type UploadState } from '../records/upload.ts';
import { addDocument, documentOf } from './add-document.ts';
import { authorize } from './authorize.ts';
import { inTurn } from './in-turn.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

/** `next`: where the next bytes go. */
export type Appended = { next: number } | FinishedUpload;

const isId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
const TOO_MANY = 'So many files are being sent under your name that no more is begun. Let some of them end, and send this one again.';

/**
 * Begins to take a file for the records of a case.
 * @throws AppError `not-found`, `forbidden`, `conflict` (the case is over or another's; too much is under way)
 */
export async function beginUpload(
  acting: Acting,
  number: string,
  file: { name: string; size: number },
): Promise<{ id: string } | { refused: Refusal }> {
  const loaded = await loadCase(acting.viewer, number);
  authorize(acting, loaded, 'add-document');
  if (file.size === 0) return { refused: refuse('empty') };
  if (file.size > MOST_FILE_BYTES) return { refused: refuse('too-large') };
  const id = randomUUID();
  const word = await uploads.beginUpload(id, loaded.case.id, acting.viewer.id, fileName(file.name) || 'Unnamed', file.size);
  if (word === 'too-many') throw conflict(TOO_MANY);
  if (word !== 'ok') throw refusal(word, loaded.case, 'add records');
  return { id };
}

/** How far one's own upload has come. @throws AppError `not-found` */
export async function findUpload(viewer: Viewer, number: string, id: string): Promise<UploadState> {
  const found = isId(id) ? await uploads.findUpload(viewer, number, id) : null;
  if (!found) throw notFound('The upload');
  return found;
}

/** The bytes do not go where they were sent to: `at` is where. */
export class OffsetError extends Error {
  override name = 'OffsetError';
  readonly at: number;

  constructor(at: number) {
    super(`the next bytes go to ${at}`);
    this.at = at;
  }
}

/**
 * Writes on at `offset`: all of the bytes, or none. With the last of them the file is looked at and becomes a document; asked again without
 * any bytes, an end that was interrupted is made up for, and one that was reached is told once more.
 * @throws OffsetError; AppError as `beginUpload`
 */
export async function appendUpload(
  acting: Acting,
  { number, id, offset, bytes }: { number: string; id: string; offset: number; bytes: Uint8Array },
): Promise<Appended> {
  const upload = await findUpload(acting.viewer, number, id);
  const { word, at } = await unlessFull(uploads.appendUpload(id, acting.viewer.id, offset, bytes));
  switch (word) {
    case 'not-found':
      throw notFound('The upload');
    case 'offset':
      throw new OffsetError(at);
    case 'too-long':
      throw conflict('More was sent than the file has bytes. Nothing of it was kept: send the file again.');
    case 'done':
      return finish(acting, number, upload);
    case 'ok':
      return at < upload.size ? { next: at } : finish(acting, number, upload);
  }
}

const FULL =
  'The database’s disk is full. What was stored of the file is kept, and it goes on from there; tell who runs this installation.';

/** A full disk is for the operator to mend, and no reason for the sender to begin again. @throws AppError `conflict` instead */
async function unlessFull<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    logError('database', error, { disk: 'full' });
    throw conflict(FULL);
  }
}

/** Once at a time for an upload in a process; over several, the write itself says who was first. */
function finish(acting: Acting, number: string, { id }: UploadState): Promise<FinishedUpload> {
  return inTurn(`upload ${id}`, async () => {
    const upload = await findUpload(acting.viewer, number, id);
    if (upload.outcome === null) return unlessFull(addDocument(acting, number, upload));
    if (!upload.outcome.taken) return { refused: { code: upload.outcome.code, message: upload.outcome.message } };
    return { document: await documentOf(acting.viewer, number, upload.outcome.document), existed: upload.outcome.existed };
  });
}
