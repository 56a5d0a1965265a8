'use server';

import { perform } from '@/lib/auth/action.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { fileAppeal } from '@/lib/use-cases/file-appeal.ts';
import { APPEAL, type AppealForm } from './schema';

/** Files an appeal as a linked case; answers with its number. */
export async function appeal(input: AppealForm): Promise<ActionResult<{ number: string }>> {
  return perform(APPEAL, input, fileAppeal);
}
