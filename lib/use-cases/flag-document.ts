import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { Sensitivity } from '../records/document.ts';
import { documentOf } from './add-document.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

export type DocumentMarks = { sensitivity: Sensitivity; kind: string };

/**
 * Says what a document is, and whether the law protects it further. `before`: as the person saw it.
 * @throws AppError `not-found`, `forbidden`, `conflict`
 */
export async function flagDocument(
  acting: Acting,
  { number, documentId, before, after }: { number: string; documentId: string; before: DocumentMarks; after: DocumentMarks },
): Promise<void> {
  const loaded = await loadCase(acting.viewer, number);
  authorize(acting, loaded, 'flag-document');
  const { case: c } = loaded;
  const { id, name } = await documentOf(acting.viewer, number, documentId);
  const body = eventBody(acting, c.plan.id, { type: 'document-flagged', payload: { document: id, name, before, after } });
  const word = await writes.flagDocument(c.id, acting.viewer.id, id, before, after, body);
  if (word !== 'ok') throw refusal(word, c, 'mark records');
}
