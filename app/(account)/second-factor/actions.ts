'use server';

import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import { actingOnSecondFactor } from '@/lib/auth/session.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { MOST_PASSWORD } from '@/lib/forms/password-schema.ts';
import { beginSecondFactor, confirmSecondFactor, type NewSecondFactor } from '@/lib/use-cases/second-factor.ts';

const BEGIN = z.strictObject({ password: z.string().min(1, 'Enter your password').max(MOST_PASSWORD, 'The password is wrong') });
const CONFIRM = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^\d{3} ?\d{3}$/, 'Six digits'),
});

/** Makes a second factor, shown this once; it holds once a code of it was tried. */
export async function begin(input: z.infer<typeof BEGIN>): Promise<ActionResult<NewSecondFactor>> {
  return perform(BEGIN, input, beginSecondFactor, actingOnSecondFactor);
}

export async function confirm(input: z.infer<typeof CONFIRM>): Promise<ActionResult<void>> {
  return perform(CONFIRM, input, confirmSecondFactor, actingOnSecondFactor);
}
