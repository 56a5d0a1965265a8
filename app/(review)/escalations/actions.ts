'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import { isCaseNumber } from '@/lib/cases/identifiers.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { takeCase } from '@/lib/use-cases/take-case.ts';

const schema = z.strictObject({ number: z.string().refine(isCaseNumber, 'not a case number') });

/** Takes a case from the queue; the queue is read again whatever came of it. */
export async function take(input: { number: string }): Promise<ActionResult<void>> {
  const result = await perform(schema, input, (acting, { number }) => takeCase(acting, number));
  revalidatePath('/escalations');
  return result;
}
