import type { Viewer } from '../data/access.ts';
import { type ByteRange, bytesOf, readBlob } from '../data/blobs.ts';
import { findDocument, findDocuments, findPageText, findRemoved } from '../data/records.ts';
import { forbidden, notFound } from '../errors.ts';
import { type PageSize, pageImage } from '../images/page-image.ts';
import type { PageText, RecordDocument, RemovedDocument } from '../records/document.ts';
import { PROTECTION_WORDS } from '../records/protected.ts';
import { inTurn } from './in-turn.ts';
import { loadCase } from './load-case.ts';
import { hiddenFrom, readingOf } from './read-protected.ts';

const isId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

/** `locked`: ids of documents that the viewer opens only with a reason. */
export type CaseRecords = { documents: RecordDocument[]; removed: RemovedDocument[]; locked: string[] };

/** The records of a case: what stands, and what was taken out. @throws AppError `not-found` */
export async function loadRecords(viewer: Viewer, number: string): Promise<CaseRecords> {
  const { case: c } = await loadCase(viewer, number);
  const [documents, removed] = await Promise.all([findDocuments(viewer, number), findRemoved(viewer, number)]);
  const hidden = await hiddenFrom(viewer, c);
  return { documents, removed, locked: documents.filter(({ id }) => hidden.has(id)).map(({ id }) => id) };
}

/** The documents that stand in a case; none where the viewer may not see it. */
export const documentsOf = (viewer: Viewer, number: string): Promise<RecordDocument[]> => findDocuments(viewer, number);

/**
 * @throws AppError `not-found` where it does not exist, was removed, or belongs to a case that the viewer may not see;
 * `forbidden` where it is protected and the viewer neither works on the case nor gave a reason
 */
export async function loadDocument(viewer: Viewer, number: string, documentId: string): Promise<RecordDocument> {
  const found = isId(documentId) ? await findDocument(viewer, number, documentId) : null;
  if (!found) throw notFound('The document');
  if (found.sensitivity !== 'none') {
    const mayRead = await readingOf(viewer, (await loadCase(viewer, number)).case);
    if (!mayRead(found)) throw forbidden(`${PROTECTION_WORDS[found.sensitivity]}: give the reason why you need it to open it.`);
  }
  return found;
}

/** Stored bytes of a document that `loadDocument` found, a piece at a time. */
export const documentBytes = ({ sha256 }: RecordDocument, range: ByteRange): AsyncGenerator<Uint8Array, void, undefined> =>
  readBlob(sha256, range);

/** A page that a picture holds, as PNG. @throws AppError `not-found`: there is no such page, or a PDF's, which the browser draws */
export async function loadPageImage(viewer: Viewer, number: string, documentId: string, page: number, size: PageSize): Promise<Uint8Array> {
  const { sha256, size: length, fileKind, pages } = await loadDocument(viewer, number, documentId);
  if (fileKind === 'pdf' || page > pages) throw notFound('The page');
  // What is unpacked takes memory: one at a time.
  return inTurn('page-image', async () => pageImage(await bytesOf(readBlob(sha256, { start: 0, end: length })), fileKind, page, size));
}

/** The text of a page; empty where it has none or was not read yet. @throws AppError `not-found` */
export async function loadPageText(viewer: Viewer, number: string, documentId: string, page: number): Promise<PageText> {
  const { sha256, pages } = await loadDocument(viewer, number, documentId);
  if (page > pages) throw notFound('The page');
  return (await findPageText(sha256, page)) ?? { page, text: '', items: [], box: { w: 0, h: 0 } };
}
