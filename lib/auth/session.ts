import { APIError } from 'better-auth/api';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Acting, Viewer } from '../data/access.ts';
import { takeOnce } from '../data/doors.ts';
import { sessionLeft } from '../data/sessions.ts';
import { type AccountRecord, endSessions, findAccount, findViewer, isActiveAddress } from '../data/users.ts';
import { AppError, forbidden } from '../errors.ts';
import { currentRequest } from '../request-context.ts';
import { auth } from './auth.ts';
import { ACTIVITY_HEADER, IDLE_MS } from './idle.ts';
import { CHOOSE_YOUR_OWN } from './reauthenticate.ts';
import { needsSecondFactor, requireSecondFactor } from './second-factor.ts';
import { slowed } from './slowing.ts';

/**
 * Who is signed in. Until the password is their own (`ownPassword`), and where their role asks for one a second factor is set up, nothing is
 * open to them but to see to that.
 */
export type SignedIn = AccountRecord & {
  sessionId: string;
  /** Milliseconds until the session ends for want of activity. */
  left: number;
};

// Read once per request.
const signedIn = cache(async (): Promise<SignedIn | null> => {
  const given = new Headers(await headers());
  // What an action has just set counts in the page that its answer brings along.
  given.set('cookie', (await cookies()).toString());
  const session = await auth().api.getSession({ headers: given });
  if (!session) return null;
  const { id: sessionId } = session.session;
  const [left, account] = await Promise.all([
    sessionLeft(sessionId, given.get(ACTIVITY_HEADER) === '1', IDLE_MS),
    findAccount(session.user.id),
  ]);
  if (left === null || !account) return null;
  const request = currentRequest();
  if (request) request.userId = account.viewer.id;
  return { ...account, sessionId, left };
});

const isOpen = ({ viewer, ownPassword, secondFactor }: AccountRecord) => ownPassword && (secondFactor || !needsSecondFactor(viewer));

/** Who is signed in on this request and has nothing left to see to first, or null. */
export async function currentViewer(): Promise<Viewer | null> {
  const who = await signedIn();
  return who && isOpen(who) ? who.viewer : null;
}

/** Milliseconds until this request's session ends for want of activity; null where there is none. */
export async function timeLeft(): Promise<number | null> {
  return (await signedIn())?.left ?? null;
}

/** Who is signed in, whatever is left to see to: for the pages where one does, and no other. Or a redirect to the sign-in page. */
export async function requireSignedIn(): Promise<SignedIn> {
  return (await signedIn()) ?? redirectWithWayBack('/sign-in');
}

/** The viewer, or a redirect to where to sign in, choose a password of one's own, or set up a second factor; it leads back to the page asked for. */
export async function requireViewer(): Promise<Viewer> {
  const who = await requireSignedIn();
  if (isOpen(who)) return who.viewer;
  return redirectWithWayBack(who.ownPassword ? '/second-factor' : '/password');
}

async function redirectWithWayBack(to: '/sign-in' | '/password' | '/second-factor'): Promise<never> {
  const path = (await headers()).get('x-path');
  redirect(path && path !== '/' ? `${to}?next=${encodeURIComponent(path)}` : to);
}

/**
 * The viewer at this instant, for a use case that writes.
 * @throws AppError `forbidden` with a password that an administrator gave, since who acts could be either of the two; and without the second
 *   factor that the role asks for
 */
export async function acting(): Promise<Acting> {
  const { viewer, ownPassword, secondFactor } = await requireSignedIn();
  if (!ownPassword) throw forbidden(`${CHOOSE_YOUR_OWN}. Nothing was changed.`);
  requireSecondFactor(viewer, secondFactor);
  return { viewer, at: new Date().toISOString() };
}

/** The viewer at this instant, whatever is left to see to: for choosing a password, and nothing else. */
export async function actingOnPassword(): Promise<Acting> {
  return { viewer: (await requireSignedIn()).viewer, at: new Date().toISOString() };
}

/** The viewer at this instant with a password of their own: for setting up a second factor. @throws AppError `forbidden` */
export async function actingOnSecondFactor(): Promise<Acting> {
  const { viewer, ownPassword } = await requireSignedIn();
  if (!ownPassword) throw forbidden(`${CHOOSE_YOUR_OWN}. Nothing was changed.`);
  return { viewer, at: new Date().toISOString() };
}

