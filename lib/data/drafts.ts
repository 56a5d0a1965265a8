import type { SigningDraft } from '../cases/signing.ts';
import { signingDraft } from '../forms/signing-schema.ts';
import { db } from './db.ts';

/** What the director wrote so far on a case; null before the first save. The caller has found the case through `findCase`. */
export async function findDraft(caseId: string, directorId: string): Promise<{ draft: SigningDraft; savedAt: string } | null> {
  const row = await db().decisionDraft.findUnique({ where: { caseId_directorId: { caseId, directorId } } });
  return row && { draft: signingDraft.parse(row.draft), savedAt: row.savedAt.toISOString() };
}
