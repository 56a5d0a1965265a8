import { dayIn } from '../cases/time.ts';
import type { FactKey } from '../criteria/facts.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { EvidenceRecord } from '../data/cases.ts';
import { findDocument } from '../data/records.ts';
import { invalid, notFound } from '../errors.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

export type CiteCommand = {
  number: string;
  /** Made by the caller, so that a repeated request does not cite twice. */
  evidenceId: string;
  fact: FactKey;
  document: string;
  page: string;
  /** `YYYY-MM-DD` or empty. */
  noteDate: string;
  quotation: string;
  comment: string;
  /** A document of the case's records; left out: a source that is described in words alone. */
  documentId?: string;
  /** The finder whose suggestion is accepted. */
  suggested?: string;
};

const LATER = 'The date of the note lies in the future';

/** The database writes a UUID in small letters, however it came in: the id in the event must be the citation's own. */
const asStored = (uuid: string): string => uuid.toLowerCase();

/**
 * Says where in the record an answer was found.
 * @throws AppError `not-found`, `forbidden`, `conflict`, `invalid` (the note is dated after today in the plan's zone)
 */
export async function citeEvidence(acting: Acting, command: CiteCommand): Promise<EvidenceRecord> {
  const { number, evidenceId, ...cited } = command;
  const id = asStored(evidenceId);
  const loaded = await loadCase(acting.viewer, number);
  authorize(acting, loaded, 'cite');
  const { case: c } = loaded;
  const existing = c.evidence.find((e) => e.id === id);
  if (existing) return existing;
  const { fact, document, page, noteDate, quotation, comment, documentId = null, suggested = null } = cited;
  if (noteDate > dayIn(acting.at, c.plan.timeZone)) throw invalid(LATER, { noteDate: LATER });
  if (documentId !== null && (await findDocument(acting.viewer, number, documentId)) === null) throw notFound('The document');
  const words = { fact, document, page, note_date: noteDate, quotation, comment };
  const row = { id, ...words, document_id: documentId, suggested, cited_by: acting.viewer.name, cited_at: acting.at };
  const body = eventBody(acting, c.plan.id, { type: 'evidence-cited', payload: { evidence: id, ...cited } });
  const word = await writes.citeEvidence(c.id, acting.viewer.id, row, body);
  if (word === 'exists') return standing(acting, number, id);
  if (word !== 'ok') throw refusal(word, c, 'cite evidence');
  return { id, ...cited, citedBy: acting.viewer.name, citedAt: acting.at };
}

/** The citation that came in at the same moment as this one: read once more, and given up where it is gone again. */
async function standing(acting: Acting, number: string, id: string): Promise<EvidenceRecord> {
  const { case: c } = await loadCase(acting.viewer, number);
  const found = c.evidence.find((e) => e.id === id);
  if (!found) throw refusal('conflict', c, 'cite evidence');
  return found;
}

/**
 * Takes a citation back; the history keeps what it said.
 * @throws AppError `not-found`, `forbidden`, `conflict`
 */
export async function removeEvidence(acting: Acting, number: string, evidenceId: string): Promise<void> {
  const loaded = await loadCase(acting.viewer, number);
  authorize(acting, loaded, 'cite');
  const { case: c } = loaded;
  const found = c.evidence.find((e) => e.id === asStored(evidenceId));
  if (!found) throw notFound('The citation');
  const { id, citedBy: _by, citedAt: _at, ...cited } = found;
  const body = eventBody(acting, c.plan.id, { type: 'evidence-removed', payload: { evidence: id, ...cited } });
  const word = await writes.removeEvidence(c.id, acting.viewer.id, id, body);
  if (word !== 'ok') throw refusal(word, c, 'remove a citation');
}
