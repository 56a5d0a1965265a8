'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import { STAGES } from '@/lib/criteria/case-input.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { correctRequest } from '@/lib/use-cases/correct-request.ts';

const CORRECTION = z.strictObject({
  number: z.string().max(20),
  version: z.int().min(1),
  planId: z.string().max(64),
  stage: z.enum(STAGES).nullable(),
  reason: z.string().trim().min(1, 'Say why').max(2000, 'At most 2,000 characters'),
});

/** Corrects the plan or the kind of request. The reply brings the case's header along. */
export async function correct(input: z.infer<typeof CORRECTION>): Promise<ActionResult<null>> {
  const result = await perform(CORRECTION, input, async (acting, command) => {
    await correctRequest(acting, command);
    return null;
  });
  refresh();
  return result;
}
