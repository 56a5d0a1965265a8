import type { EventBody } from '../cases/events.ts';
import type { Acting, Viewer } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { CaseRecord, EvidenceRecord } from '../data/cases.ts';
import { findOpened, findProtected } from '../data/records.ts';
import { conflict, notFound } from '../errors.ts';
import type { Sensitivity } from '../records/document.ts';
import { mayRead, OPENED_FOR_HOURS, WITHHELD } from '../records/protected.ts';
import { documentOf } from './add-document.ts';
import { type LoadedCase, loadCase } from './load-case.ts';

/**
 * Opens a protected document to whoever gives a reason, for half a day; the reason is an event of the case.
 * @throws AppError `not-found`; `conflict` where the document is not protected
 */
export async function openProtected(
  acting: Acting,
  { number, documentId, reason }: { number: string; documentId: string; reason: string },
): Promise<void> {
  const { case: c } = await loadCase(acting.viewer, number);
  const { id, name, sensitivity } = await documentOf(acting.viewer, number, documentId);
  const payload = { document: id, name, sensitivity, reason };
  const word = await writes.openProtected(c.id, acting.viewer.id, id, eventBody(acting, c.plan.id, { type: 'protected-opened', payload }));
  if (word === 'not-found') throw notFound('The document');
  if (word !== 'ok') throw conflict('The document is not protected: it opens without a reason.');
}

type Marked = { id: string; sensitivity: Sensitivity };

/** Which of a case's documents the viewer may read as of now. */
export async function readingOf(viewer: Viewer, c: CaseRecord): Promise<(document: Marked) => boolean> {
  const since = new Date(Date.now() - OPENED_FOR_HOURS * 3_600_000).toISOString();
  const reader = { id: viewer.id, opened: await findOpened(c.id, viewer.id, since) };
  const needs = { assigneeId: c.assignee?.id ?? null, directorId: c.director?.id ?? null, signerId: c.decision?.signerId ?? null };
  return (document) => mayRead(reader, needs, document);
}

/** Ids of the documents, those taken out included, whose words the viewer is not shown. */
export async function hiddenFrom(viewer: Viewer, c: CaseRecord): Promise<ReadonlySet<string>> {
  const marked = await findProtected(c.id);
  if (marked.length === 0) return new Set();
  const mayReadIt = await readingOf(viewer, c);
  return new Set(marked.filter((document) => !mayReadIt(document)).map(({ id }) => id));
}

type Quoted = Pick<EvidenceRecord, 'quotation' | 'comment' | 'documentId'>;

/** A citation without the words of what it cites. What was answered stays: the criteria are decided on it. */
function masked<T extends Quoted>(cited: T, hidden: ReadonlySet<string>): T {
  if (cited.documentId === undefined || !hidden.has(cited.documentId)) return cited;
  return { ...cited, quotation: cited.quotation === '' ? '' : WITHHELD, comment: cited.comment === '' ? '' : WITHHELD };
}

/** The case as a screen shows it: what is quoted of protected records is withheld from who has no need of it. Never what a decision freezes. */
export async function forScreen(viewer: Viewer, loaded: LoadedCase): Promise<LoadedCase> {
  const { evidence } = loaded.case;
  if (!evidence.some(({ documentId }) => documentId !== undefined)) return loaded;
  const hidden = await hiddenFrom(viewer, loaded.case);
  if (hidden.size === 0) return loaded;
  return { ...loaded, case: { ...loaded.case, evidence: evidence.map((cited) => masked(cited, hidden)) } };
}

/** The same for citations that are sent to a screen on their own. */
export async function evidenceForScreen(viewer: Viewer, number: string, evidence: EvidenceRecord[]): Promise<EvidenceRecord[]> {
  if (!evidence.some(({ documentId }) => documentId !== undefined)) return evidence;
  const hidden = await hiddenFrom(viewer, (await loadCase(viewer, number)).case);
  return evidence.map((cited) => masked(cited, hidden));
}

/** The same for events. Their hashes are those of the whole. */
export async function eventsForScreen<T extends { event: EventBody }>(viewer: Viewer, c: CaseRecord, entries: T[]): Promise<T[]> {
  const hidden = await hiddenFrom(viewer, c);
  if (hidden.size === 0) return entries;
  return entries.map((entry) => {
    const { event } = entry;
    if (event.type !== 'evidence-cited' && event.type !== 'evidence-removed') return entry;
    return { ...entry, event: { ...event, payload: masked(event.payload, hidden) } };
  });
}
