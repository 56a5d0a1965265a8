'use server';

import { revalidatePath } from 'next/cache';
import type { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { flagDocument } from '@/lib/use-cases/flag-document.ts';
import { openProtected } from '@/lib/use-cases/read-protected.ts';
import { FLAG, OPEN } from './schemas';

/** Says what a document is, and whether the law protects it further. */
export async function flag(input: z.infer<typeof FLAG>): Promise<ActionResult<void>> {
  const result = await perform(FLAG, input, (acting, command) => flagDocument(acting, command));
  revalidatePath('/cases/[caseId]', 'layout');
  return result;
}

/** Opens a protected document for half a day; the reason is kept. */
export async function open(input: z.infer<typeof OPEN>): Promise<ActionResult<void>> {
  const result = await perform(OPEN, input, (acting, command) => openProtected(acting, command));
  revalidatePath('/cases/[caseId]', 'layout');
  return result;
}
