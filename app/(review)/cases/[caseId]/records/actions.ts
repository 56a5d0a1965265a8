'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import { isCaseNumber } from '@/lib/cases/identifiers.ts';
import type { ActionResult } from '@/lib/errors.ts';
import type { SearchHit } from '@/lib/records/document.ts';
import { recordView } from '@/lib/use-cases/record-view.ts';
import { removeDocument } from '@/lib/use-cases/remove-document.ts';
import { searchRecords as search } from '@/lib/use-cases/search-records.ts';

const number = z.string().refine(isCaseNumber, 'not a case number');

const SEARCH = z.strictObject({ number, query: z.string().max(200) });

/** What is looked for is in no address: it often names a person. */
export async function searchRecords(input: z.infer<typeof SEARCH>): Promise<ActionResult<SearchHit[]>> {
  return perform(SEARCH, input, async (acting, asked) => {
    const hits = await search(acting.viewer, asked.number, asked.query);
    await recordView(acting, { kind: 'document', caseNumber: asked.number, subject: 'search', screen: 'records' });
    return hits;
  });
}

const REMOVE = z.strictObject({
  number,
  documentId: z.uuid(),
  /** How many citations of it the person was told of. */
  citations: z.number().int().min(0).max(100_000),
  reason: z.string().trim().min(1, 'Give the reason').max(2000),
});

/** Takes a document out of the records. */
export async function remove(input: z.infer<typeof REMOVE>): Promise<ActionResult<void>> {
  const result = await perform(REMOVE, input, (acting, command) => removeDocument(acting, command));
  revalidatePath('/cases/[caseId]', 'layout');
  return result;
}
