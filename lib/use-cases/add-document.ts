import { randomUUID } from 'node:crypto';
import type { Acting, Viewer } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { findDocument } from '../data/records.ts';
import * as uploads from '../data/uploads.ts';
import { notFound } from '../errors.ts';
import type { RecordDocument } from '../records/document.ts';
import { refuse } from '../records/refusal.ts';
import type { FinishedUpload, UploadState } from '../records/upload.ts';
import { askToRead } from './ask-to-read.ts';
import { authorize } from './authorize.ts';
import { inspectRecord } from './inspect-record.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

/** @throws AppError `not-found` */
export async function documentOf(viewer: Viewer, number: string, id: string): Promise<RecordDocument> {
  const found = await findDocument(viewer, number, id);
  if (!found) throw notFound('The document');
  return found;
}

/**
 * Makes a document of an upload whose bytes are all there, or refuses them for what they are. The same bytes in the same case are the
 * document that stands; bytes that another case holds are not stored again, and nothing says so.
 * @throws AppError `not-found`, `forbidden`, `conflict` (what was sent stays, and may be ended later)
 */
export async function addDocument(acting: Acting, number: string, upload: UploadState): Promise<FinishedUpload> {
  const loaded = await loadCase(acting.viewer, number);
  authorize(acting, loaded, 'add-document');
  const { case: c } = loaded;
  const inspected = await inspectRecord(upload.id, upload.size);
  if ('refused' in inspected) {
    const refused = refuse(inspected.refused);
    await uploads.refuseUpload(upload.id, acting.viewer.id, { taken: false, ...refused });
    return { refused };
  }
  const { sha256, kind, pages } = inspected;
  const id = randomUUID();
  const { name, size } = upload;
  const body = eventBody(acting, c.plan.id, {
    type: 'document-added',
    payload: { document: id, name, sha256, fileKind: kind, pages, size },
  });
  const made = await writes.addDocument(
    {
      caseId: c.id,
      actor: acting.viewer.id,
      upload: upload.id,
      blob: { sha256, kind, pages },
      document: { id, name, kind: '', added_by: acting.viewer.name, added_at: acting.at },
      outcome: { taken: true },
    },
    body,
  );
  if (made.word === 'conflict') return standing(acting.viewer, number, upload.id);
  if (made.word !== 'ok' && made.word !== 'exists') throw refusal(made.word, c, 'add records');
  if (made.word === 'ok') askToRead();
  return { document: await documentOf(acting.viewer, number, made.document), existed: made.word === 'exists' };
}

/** Another process ended the same upload at this moment. */
async function standing(viewer: Viewer, number: string, uploadId: string): Promise<FinishedUpload> {
  const upload = await uploads.findUpload(viewer, number, uploadId);
  if (!upload?.outcome) throw notFound('The upload');
  if (!upload.outcome.taken) return { refused: { code: upload.outcome.code, message: upload.outcome.message } };
  return { document: await documentOf(viewer, number, upload.outcome.document), existed: upload.outcome.existed };
}
