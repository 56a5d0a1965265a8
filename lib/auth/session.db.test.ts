import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createPlan, createUser } from '../../tests/factories.ts';
import type { Viewer } from '../data/access.ts';
import { db, disconnect } from '../data/db.ts';
import { auth, hashPassword } from './auth.ts';
import { currentViewer, requireViewer, signInWithPassword, signOut } from './session.ts';

const PASSWORD = 'correct horse battery staple';
let request = new Headers();
vi.mock('next/headers', () => ({ headers: async () => request, cookies: async () => request.get('cookie') ?? '' }));
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`redirected to ${to}`);
  },
}));

let nurse: Viewer;

beforeAll(async () => {
  await createPlan();
  nurse = await createAccount();
});
beforeEach(() => {
  request = new Headers();
});
afterAll(disconnect);

async function createAccount(): Promise<Viewer> {
  const viewer = await createUser('nurse');
  await db().account.updateMany({ where: { userId: viewer.id }, data: { password: await hashPassword(PASSWORD) } });
  return viewer;
}

/** Signs in, and sends the session's cookie with the requests after. */
async function enter(viewer: Viewer): Promise<void> {
  const { headers } = await auth().api.signInEmail({ body: { email: viewer.email, password: PASSWORD }, returnHeaders: true });
  const cookie = headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  request = new Headers({ cookie: cookie.split(';')[0] ?? '' });
}

const sessions = (viewer: Viewer) => db().session.count({ where: { userId: viewer.id } });

test('who is signed in is a viewer with the roles held now', async () => {
  expect(await currentViewer()).toBeNull();
  await enter(nurse);
  expect(await currentViewer()).toEqual(nurse);
  await db().membership.updateMany({ where: { userId: nurse.id }, data: { role: 'manager' } });
  expect((await currentViewer())?.memberships).toEqual([{ planId: 'molina-medicaid', role: 'manager' }]);
  await db().membership.updateMany({ where: { userId: nurse.id }, data: { role: 'nurse' } });
});

test('the session of an account that is no longer active yields no viewer', async () => {
  const former = await createAccount();
  await enter(former);
  expect((await currentViewer())?.id).toBe(former.id);
  await db().user.update({ where: { id: former.id }, data: { active: false } });
  expect(await currentViewer()).toBeNull();
  await expect(requireViewer()).rejects.toThrow('redirected to /sign-in');
});

test('an account that is not active does not sign in, and leaves no session behind', async () => {
  const former = await createAccount();
  await db().user.update({ where: { id: former.id }, data: { active: false } });
  const inactive = await signInWithPassword({ email: former.email, password: PASSWORD });
  expect(inactive).toMatchObject({ ok: false });
  expect(await sessions(former)).toBe(0);
  // The same words as for a wrong password: nobody learns which accounts there were.
  expect(await signInWithPassword({ email: former.email, password: 'wrong' })).toEqual(inactive);
});

test.each([
  ['a wrong password', () => ({ email: nurse.email, password: 'wrong' })],
  ['no password', () => ({ email: nurse.email, password: '' })],
  ['a password in other capitals', () => ({ email: nurse.email, password: PASSWORD.toUpperCase() })],
  ['an address without account', () => ({ email: 'nobody@example.test', password: PASSWORD })],
  ['what is no address', () => ({ email: "' OR 1=1 --", password: PASSWORD })],
])('%s opens no session', async (_, input) => {
  const before = await db().session.count();
  expect(await signInWithPassword(input())).toEqual({ ok: false, message: 'E-mail or password is wrong.' });
  expect(await db().session.count()).toBe(before);
});

test('the right password opens one, whatever the capitals of the address; signing out ends it', async () => {
  const before = await sessions(nurse);
  expect(await signInWithPassword({ email: ` ${nurse.email.toUpperCase()} `, password: PASSWORD })).toEqual({ ok: true, wants: 'nothing' });
  expect(await sessions(nurse)).toBe(before + 1);
  await enter(nurse);
  await signOut();
  expect(await sessions(nurse)).toBe(before + 1);
  expect(await currentViewer()).toBeNull();
});

test('a session ends by itself, and a forged cookie is none', async () => {
  await enter(nurse);
  const cookie = request.get('cookie') ?? '';
  request = new Headers({ cookie: `${cookie.slice(0, -6)}abcdef` });
  expect(await currentViewer()).toBeNull();
  request = new Headers({ cookie });
  expect(await currentViewer()).not.toBeNull();
  await db().session.updateMany({ where: { userId: nurse.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
  expect(await currentViewer()).toBeNull();
});

test('nobody signs up', async () => {
  const before = await db().user.count();
  await expect(auth().api.signUpEmail({ body: { email: 'new@example.test', password: PASSWORD, name: 'New' } })).rejects.toThrow(
    'sign up is not enabled',
  );
  expect(await db().user.count()).toBe(before);
});
