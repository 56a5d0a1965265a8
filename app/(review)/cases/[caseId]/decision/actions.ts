'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import { FACT_KEYS } from '@/lib/criteria/facts.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { approveCase } from '@/lib/use-cases/approve-case.ts';
import { confirmReady } from '@/lib/use-cases/confirm-ready.ts';

const number = z.string().max(20);
const version = z.int().min(1);

const READY = z.strictObject({ number, version, acceptedGaps: z.array(z.enum(FACT_KEYS)).max(FACT_KEYS.length) });

/** Confirms the case ready at the version that was on screen, with the gaps that were accepted there. */
export async function confirm(input: z.infer<typeof READY>): Promise<ActionResult<null>> {
  const result = await perform(READY, input, async (acting, command) => {
    await confirmReady(acting, command.number, command.version, command.acceptedGaps);
    return null;
  });
  refresh();
  return result;
}

const APPROVE = z.strictObject({
  number,
  version,
  confirmedLines: z.array(z.int().min(1)).max(20),
  rationale: z.string().trim().max(4000, 'The rationale has at most 4,000 characters'),
});

/** Approves the case, or states that it needs no review; answers with the authorization number. */
export async function approve(input: z.infer<typeof APPROVE>): Promise<ActionResult<string>> {
  const result = await perform(APPROVE, input, approveCase);
  refresh();
  return result;
}
