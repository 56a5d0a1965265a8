'use server';

import { refresh } from 'next/cache';
import { perform } from '@/lib/auth/action.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { confirmCheck } from '@/lib/use-cases/confirm-check.ts';
import { CHECK, type CheckForm } from './checks-schema';

/** Records what a person found before review. */
export async function check(input: CheckForm): Promise<ActionResult<null>> {
  const result = await perform(CHECK, input, async (acting, command) => {
    await confirmCheck(acting, command);
    return null;
  });
  refresh();
  return result;
}
