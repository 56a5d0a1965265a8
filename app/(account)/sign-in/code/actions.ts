'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { toRoute } from '@/components/ui/routes';
import { signInWithCode } from '@/lib/auth/session.ts';
import { safeNextPath } from '../next-path';

const FORM = z.instanceof(FormData);
const CODE = z.string().trim().min(6).max(20);

/** Ends the sign-in by the code and goes to the page that was asked for. @returns what is wrong */
export async function enterCode(_: string | null, input: FormData): Promise<string> {
  const form = FORM.safeParse(input);
  const code = CODE.safeParse(form.data?.get('code'));
  if (!form.success || !code.success) return 'Type the six digits of the app, or a whole backup code.';
  const entered = await signInWithCode(code.data);
  if (!entered.ok) return entered.message;
  redirect(toRoute(safeNextPath(form.data.get('next'))));
}
