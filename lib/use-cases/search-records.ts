import type { Viewer } from '../data/access.ts';
import { findPages } from '../data/records.ts';
import type { SearchHit } from '../records/document.ts';
import { findRanges, searchQuery, snippetOf } from '../records/words.ts';
import { loadCase } from './load-case.ts';
import { hiddenFrom } from './read-protected.ts';

/** Pages that are answered: nobody reads on in a longer list. */
export const MOST_HITS = 200;

/**
 * Pages of a case's records that hold what was typed: all of its words, each as it begins, and what stands in quotation marks as it stands;
 * without regard to accents and capitals; none of a document that is protected from the viewer. Empty where nothing was said that could be found.
 * @throws AppError `not-found`
 */
export async function searchRecords(viewer: Viewer, number: string, typed: string): Promise<SearchHit[]> {
  const { case: c } = await loadCase(viewer, number);
  const query = searchQuery(typed);
  if (query === null) return [];
  const hidden = await hiddenFrom(viewer, c);
  const pages = await findPages(viewer, number, query, hidden, MOST_HITS);
  return pages.map(({ documentId, name, page, text }) => {
    const ranges = findRanges(text, typed);
    return { documentId, name, page, ...snippetOf(text, ranges), ranges };
  });
}
