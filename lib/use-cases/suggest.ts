import { dayIn } from '../cases/time.ts';
import type { FactKey, FactValue } from '../criteria/facts.ts';
import type { Acting, Viewer } from '../data/access.ts';
import * as writes from '../data/case-writes.ts';
import type { EvidenceRecord } from '../data/cases.ts';
import { findDocuments } from '../data/records.ts';
import { findDismissed, findStoredSuggestions } from '../data/suggestions.ts';
import { conflict, notFound } from '../errors.ts';
import { ranked } from '../finders/find.ts';
import { FINDERS_VERSION, type Suggestion } from '../finders/suggestion.ts';
import { authorize } from './authorize.ts';
import { citeEvidence } from './cite-evidence.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { hiddenFrom } from './read-protected.ts';
import { refusal } from './words.ts';

/** A passage of a document of the case. */
export type CaseSuggestion = Suggestion & { documentId: string; document: string };

/** Which suggestion of a case is meant; the value as JSON has it. */
export type SuggestionKey = { documentId: string; fact: FactKey; page: number; value: FactValue };

/**
 * What the records of a case suggest for its questions, the likeliest of each fact first. Only documents that the viewer sees are looked at,
 * and what was waved away stays away.
 */
export async function suggestionsOf(viewer: Viewer, { case: c }: LoadedCase): Promise<CaseSuggestion[]> {
  const hidden = await hiddenFrom(viewer, c);
  const documents = (await findDocuments(viewer, c.number)).filter(({ id }) => !hidden.has(id));
  if (documents.length === 0) return [];
  const [found, dismissed] = await Promise.all([
    findStoredSuggestions([...new Set(documents.map(({ sha256 }) => sha256))], FINDERS_VERSION),
    findDismissed(c.id),
  ]);
  const away = new Set(dismissed.map(keyOf));
  const all = documents.flatMap(({ id, name, sha256 }) =>
    found.filter((s) => s.sha256 === sha256).map(({ sha256: _file, ...s }): CaseSuggestion => ({ ...s, documentId: id, document: name })),
  );
  return ranked(all).filter((s) => !away.has(keyOf({ ...s, value: JSON.stringify(s.value) })));
}

const keyOf = ({ documentId, fact, page, value }: { documentId: string; fact: string; page: number; value: string }): string =>
  [documentId, fact, page, value].join(' ');

/**
 * Cites a suggested passage for its question: the citation says which finder pointed to it. The answer itself is saved as any other.
 * @throws AppError `not-found`, `forbidden`, `conflict` (it is no longer suggested)
 */
export async function acceptSuggestion(
  acting: Acting,
  { number, evidenceId, ...key }: SuggestionKey & { number: string; evidenceId: string },
): Promise<EvidenceRecord> {
  const loaded = await loadCase(acting.viewer, number);
  authorize(acting, loaded, 'cite');
  const wanted = keyOf({ ...key, value: JSON.stringify(key.value) });
  const found = (await suggestionsOf(acting.viewer, loaded)).find((s) => keyOf({ ...s, value: JSON.stringify(s.value) }) === wanted);
  if (!found) throw conflict('This is no longer suggested. Nothing was cited; open the page and cite it yourself.');
  const { fact, document, documentId, page, noteDate, quotation, finder } = found;
  // A day that has not come is a slip of the note's, or of the finder's: the citation does without.
  const told = noteDate > dayIn(acting.at, loaded.case.plan.timeZone) ? '' : noteDate;
  const cited = { fact, document: document.slice(0, 200), page: String(page), noteDate: told, quotation, comment: '' };
  return citeEvidence(acting, { number, evidenceId, ...cited, documentId, suggested: finder });
}

/** Waves a suggestion away, for everybody at this case. @throws AppError `not-found`, `forbidden`, `conflict` */
export async function dismissSuggestion(acting: Acting, { number, ...key }: SuggestionKey & { number: string }): Promise<void> {
  const loaded = await loadCase(acting.viewer, number);
  authorize(acting, loaded, 'cite');
  const { case: c } = loaded;
  const documents = await findDocuments(acting.viewer, number);
  if (!documents.some(({ id }) => id === key.documentId)) throw notFound('The document');
  const row = { document_id: key.documentId, fact: key.fact, page: key.page, value: JSON.stringify(key.value) };
  const word = await writes.dismissSuggestion(c.id, acting.viewer.id, row);
  if (word !== 'ok') throw refusal(word, c, 'dismiss a suggestion');
}
