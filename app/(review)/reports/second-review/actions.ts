'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { drawReviewSample } from '@/lib/use-cases/draw-sample.ts';
import { settleSecondReview } from '@/lib/use-cases/settle-disagreement.ts';

const DRAW = z.strictObject({
  planId: z.string().min(1, 'Choose a plan').max(63),
  month: z.string().regex(/^2\d{3}-(0[1-9]|1[0-2])$/, 'A month, such as 2026-11'),
});

/** @returns how many cases were drawn */
export async function draw(input: z.input<typeof DRAW>): Promise<ActionResult<number>> {
  return changed(await perform(DRAW, input, drawReviewSample));
}

const SETTLE = z.strictObject({
  id: z.uuid(),
  leaf: z.string().min(1).max(100),
  stands: z.enum(['first', 'second'], 'Say which answer stands'),
  reason: z.string().trim().min(1, 'Say why').max(2000),
  suggestsReopening: z.boolean(),
});

export async function settle(input: z.input<typeof SETTLE>): Promise<ActionResult> {
  return changed(
    await perform(SETTLE, input, async (acting, command) => {
      await settleSecondReview(acting, command);
      return undefined;
    }),
  );
}

/** The page comes back as things now are. */
function changed<T>(result: ActionResult<T>): ActionResult<T> {
  refresh();
  return result;
}
