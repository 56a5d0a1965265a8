import { z } from 'zod';
import { isFactKey } from '../criteria/facts.ts';
import type { Suggestion } from '../finders/suggestion.ts';
import { db } from './db.ts';

// What the finders found in stored files. A file knows no case: the caller has found the documents through theirs.

const value = z.union([z.boolean(), z.number(), z.string()]);

/** A stored suggestion, and the file that it is of. */
export type StoredSuggestion = Suggestion & { sha256: string };

/** What this version of the finders found in these files, best first; of a file that it has not looked through yet, nothing. */
export async function findStoredSuggestions(hashes: readonly string[], version: number): Promise<StoredSuggestion[]> {
  const rows = await db().suggestion.findMany({
    where: { sha256: { in: [...hashes] }, finding: { version } },
    orderBy: [{ sha256: 'asc' }, { number: 'asc' }],
  });
  return rows.flatMap(({ fact, rangeStart, rangeEnd, number: _rank, ...row }) =>
    isFactKey(fact) ? [{ ...row, fact, value: value.parse(row.value), range: { s: rangeStart, e: rangeEnd } }] : [],
  );
}

/** Files that were read and that this version of the finders has not looked through. */
export async function findUnsearched(version: number, limit: number): Promise<string[]> {
  const rows = await db().blob.findMany({
    where: { textState: 'done', OR: [{ finding: null }, { finding: { version: { not: version } } }] },
    select: { sha256: true },
    orderBy: { sha256: 'asc' },
    take: limit,
  });
  return rows.map(({ sha256 }) => sha256);
}

export async function storeSuggestions(sha256: string, version: number, found: readonly Suggestion[]): Promise<void> {
  const rows = found.map(({ range, noteDate, ...s }) => ({ ...s, range_start: range.s, range_end: range.e, note_date: noteDate }));
  await db().$queryRaw`SELECT store_suggestions(${sha256}, ${version}::int, ${JSON.stringify(rows)}::jsonb) AS stored`;
}

export type Dismissed = { documentId: string; fact: string; page: number; value: string };

/** What was waved away in a case. */
export async function findDismissed(caseId: string): Promise<Dismissed[]> {
  return db().dismissedSuggestion.findMany({ where: { caseId }, select: { documentId: true, fact: true, page: true, value: true } });
}
