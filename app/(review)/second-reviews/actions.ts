'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import { FACT_KEYS } from '@/lib/criteria/facts.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { finishSecondReview, releaseSecondReview, saveSecondReviewAnswer, takeSecondReview } from '@/lib/use-cases/second-review.ts';

const REVIEW = z.strictObject({ id: z.uuid() });

export async function takeReview(input: z.input<typeof REVIEW>): Promise<ActionResult> {
  return changed(
    await perform(REVIEW, input, async (acting, command) => {
      await takeSecondReview(acting, command);
      return undefined;
    }),
  );
}

export async function giveReviewBack(input: z.input<typeof REVIEW>): Promise<ActionResult> {
  return changed(
    await perform(REVIEW, input, async (acting, command) => {
      await releaseSecondReview(acting, command);
      return undefined;
    }),
  );
}

const ANSWER = z.strictObject({
  id: z.uuid(),
  fact: z.enum(FACT_KEYS),
  // Which values a fact takes is the use case's to say.
  value: z.union([z.boolean(), z.number(), z.string().max(100), z.null()]),
  note: z.string().max(4000, 'At most 4,000 characters'),
  expectedVersion: z.int().min(0),
});

/** Saves one answer; the reply brings no page along. @returns its version */
export async function saveSecondAnswer(input: z.input<typeof ANSWER>): Promise<ActionResult<number>> {
  return perform(ANSWER, input, saveSecondReviewAnswer);
}

/** @returns how many clauses came out otherwise */
export async function finishReview(input: z.input<typeof REVIEW>): Promise<ActionResult<{ disagreements: number }>> {
  return changed(await perform(REVIEW, input, finishSecondReview));
}

/** The page comes back as things now are. */
function changed<T>(result: ActionResult<T>): ActionResult<T> {
  refresh();
  return result;
}
