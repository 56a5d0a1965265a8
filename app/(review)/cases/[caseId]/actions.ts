'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { claimCase } from '@/lib/use-cases/claim-case.ts';
import { releaseCase } from '@/lib/use-cases/release-case.ts';

const CASE = z.strictObject({ number: z.string().max(20) });

/** Takes the case. The page comes back as the case now is, also where somebody was faster. */
export async function claim(input: z.infer<typeof CASE>): Promise<ActionResult<null>> {
  const result = await perform(CASE, input, async (acting, { number }) => {
    await claimCase(acting, number);
    return null;
  });
  refresh();
  return result;
}

/** Gives the case back; answers and evidence stay. */
export async function release(input: z.infer<typeof CASE>): Promise<ActionResult<null>> {
  const result = await perform(CASE, input, async (acting, { number }) => {
    await releaseCase(acting, number);
    return null;
  });
  refresh();
  return result;
}
