'use server';

import { refresh } from 'next/cache';
import { perform } from '@/lib/auth/action.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { confirmCheck, confirmSuggested } from '@/lib/use-cases/confirm-check.ts';
import { CHECK, type CheckForm, SUGGESTED, type SuggestedForm } from './checks-schema';

/** Records what a person found before review. */
export async function check(input: CheckForm): Promise<ActionResult<null>> {
  const result = await perform(CHECK, input, async (acting, command) => {
    await confirmCheck(acting, command);
    return null;
  });
  refresh();
  return result;
}

/** Records that what the plan's data suggests for the review is so. */
export async function checkSuggested(input: SuggestedForm): Promise<ActionResult<null>> {
  const result = await perform(SUGGESTED, input, async (acting, command) => {
    await confirmSuggested(acting, command);
    return null;
  });
  refresh();
  return result;
}
