import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outcomes } from '../../tests/cases.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import type { Viewer } from '../data/access.ts';
import { db, disconnect } from '../data/db.ts';
import { findAccount } from '../data/users.ts';
import { listOrganizationEvents, loadUser } from './list-users.ts';
import { resetSecondFactor, resetSecondFactorByOperator } from './reset-second-factor.ts';
import { endOtherSignIns, endSignIn, endSignInsOf, listSignIns } from './sign-ins.ts';

let admin: Viewer;
beforeAll(async () => {
  await createPlan();
  admin = await createUser('admin');
});
afterAll(disconnect);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function openSession(viewer: Viewer, over: { activeAt?: Date; expiresAt?: Date } = {}): Promise<string> {
  const id = randomUUID();
  await db().session.create({
    data: { id, userId: viewer.id, token: id, expiresAt: new Date(Date.now() + HOUR), userAgent: 'Firefox', ...over },
  });
  return id;
}

test('one sees one’s own sign-ins that go on, the latest used first', async () => {
  const nurse = await createUser('nurse');
  await openSession(await createUser('nurse'));
  await openSession(nurse, { activeAt: new Date(Date.now() - 16 * MINUTE) });
  await openSession(nurse, { expiresAt: new Date(Date.now() - MINUTE) });
  const before = await openSession(nurse, { activeAt: new Date(Date.now() - 5 * MINUTE) });
  const latest = await openSession(nurse);
  expect((await listSignIns(nurse)).map(({ id }) => id)).toEqual([latest, before]);
});

test('one ends one’s own, one by one or all others, and nobody else’s', async () => {
  const [nurse, other] = [await createUser('nurse'), await createUser('nurse')];
  const [a, b, c, theirs] = [await openSession(nurse), await openSession(nurse), await openSession(nurse), await openSession(other)];
  expect(await outcomes([endSignIn(acting(nurse), { id: theirs })])).toEqual(['not-found']);
  await endSignIn(acting(nurse), { id: b });
  expect(await outcomes([endSignIn(acting(nurse), { id: b })])).toEqual(['not-found']);
  expect(await endOtherSignIns(acting(nurse), a)).toBe(1);
  expect((await listSignIns(nurse)).map(({ id }) => id)).toEqual([a]);
  expect((await listSignIns(other)).map(({ id }) => id)).toEqual([theirs]);
  expect(c).not.toBe(a);
});

test('an administrator ends anybody’s, and it is told; to others there is no such thing', async () => {
  const nurse = await createUser('nurse');
  const [one, two] = [await openSession(nurse), await openSession(nurse)];
  for (const state of ['nurse', 'manager', 'auditor', 'medical-director'] as const) {
    expect(await outcomes([endSignInsOf(acting(await createUser(state)), { userId: nurse.id, id: null })])).toEqual(['not-found']);
  }
  expect((await loadUser(admin, nurse.id)).sessions).toHaveLength(2);
  expect(await endSignInsOf(acting(admin), { userId: nurse.id, id: one })).toBe(1);
  expect((await listSignIns(nurse)).map(({ id }) => id)).toEqual([two]);
  expect(await endSignInsOf(acting(admin), { userId: nurse.id, id: null })).toBe(1);
  expect(await outcomes([endSignInsOf(acting(admin), { userId: nurse.id, id: null })])).toEqual(['not-found']);
  const told = (await listOrganizationEvents(admin)).events.filter(({ subject }) => subject === nurse.id);
  expect(told.map(({ type, actor }) => [type, actor])).toEqual([
    ['signed-out', admin.name],
    ['signed-out', admin.name],
  ]);
});

test('a second factor is taken away by another administrator or an operator, with every session, and it is told', async () => {
  const director = await createUser('medical-director');
  await openSession(director);
  expect(
    await outcomes([resetSecondFactor(acting(director), { id: director.id }), resetSecondFactor(acting(admin), { id: admin.id })]),
  ).toEqual(['not-found', 'conflict']);
  expect((await findAccount(director.id))?.secondFactor).toBe(true);
  await resetSecondFactor(acting(admin), { id: director.id });
  expect((await findAccount(director.id))?.secondFactor).toBe(false);
  expect(await db().twoFactor.count({ where: { userId: director.id } })).toBe(0);
  expect(await listSignIns(director)).toEqual([]);
  await resetSecondFactorByOperator(` ${admin.email.toUpperCase()} `, new Date().toISOString());
  expect((await findAccount(admin.id))?.secondFactor).toBe(false);
  const { events } = await listOrganizationEvents(admin);
  expect(events.filter(({ type }) => type === 'second-factor-reset').map(({ subject, actor }) => [subject, actor])).toEqual([
    [admin.id, 'Operator'],
    [director.id, admin.name],
  ]);
});
