import { APIError } from 'better-auth/api';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Acting, Viewer } from '../data/access.ts';
import { endSessions, findAccount, findViewer } from '../data/users.ts';
import { forbidden } from '../errors.ts';
import { auth } from './auth.ts';
import { CHOOSE_YOUR_OWN } from './reauthenticate.ts';

/** Who is signed in. Until the password is their own (`ownPassword`), nothing is open to them but to choose one. */
export type SignedIn = { viewer: Viewer; ownPassword: boolean; sessionId: string };

// Read once per request.
const signedIn = cache(async (): Promise<SignedIn | null> => {
  const session = await auth().api.getSession({ headers: await headers() });
  const account = session && (await findAccount(session.user.id));
  return account ? { ...account, sessionId: session.session.id } : null;
});

/** Who is signed in on this request with a password of their own, or null. */
export async function currentViewer(): Promise<Viewer | null> {
  const who = await signedIn();
  return who?.ownPassword ? who.viewer : null;
}

/** Who is signed in, with whatever password: for the page where one chooses it, and no other. Or a redirect to the sign-in page. */
export async function requireSignedIn(): Promise<SignedIn> {
  return (await signedIn()) ?? redirectWithWayBack('/sign-in');
}

/** The viewer, or a redirect to the page where to sign in, or to choose a password of one's own; it leads back to the page asked for. */
export async function requireViewer(): Promise<Viewer> {
  const { viewer, ownPassword } = await requireSignedIn();
  return ownPassword ? viewer : redirectWithWayBack('/password');
}

async function redirectWithWayBack(to: '/sign-in' | '/password'): Promise<never> {
  const path = (await headers()).get('x-path');
  redirect(path && path !== '/' ? `${to}?next=${encodeURIComponent(path)}` : to);
}

/**
 * The viewer at this instant, for a use case that writes.
 * @throws AppError `forbidden` with a password that an administrator gave: who acts could be either of the two
 */
export async function acting(): Promise<Acting> {
  const { viewer, ownPassword } = await requireSignedIn();
  if (!ownPassword) throw forbidden(`${CHOOSE_YOUR_OWN}. Nothing was changed.`);
  return { viewer, at: new Date().toISOString() };
}

/** The viewer at this instant, with whatever password: for choosing one, and nothing else. */
export async function actingOnPassword(): Promise<Acting> {
  return { viewer: (await requireSignedIn()).viewer, at: new Date().toISOString() };
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
