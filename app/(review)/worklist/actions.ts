'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import { isCaseNumber } from '@/lib/cases/identifiers.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { claimCase } from '@/lib/use-cases/claim-case.ts';

const schema = z.strictObject({ number: z.string().refine(isCaseNumber, 'not a case number') });

/** Claims a case from the list; the list is read again whatever came of it. */
export async function claim(input: { number: string }): Promise<ActionResult<void>> {
  const result = await perform(schema, input, (acting, { number }) => claimCase(acting, number));
  revalidatePath('/worklist');
  return result;
}
