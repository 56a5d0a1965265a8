'use server';

import { refresh } from 'next/cache';
import { perform } from '@/lib/auth/action.ts';
import { actingOnPassword, requireSignedIn } from '@/lib/auth/session.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { type PasswordInput, passwordSchema } from '@/lib/forms/password-schema.ts';
import { changePassword } from '@/lib/use-cases/change-password.ts';

/** Changes one's own password; this session goes on, every other ends. */
export async function change(input: PasswordInput): Promise<ActionResult<null>> {
  const { sessionId } = await requireSignedIn();
  const result = await perform(
    passwordSchema,
    input,
    async (acting, command) => {
      await changePassword(acting, command, sessionId);
      return null;
    },
    actingOnPassword,
  );
  if (result.ok) refresh();
  return result;
}