/** `code`: the password was right, and a code of the second factor is wanted. */
export type Entered = { ok: true; wants: 'nothing' | 'code' } | { ok: false; message: string };

const WRONG = { ok: false, message: 'E-mail or password is wrong.' } as const;
const address = () => currentRequest()?.address ?? null;

/** Tries e-mail and password; slowed after failures, and for an address without account as for any other. */
export async function signInWithPassword(input: { email: string; password: string }): Promise<Entered> {
  const email = input.email.trim().toLowerCase();
  return orSlowed(() =>
    slowed('sign-in', email, address(), async () => {
      const value = await tryPassword(email, input.password);
      return { right: value.ok, value };
    }),
  );
}

async function tryPassword(email: string, password: string): Promise<Entered> {
  try {
    // better-auth hashes the password also where there is no such account: both take the same time.
    const answer = await auth().api.signInEmail({ body: { email, password }, headers: await headers() });
    if ('twoFactorRedirect' in answer) return (await isActiveAddress(email)) ? { ok: true, wants: 'code' } : WRONG;
    return (await endUnlessActive(answer.user.id)) ? { ok: true, wants: 'nothing' } : WRONG;
  } catch (error) {
    if (error instanceof APIError) return WRONG;
    throw error;
  }
}

/** The session that an account which is not active has just opened ends with any other. @returns whether it is active */
async function endUnlessActive(userId: string): Promise<boolean> {
  if (await findViewer(userId)) return true;
  await endSessions(userId);
  await auth().api.signOut({ headers: await headers() });
  return false;
}

const WRONG_CODE = { ok: false, message: 'The code is wrong or has been used up. Type the one that the app shows now.' } as const;
/** As long as a code may be typed in: its own half minute, and the ones before and after. */
const CODE_SECONDS = 90;
const STALE_CODE = { ok: false, message: 'Too long ago, or too many wrong codes: sign in with your password once more.' } as const;

/** Ends the sign-in that a right password began: a code of the app, or one of the backup codes. Slowed after failures. */
export async function signInWithCode(code: string): Promise<Entered> {
  const who = await challenged();
  if (who === null) return STALE_CODE;
  return orSlowed(() =>
    slowed('code', who, address(), async () => {
      const value = await tryCode(who, code.replace(/\s/g, ''));
      return { right: value.ok, value };
    }),
  );
}

/** Whose code is wanted: said by the challenge that the right password left in a cookie; null where there is none, or it is too old. */
async function challenged(): Promise<string | null> {
  const cookie = /\.two_factor=([^;.]+)/.exec((await headers()).get('cookie') ?? '')?.[1];
  if (cookie === undefined) return null;
  const { internalAdapter } = await auth().$context;
  return (await internalAdapter.findVerificationValue(cookie))?.value ?? null;
}

async function tryCode(userId: string, code: string): Promise<Entered> {
  const given = await headers();
  try {
    if (!/^\d{6}$/.test(code)) await auth().api.verifyBackupCode({ body: { code }, headers: given });
    else if (await isUsedUp(userId, code)) return WRONG_CODE;
    else await auth().api.verifyTOTP({ body: { code }, headers: given });
    return (await endUnlessActive(userId)) ? { ok: true, wants: 'nothing' } : WRONG_CODE;
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    return /INVALID_(CODE|BACKUP_CODE)/.test(String(error.body?.code)) ? WRONG_CODE : STALE_CODE;
  }
}

/** A code is good for one attempt: whoever looked over a shoulder comes too late. Not in the demo, whose one code everybody shares. */
const isUsedUp = async (userId: string, code: string) =>
  process.env.DEMO !== 'on' && !(await takeOnce(`code ${userId} ${code}`, CODE_SECONDS));

async function orSlowed(attempt: () => Promise<Entered>): Promise<Entered> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof AppError) return { ok: false, message: error.message };
    throw error;
  }
}

export async function signOut(): Promise<void> {
  await auth().api.signOut({ headers: await headers() });
}
