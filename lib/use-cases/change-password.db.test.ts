import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDirector, createTaken, makeSigning, PASSWORD, readingOf } from '../../tests/directors.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import { reauthenticate } from '../auth/reauthenticate.ts';
import type { Viewer } from '../data/access.ts';
import { db, disconnect } from '../data/db.ts';
import { findUser } from '../data/organization.ts';
import { findAccount } from '../data/users.ts';
import { passwordSchema } from '../forms/password-schema.ts';
import { inviteSchema } from '../forms/user-schema.ts';
import { changePassword } from './change-password.ts';
import { inviteUser, renewUserPassword } from './invite-user.ts';
import { listOrganizationEvents } from './list-users.ts';
import { loadCase } from './load-case.ts';
import { signDecision } from './sign-decision.ts';

process.env.AUTH_SECRET ??= 'a secret of this test, and of nothing else';
const OWN = 'seven green lanterns adrift';
const choice = (current: string, wanted = OWN) => ({ current, wanted, again: wanted });
/** So many characters in no order that anybody would try. */
const varied = (length: number) => Array.from({ length }, (_, n) => String.fromCharCode(97 + ((n * n * 7 + n * 3) % 26))).join('');
let admin: Viewer;

beforeAll(async () => {
  await createPlan();
  admin = await createUser('admin');
});
afterAll(disconnect);

async function openSession(userId: string): Promise<string> {
  const id = randomUUID();
  await db().session.create({ data: { id, userId, token: id, expiresAt: new Date('2099-01-01') } });
  return id;
}

async function invited(): Promise<{ viewer: Viewer; password: string }> {
  const blank = { name: 'Henrike Vollmer', title: 'RN', organizationRole: null, reportsToId: null };
  const memberships = [{ planId: 'molina-medicaid', role: 'nurse' }];
  const command = inviteSchema.parse({ ...blank, memberships, email: `${randomUUID()}@example.test` });
  const { id, password } = await inviteUser(acting(admin), command);
  const account = await findAccount(id);
  if (account === null) throw new Error('no such account');
  expect(account.ownPassword).toBe(false);
  return { viewer: account.viewer, password };
}

test('who chose a password has one of their own; other sessions end; the log tells it without the password', async () => {
  const { viewer, password } = await invited();
  const [here, elsewhere] = [await openSession(viewer.id), await openSession(viewer.id)];
  const bystander = await openSession(admin.id);
  await changePassword(acting(viewer), choice(password), here);
  expect(await findAccount(viewer.id)).toMatchObject({ ownPassword: true });
  await expect(reauthenticate(viewer.id, OWN)).resolves.toBeUndefined();
  await expect(reauthenticate(viewer.id, password)).rejects.toMatchObject({ code: 'invalid' });
  const open = await db().session.findMany({ where: { id: { in: [here, elsewhere, bystander] } }, select: { id: true } });
  expect(open.map(({ id }) => id).sort()).toEqual([here, bystander].sort());
  const { events } = await listOrganizationEvents(admin);
  expect(events[0]).toMatchObject({ type: 'password-chosen', subject: viewer.id, actor: viewer.name, changes: [] });
});

test('a wrong current password changes nothing, and nor does a change that another has overtaken', async () => {
  const { viewer, password } = await invited();
  const session = await openSession(viewer.id);
  await expect(changePassword(acting(viewer), choice('not the password'), session)).rejects.toMatchObject({
    code: 'invalid',
    fields: { current: expect.any(String) },
  });
  expect(await findAccount(viewer.id)).toMatchObject({ ownPassword: false });
  const both = await Promise.allSettled(
    ['one of the two at once', 'other of the two at once'].map((wanted) =>
      changePassword(acting(viewer), choice(password, wanted), session),
    ),
  );
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a new password has 15 to 200 characters, is typed twice alike, and is another one', () => {
  const fieldsOf = (input: object) => passwordSchema.safeParse(input).error?.issues.map(({ path }) => path.join('.')) ?? [];
  expect(fieldsOf(choice('before', varied(15)))).toEqual([]);
  expect(fieldsOf(choice('before', varied(200)))).toEqual([]);
  expect(fieldsOf(choice('before', varied(14)))).toContain('wanted');
  expect(fieldsOf(choice('before', varied(201)))).toContain('wanted');
  expect(fieldsOf({ ...choice('before'), again: `${OWN}.` })).toEqual(['again']);
  expect(fieldsOf(choice(OWN))).toEqual(['wanted']);
});

test('with a password that an administrator renewed no decision is signed, until the director chose another', async () => {
  const director = await createDirector();
  const number = await createTaken(await createUser('nurse'), director);
  const updatedAt = (await findUser(director.id))?.updatedAt;
  const { password } = await renewUserPassword(acting(admin), { id: director.id });
  expect((await findUser(director.id))?.updatedAt).toBe(updatedAt);
  const signing = makeSigning('approved', { readings: [readingOf('2.c.iv', 'met')] });
  const { version } = (await loadCase(director, number)).case;
  const signWith = (word: string) => signDecision(acting(director), { number, version, signing, password: word });
  await expect(signWith(PASSWORD)).rejects.toMatchObject({ code: 'invalid' });
  await expect(signWith(password)).rejects.toMatchObject({ code: 'forbidden' });
  expect((await loadCase(director, number)).case.status).not.toBe('approved');
  await changePassword(acting(director), choice(password), await openSession(director.id));
  await expect(signWith(OWN)).resolves.toMatchObject({ authorizationNumber: expect.any(String) });
});
