import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { acting as actingAs, createPlan, createUser } from '../../tests/factories.ts';
import type { Viewer } from '../data/access.ts';
import { disconnect } from '../data/db.ts';
import { renewPassword } from '../data/organization.ts';
import { acting, actingOnPassword, currentViewer, requireSignedIn, requireViewer } from './session.ts';

const request = vi.hoisted(() => ({ userId: '' }));
// A request has headers and a session only inside of Next.
vi.mock('next/headers', () => ({ headers: async () => new Headers({ 'x-path': '/cases/26-1/decision' }) }));
vi.mock('./auth.ts', () => ({
  auth: () => ({ api: { getSession: async () => ({ user: { id: request.userId }, session: { id: 'this one' } }) } }),
}));

let director: Viewer;
beforeAll(async () => {
  await createPlan();
});
beforeEach(async () => {
  director = await createUser('medical-director');
  request.userId = director.id;
});
afterAll(disconnect);

test('with a password of one’s own, pages and actions are open', async () => {
  expect(await requireViewer()).toEqual(director);
  expect(await currentViewer()).toEqual(director);
  expect((await acting()).viewer).toEqual(director);
});

test('with one that an administrator gave nothing is open but the choice of another', async () => {
  const told = { type: 'password-renewed', subject: director.id, name: director.name, changes: [] } as const;
  await renewPassword(actingAs(await createUser('admin')), director.id, 'none', told);
  await expect(acting()).rejects.toMatchObject({ code: 'forbidden' });
  await expect(requireViewer()).rejects.toMatchObject({ digest: expect.stringContaining('/password?next=%2Fcases%2F26-1%2Fdecision') });
  expect(await currentViewer()).toBeNull();
  expect((await actingOnPassword()).viewer).toEqual(director);
  expect(await requireSignedIn()).toMatchObject({ ownPassword: false, sessionId: 'this one' });
});
