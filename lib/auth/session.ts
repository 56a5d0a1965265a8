import { APIError } from 'better-auth/api';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Acting, Viewer } from '../data/access.ts';
import { endSessions, findViewer } from '../data/users.ts';
import { auth } from './auth.ts';

/** Who is signed in on this request, or null. Read once per request. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const session = await auth().api.getSession({ headers: await headers() });
  return session ? findViewer(session.user.id) : null;
});

/** The viewer, or a redirect to the sign-in page, which leads back to the page asked for. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await currentViewer();
  if (viewer) return viewer;
  const path = (await headers()).get('x-path');
  redirect(path && path !== '/' ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in');
}

/** The viewer at this instant, for a use case that writes. */
export async function acting(): Promise<Acting> {
  return { viewer: await requireViewer(), at: new Date().toISOString() };
}

export async function signInWithPassword(input: {
  email: string;
  password: string;
}): Promise<{ ok: true } | { ok: false; message: string }> {
  const wrong = { ok: false as const, message: 'E-mail or password is wrong.' };
  try {
    const { user } = await auth().api.signInEmail({
      body: { email: input.email.trim().toLowerCase(), password: input.password },
      headers: await headers(),
    });
    if (await findViewer(user.id)) return { ok: true };
    // The account is not active: the session that its password has just opened ends with any other.
    await endSessions(user.id);
    await auth().api.signOut({ headers: await headers() });
    return wrong;
  } catch (error) {
    if (error instanceof APIError) return wrong;
    throw error;
  }
}

export async function signOut(): Promise<void> {
  await auth().api.signOut({ headers: await headers() });
}
