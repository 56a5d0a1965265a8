'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { approveContinuity } from '@/lib/use-cases/approve-continuity.ts';

const CONTINUITY = z.strictObject({
  number: z.string().max(20),
  version: z.int().min(1),
  confirmedLines: z.array(z.int().min(1)).max(20),
  conditions: z.array(z.string().max(4000)).max(10),
  rationale: z.string().trim().max(4000, 'The rationale has at most 4,000 characters'),
});

/** Approves a new member's refill under the plan's rule; answers with the authorization number. */
export async function approve(input: z.infer<typeof CONTINUITY>): Promise<ActionResult<string>> {
  const result = await perform(CONTINUITY, input, approveContinuity);
  refresh();
  return result;
}
