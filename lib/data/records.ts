import { z } from 'zod';
import { isCaseNumber } from '../cases/identifiers.ts';
import {
  FILE_KINDS,
  type PageText,
  type RecordDocument,
  type RemovedDocument,
  SENSITIVITIES,
  type Sensitivity,
  TEXT_STATES,
} from '../records/document.ts';
import { type Viewer, visibleCases } from './access.ts';
import { db } from './db.ts';
import type { Prisma } from './generated/client.ts';

// What is stored of a case's records, always asked through the case: bytes and text know no case, and are reached by none but these.

const include = { blob: true, _count: { select: { evidence: true } } } as const satisfies Prisma.RecordDocumentInclude;
type Row = Prisma.RecordDocumentGetPayload<{ include: typeof include }>;

const fileKind = z.enum(FILE_KINDS);
const sensitivity = z.enum(SENSITIVITIES);
const textState = z.enum(TEXT_STATES);

function toDocument(row: Row): RecordDocument {
  const { id, name, kind, sha256, addedBy, blob } = row;
  return {
    id,
    name,
    kind,
    sensitivity: sensitivity.parse(row.sensitivity),
    sha256,
    fileKind: fileKind.parse(blob.kind),
    size: Number(blob.size),
    pages: blob.pages,
    textState: textState.parse(blob.textState),
    addedBy,
    addedAt: row.addedAt.toISOString(),
    citations: row._count.evidence,
  };
}

/** Where a case is one that the viewer may see. */
const within = (viewer: Viewer, number: string): Prisma.RecordDocumentWhereInput => ({
  case: { AND: [{ number }, visibleCases(viewer)] },
});

/** The documents of a case that stand, oldest first; of a case that the viewer may not see, none. */
export async function findDocuments(viewer: Viewer, number: string): Promise<RecordDocument[]> {
  if (!isCaseNumber(number)) return [];
  const rows = await db().recordDocument.findMany({
    where: { AND: [within(viewer, number), { removedAt: null }] },
    include,
    orderBy: [{ addedAt: 'asc' }, { name: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toDocument);
}

/** One of them; null: there is none, it was removed, or the viewer may not see it. `id`: a UUID. */
export async function findDocument(viewer: Viewer, number: string, id: string): Promise<RecordDocument | null> {
  if (!isCaseNumber(number)) return null;
  const row = await db().recordDocument.findFirst({ where: { AND: [within(viewer, number), { id, removedAt: null }] }, include });
  return row && toDocument(row);
}

/** What was taken out of the records, oldest first. */
export async function findRemoved(viewer: Viewer, number: string): Promise<RemovedDocument[]> {
  if (!isCaseNumber(number)) return [];
  const rows = await db().recordDocument.findMany({
    where: { AND: [within(viewer, number), { removedAt: { not: null } }] },
    orderBy: [{ removedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, name, removedBy, removedAt, removedReason }) => ({
    id,
    name,
    removedBy: removedBy ?? '',
    removedAt: removedAt?.toISOString() ?? '',
    reason: removedReason ?? '',
  }));
}

/** Ids of the citations that rest on a document. */
export async function citationsOf(documentId: string): Promise<string[]> {
  const rows = await db().evidence.findMany({ where: { documentId }, select: { id: true }, orderBy: { id: 'asc' } });
  return rows.map(({ id }) => id);
}

const items = z.array(z.object({ s: z.number(), e: z.number(), x: z.number(), y: z.number(), w: z.number(), h: z.number() }));
const box = z.object({ w: z.number(), h: z.number() });

type PageRow = { page: number; text: string; items: unknown; box: unknown };
const toPage = (row: PageRow): PageText => ({ page: row.page, text: row.text, items: items.parse(row.items), box: box.parse(row.box) });

/** The text of a page of a stored file; null: the page has none, or was not read yet. The caller has found the document. */
export async function findPageText(sha256: string, page: number): Promise<PageText | null> {
  const row = await db().pageText.findUnique({ where: { sha256_page: { sha256, page } } });
  return row && toPage(row);
}

/** The text of every page that has some, a few pages at a time, in order. The caller has found the document. */
export async function* pageTexts(sha256: string): AsyncGenerator<PageText, void, undefined> {
  for (let after = 0; ; ) {
    const rows = await db().pageText.findMany({ where: { sha256, page: { gt: after } }, orderBy: { page: 'asc' }, take: PAGES });
    yield* rows.map(toPage);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGES) return;
    after = last.page;
  }
}
const PAGES = 50;

export type FoundPage = { documentId: string; name: string; page: number; text: string };

/**
 * Pages of the case's documents, without the hidden ones, whose words answer the query, those of the oldest document first, at most `limit`.
 * @param query as `searchQuery` of lib/records/words.ts writes it
 */
export async function findPages(
  viewer: Viewer,
  number: string,
  query: string,
  hidden: ReadonlySet<string>,
  limit: number,
): Promise<FoundPage[]> {
  const documents = (await findDocuments(viewer, number)).filter(({ id }) => !hidden.has(id));
  const [ids, names, hashes] = [documents.map((d) => d.id), documents.map((d) => d.name), documents.map((d) => d.sha256)];
  // Pages are found through the case's own documents and their key: an index over the words of everybody's records would be read in vain.
  return db().$queryRaw<FoundPage[]>`
    SELECT d.id::text AS "documentId", d.name, t.page, t.text
    FROM unnest(${ids}::text[], ${names}::text[], ${hashes}::text[]) WITH ORDINALITY AS d (id, name, sha256, place)
      JOIN page_text t ON t.sha256 = d.sha256
    WHERE t.words @@ ${query}::tsquery ORDER BY d.place, t.page LIMIT ${limit}::int`;
}

/** Ids of the documents of a case that somebody opened with a reason since an instant. */
export async function findOpened(caseId: string, userId: string, since: string): Promise<Set<string>> {
  const rows = await db().$queryRaw<{ document: string | null }[]>`
    SELECT DISTINCT body::jsonb#>>'{payload,document}' AS document FROM event
    WHERE case_id = ${caseId}::uuid AND type = 'protected-opened' AND actor_id = ${userId} AND at >= ${since}::timestamptz`;
  return new Set(rows.flatMap(({ document }) => document ?? []));
}

/** Citations that rested on documents which were taken out: they name none any more. `documents`: ids. */
export async function findCitationsOfRemoved(caseId: string, documents: readonly string[]): Promise<Set<string>> {
  const rows = await db().$queryRaw<{ evidence: string }[]>`
    SELECT jsonb_array_elements_text(body::jsonb#>'{payload,citations}') AS evidence FROM event
    WHERE case_id = ${caseId}::uuid AND type = 'document-removed' AND body::jsonb#>>'{payload,document}' = ANY (${[...documents]}::text[])`;
  return new Set(rows.map(({ evidence }) => evidence));
}

/** Documents of a case that are protected further, those that were removed too. The caller has found the case. */
export async function findProtected(caseId: string): Promise<{ id: string; sensitivity: Sensitivity }[]> {
  const rows = await db().recordDocument.findMany({
    where: { caseId, sensitivity: { not: 'none' } },
    select: { id: true, sensitivity: true },
  });
  return rows.map((row) => ({ id: row.id, sensitivity: sensitivity.parse(row.sensitivity) }));
}
