'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { changeSchema } from '@/lib/forms/parties-schema.ts';
import { changeParties } from '@/lib/use-cases/change-parties.ts';

const CHANGE = z.strictObject({
  ...changeSchema.shape,
  number: z.string().max(20),
  seen: z.int().min(1),
});

/** Changes who acts for the member and where letters go. The reply brings the case's header along. */
export async function change(input: z.input<typeof CHANGE>): Promise<ActionResult<null>> {
  const result = await perform(CHANGE, input, async (acting, command) => {
    await changeParties(acting, command);
    return null;
  });
  refresh();
  return result;
}
