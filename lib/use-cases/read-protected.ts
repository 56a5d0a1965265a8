import type { EventBody } from '../cases/events.ts';
import type { Acting, Viewer } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { CaseRecord, EvidenceRecord } from '../data/cases.ts';
import { findCitationsOfRemoved, findOpened, findProtected } from '../data/records.ts';
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
const masked = <T extends Quoted>(cited: T): T => ({
  ...cited,
  quotation: cited.quotation === '' ? '' : WITHHELD,
  comment: cited.comment === '' ? '' : WITHHELD,
});

const cites = ({ documentId }: Quoted, hidden: ReadonlySet<string>): boolean => documentId !== undefined && hidden.has(documentId);

async function withoutHidden(viewer: Viewer, c: CaseRecord, evidence: EvidenceRecord[]): Promise<EvidenceRecord[]> {
  if (evidence.length === 0) return evidence;
  const hidden = await hiddenFrom(viewer, c);
  if (hidden.size === 0) return evidence;
  const earlier = await findCitationsOfRemoved(c.id, [...hidden]);
  return evidence.map((cited) => (cites(cited, hidden) || earlier.has(cited.id) ? masked(cited) : cited));
}

/** The case as a screen shows it: what is quoted of protected records is withheld from who has no need of it. Never what a decision freezes. */
export async function forScreen(viewer: Viewer, loaded: LoadedCase): Promise<LoadedCase> {
  const { case: c } = loaded;
  return { ...loaded, case: { ...c, evidence: await withoutHidden(viewer, c, c.evidence) } };
}

/** The same for citations that are sent to a screen on their own. */
export async function evidenceForScreen(viewer: Viewer, number: string, evidence: EvidenceRecord[]): Promise<EvidenceRecord[]> {
  if (evidence.length === 0) return evidence;
  return withoutHidden(viewer, (await loadCase(viewer, number)).case, evidence);
}

/** The same for events. Their hashes are those of the whole. */
export async function eventsForScreen<T extends { event: EventBody }>(viewer: Viewer, c: CaseRecord, entries: T[]): Promise<T[]> {
  const hidden = await hiddenFrom(viewer, c);
  if (hidden.size === 0) return entries;
  return entries.map((entry) => {
    const { event } = entry;
    if (event.type !== 'evidence-cited' && event.type !== 'evidence-removed') return entry;
    return cites(event.payload, hidden) ? { ...entry, event: { ...event, payload: masked(event.payload) } } : entry;
  });
}
