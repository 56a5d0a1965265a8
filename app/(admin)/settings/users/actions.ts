'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import type { ActionResult } from '@/lib/errors.ts';
import {
  type CredentialInput,
  credentialSchema,
  type InviteInput,
  inviteSchema,
  type UserChangeInput,
  userChangeSchema,
} from '@/lib/forms/user-schema.ts';
import { changeUser } from '@/lib/use-cases/change-user.ts';
import { inviteUser, renewUserPassword } from '@/lib/use-cases/invite-user.ts';
import { resetSecondFactor } from '@/lib/use-cases/reset-second-factor.ts';
import { saveCredential } from '@/lib/use-cases/save-credential.ts';
import { endSignInsOf } from '@/lib/use-cases/sign-ins.ts';

/** Makes an account; answers with the password, which is shown once. */
export async function invite(input: InviteInput): Promise<ActionResult<{ id: string; password: string }>> {
  return perform(inviteSchema, input, inviteUser);
}

/** Changes an account. */
export async function change(input: UserChangeInput): Promise<ActionResult<null>> {
  const result = await perform(userChangeSchema, input, async (acting, command) => {
    await changeUser(acting, command);
    return null;
  });
  if (result.ok) refresh();
  return result;
}

const WHO = z.strictObject({ id: z.string().min(1).max(100) });

/** Gives an account another password, shown once, and ends its sessions. */
export async function renew(input: z.infer<typeof WHO>): Promise<ActionResult<{ password: string }>> {
  return perform(WHO, input, renewUserPassword);
}

/** Adds or changes a director's license. */
export async function saveLicense(input: CredentialInput): Promise<ActionResult<null>> {
  const result = await perform(credentialSchema, input, async (acting, command) => {
    await saveCredential(acting, command);
    return null;
  });
  if (result.ok) refresh();
  return result;
}

/** Takes an account's second factor away; the next sign-in sets up another. */
export async function resetFactor(input: z.infer<typeof WHO>): Promise<ActionResult<void>> {
  const result = await perform(WHO, input, resetSecondFactor);
  refresh();
  return result;
}

const SIGN_INS = z.strictObject({ userId: z.string().min(1).max(100), id: z.string().min(1).max(100).nullable() });

/** Signs somebody out on one device, or everywhere. */
export async function endSignIns(input: z.infer<typeof SIGN_INS>): Promise<ActionResult<number>> {
  const result = await perform(SIGN_INS, input, endSignInsOf);
  refresh();
  return result;
}
