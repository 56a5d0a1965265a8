'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import { requireSignedIn } from '@/lib/auth/session.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { endOtherSignIns, endSignIn } from '@/lib/use-cases/sign-ins.ts';

const WHICH = z.strictObject({ id: z.string().min(1).max(100) });

/** Signs the viewer out on one device. */
export async function end(input: z.infer<typeof WHICH>): Promise<ActionResult<void>> {
  const result = await perform(WHICH, input, endSignIn);
  refresh();
  return result;
}

/** Signs the viewer out everywhere but here. */
export async function endOthers(): Promise<ActionResult<number>> {
  const { sessionId } = await requireSignedIn();
  const result = await perform(z.strictObject({}), {}, (acting) => endOtherSignIns(acting, sessionId));
  refresh();
  return result;
}
