'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { toRoute } from '@/components/ui/routes';
import { signOut as endSession, signInWithPassword } from '@/lib/auth/session.ts';
import { safeNextPath } from './next-path';

/** What the form shows after an attempt: the e-mail is kept, the password never comes back. */
export interface SignInState {
  email: string;
  message: string | null;
}

const CREDENTIALS = z.object({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(200),
});

/** Signs in and goes to the page that was asked for, or says what is wrong. */
export async function signIn(_: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get('email') ?? '').slice(0, 254);
  const parsed = CREDENTIALS.safeParse({ email, password: form.get('password') });
  if (!parsed.success) return { email, message: 'Enter your e-mail and your password. Nothing was changed.' };
  const result = await signInWithPassword(parsed.data);
  if (!result.ok) return { email, message: result.message };
  redirect(toRoute(safeNextPath(form.get('next'))));
}

/** Ends the session and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  await endSession();
  redirect('/sign-in');
}
