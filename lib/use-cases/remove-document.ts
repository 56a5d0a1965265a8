import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { citationsOf } from '../data/records.ts';
import { documentOf } from './add-document.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

/** `citations`: how many the person was told would stay as of a source described in words. */
export type RemoveDocumentCommand = { number: string; documentId: string; citations: number; reason: string };

/**
 * Takes a document out of the records of a case. Its bytes stay as long as any case is kept that held it; nobody reaches them any more.
 * @throws AppError `not-found`, `forbidden`, `conflict` (a decision rests on it; it is cited more or less often than was said)
 */
export async function removeDocument(acting: Acting, { number, documentId, citations, reason }: RemoveDocumentCommand): Promise<void> {
  const loaded = await loadCase(acting.viewer, number);
  authorize(acting, loaded, 'remove-document', { attempt: { reason } });
  const { case: c } = loaded;
  const { id, name, sha256 } = await documentOf(acting.viewer, number, documentId);
  const cited = await citationsOf(id);
  const payload = { document: id, name, sha256, reason, citations: cited };
  const body = eventBody(acting, c.plan.id, { type: 'document-removed', payload });
  const removal = { removed_by: acting.viewer.name, removed_at: acting.at, removed_reason: reason };
  // Said beforehand, so that what the event names is what the write found.
  if (cited.length !== citations) throw refusal('stale', c, 'remove records');
  const word = await writes.removeDocument(c.id, acting.viewer.id, { id, citations }, removal, body);
  if (word !== 'ok') throw refusal(word, c, 'remove records');
}
