'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { toRoute } from '@/components/ui/routes';
import { signOut as endSession, signInWithPassword } from '@/lib/auth/session.ts';
import { MOST_PASSWORD } from '@/lib/forms/password-schema.ts';
import { safeNextPath } from './next-path';

/** What the form shows after an attempt: the e-mail is kept, the password never comes back. */
export interface SignInState {
  email: string;
  message: string | null;
}

const FORM = z.instanceof(FormData);
const CREDENTIALS = z.object({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(MOST_PASSWORD),
});

/** Signs in and goes to the page that was asked for, by way of the second factor where there is one; or says what is wrong. */
export async function signIn(_: SignInState, input: FormData): Promise<SignInState> {
  const form = FORM.safeParse(input).data ?? new FormData();
  const email = String(form.get('email') ?? '').slice(0, 254);
  const parsed = CREDENTIALS.safeParse({ email, password: form.get('password') });
  if (!parsed.success) return { email, message: 'Enter your e-mail and your password. Nothing was changed.' };
  const result = await signInWithPassword(parsed.data);
  if (!result.ok) return { email, message: result.message };
  const next = safeNextPath(form.get('next'));
  redirect(toRoute(result.wants === 'code' ? `/sign-in/code?${new URLSearchParams({ next })}` : next));
}

/** Ends the session and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  await endSession();
  redirect('/sign-in');
}
