import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { acting as actingAs, createPlan, createUser } from '../../tests/factories.ts';
import type { Viewer } from '../data/access.ts';
import { db, disconnect } from '../data/db.ts';
import { renewPassword } from '../data/organization.ts';
import { acting, actingOnPassword, actingOnSecondFactor, currentViewer, requireSignedIn, requireViewer, timeLeft } from './session.ts';

const request = vi.hoisted(() => ({ userId: '', sessionId: '', activity: '0' }));
// A request has headers and a session only inside of Next.
vi.mock('next/headers', () => ({
  cookies: async () => '',
  headers: async () => new Headers({ 'x-path': '/cases/26-1/decision', 'x-activity': request.activity }),
}));
vi.mock('./auth.ts', () => ({
  auth: () => ({ api: { getSession: async () => ({ user: { id: request.userId }, session: { id: request.sessionId } }) } }),
}));

let director: Viewer;
beforeAll(async () => {
  await createPlan();
});
beforeEach(async () => {
  director = await createUser('medical-director');
  await openSession();
});
afterAll(disconnect);

async function openSession(): Promise<void> {
  const id = randomUUID();
  await db().session.create({ data: { id, userId: director.id, token: id, expiresAt: new Date(Date.now() + 3_600_000) } });
  Object.assign(request, { userId: director.id, sessionId: id });
}

test('with a password of one’s own, pages and actions are open', async () => {
  expect(await requireViewer()).toEqual(director);
  expect(await currentViewer()).toEqual(director);
  expect((await acting()).viewer).toEqual(director);
});

test('with one that an administrator gave nothing is open but the choice of another', async () => {
  const told = { type: 'password-renewed', subject: director.id, name: director.name, changes: [] } as const;
  await renewPassword(actingAs(await createUser('admin')), director.id, 'none', told);
  // Every session ended with it: this is the next sign-in.
  await openSession();
  await expect(acting()).rejects.toMatchObject({ code: 'forbidden' });
  await expect(requireViewer()).rejects.toMatchObject({ digest: expect.stringContaining('/password?next=%2Fcases%2F26-1%2Fdecision') });
  expect(await currentViewer()).toBeNull();
  expect((await actingOnPassword()).viewer).toEqual(director);
  expect(await requireSignedIn()).toMatchObject({ ownPassword: false, sessionId: request.sessionId });
});

test('without the second factor that the role asks for nothing is open but to set one up', async () => {
  await db().user.update({ where: { id: director.id }, data: { twoFactorEnabled: false } });
  await expect(acting()).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('second factor') });
  await expect(requireViewer()).rejects.toMatchObject({
    digest: expect.stringContaining('/second-factor?next=%2Fcases%2F26-1%2Fdecision'),
  });
  expect(await currentViewer()).toBeNull();
  expect((await actingOnSecondFactor()).viewer).toEqual(director);
  await db().membership.updateMany({ where: { userId: director.id }, data: { role: 'nurse' } });
  expect((await acting()).viewer.id).toBe(director.id);
});

test('a session that nobody used for 15 minutes is over; what a screen asks by itself does not prolong it', async () => {
  const minutesAgo = (minutes: number) =>
    db().session.update({ where: { id: request.sessionId }, data: { activeAt: new Date(Date.now() - minutes * 60_000) } });
  const activeAt = async () => (await db().session.findUnique({ where: { id: request.sessionId } }))?.activeAt.getTime() ?? 0;
  await minutesAgo(14);
  const before = await activeAt();
  expect(await timeLeft()).toBeLessThanOrEqual(60_000);
  expect(await activeAt()).toBe(before);
  request.activity = '1';
  expect(await timeLeft()).toBe(15 * 60_000);
  expect(await activeAt()).toBeGreaterThan(before);
  request.activity = '0';
  await minutesAgo(15);
  expect(await currentViewer()).toBeNull();
  expect(await activeAt()).toBe(0);
  await expect(requireViewer()).rejects.toMatchObject({ digest: expect.stringContaining('/sign-in?next=') });
});
