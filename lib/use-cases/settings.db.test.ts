import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import type { Acting, Viewer } from '../data/access.ts';
import { db, disconnect } from '../data/db.ts';
import { findUser, findUsers } from '../data/organization.ts';
import { findKeptPlan } from '../data/plan-settings.ts';
import { inviteSchema, type UserChange, userChangeSchema } from '../forms/user-schema.ts';
import { changeUser } from './change-user.ts';
import { inviteUser, renewUserPassword } from './invite-user.ts';
import { listOrganizationEvents, listUsers, loadPlan, loadUser } from './list-users.ts';
import { saveCredential } from './save-credential.ts';
import { type PlanCommand, previewPlan, savePlan } from './save-plan.ts';

process.env.AUTH_SECRET ??= 'a secret of this test, and of nothing else';
const PLAN = 'molina-medicaid';
let admin: Viewer;
let as: Acting;

beforeAll(async () => {
  await createPlan();
  await createPlan('uhc-commercial');
  admin = await createUser('admin');
  as = acting(admin);
});
afterAll(disconnect);

const invitation = (over: object = {}) =>
  inviteSchema.parse({
    name: 'Henrike Vollmer',
    title: 'RN',
    email: `${randomUUID()}@Example.test`,
    organizationRole: null,
    reportsToId: null,
    memberships: [{ planId: PLAN, role: 'nurse' }],
    ...over,
  });

async function kept(id: string): Promise<UserChange> {
  const user = await findUser(id);
  if (user === null) throw new Error('no such user');
  const { email: _, credentials: __, secondFactor: ___, ...change } = user;
  return userChangeSchema.parse(change);
}

const license = (userId: string, over: object = {}) => ({
  userId,
  id: randomUUID(),
  updatedAt: null,
  licenseNumber: '35.098765',
  state: 'OH',
  specialty: 'Pain medicine',
  boardStatus: 'Board certified',
  npi: '1234567893',
  validFrom: '2025-01-01',
  expiresOn: '2027-01-01',
  restrictions: '',
  ...over,
});

test('to anybody but an administrator there are no settings', async () => {
  for (const state of ['nurse', 'medical-director', 'manager', 'auditor'] as const) {
    const other = acting(await createUser(state));
    const attempts = [
      () => listUsers(other.viewer),
      () => loadUser(other.viewer, admin.id),
      () => loadPlan(other.viewer, PLAN),
      () => listOrganizationEvents(other.viewer),
      () => inviteUser(other, invitation()),
      () => renewUserPassword(other, { id: admin.id }),
      () => saveCredential(other, license(other.viewer.id)),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      kept(other.viewer.id).then((own) => changeUser(other, { ...own, organizationRole: 'admin', memberships: [] })),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
  }
});

test('an invited person has the roles, a password of their own, and a line in the log', async () => {
  const command = invitation();
  const { id, password } = await inviteUser(as, command);
  expect(password.length).toBeGreaterThanOrEqual(20);
  expect(await findUser(id)).toMatchObject({
    email: command.email.toLowerCase(),
    active: true,
    memberships: [{ planId: PLAN, role: 'nurse' }],
  });
  const { log } = await loadUser(admin, id);
  expect(log).toMatchObject([{ type: 'user-invited', actor: admin.name, name: 'Henrike Vollmer', at: as.at }]);
  expect(JSON.stringify(log)).not.toContain(password);
  await expect(inviteUser(as, command)).rejects.toMatchObject({ code: 'invalid', fields: { email: expect.stringContaining('already') } });
});

test('ten invitations of one address at once make one account', async () => {
  const command = invitation();
  const made = await Promise.allSettled(Array.from({ length: 10 }, () => inviteUser(as, command)));
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('nobody is both nurse and director, nor administers or audits beside a role in a plan', () => {
  const both = [
    { planId: PLAN, role: 'nurse' },
    { planId: 'uhc-commercial', role: 'medical-director' },
  ];
  expect(inviteSchema.safeParse(invitation()).success).toBe(true);
  expect(inviteSchema.safeParse({ ...invitation(), memberships: both }).success).toBe(false);
  for (const organizationRole of ['admin', 'auditor'])
    expect(inviteSchema.safeParse({ ...invitation(), organizationRole }).success).toBe(false);
});

test('a nurse becomes a director in one change, never in two roles', async () => {
  const { id } = await inviteUser(as, invitation());
  const memberships = [
    { planId: PLAN, role: 'medical-director' as const },
    { planId: 'uhc-commercial', role: 'medical-director' as const },
  ];
  await changeUser(as, { ...(await kept(id)), title: 'MD', memberships });
  expect(await findUser(id)).toMatchObject({ title: 'MD', memberships });
  const { log } = await loadUser(admin, id);
  expect(log[0]).toMatchObject({
    type: 'user-changed',
    changes: expect.arrayContaining([{ what: 'title', before: 'RN', after: 'MD' }]),
  });
});

test('deactivating ends the sessions; another password does too', async () => {
  const { id } = await inviteUser(as, invitation());
  const openSession = () =>
    db().session.create({ data: { id: randomUUID(), userId: id, token: randomUUID(), expiresAt: new Date('2027-01-01') } });
  const sessions = () => db().session.count({ where: { userId: id } });
  await openSession();
  await renewUserPassword(as, { id });
  expect(await sessions()).toBe(0);
  await openSession();
  await changeUser(as, { ...(await kept(id)), active: false });
  expect(await sessions()).toBe(0);
});

test('a change of what somebody else changed meanwhile is refused, and writes nothing', async () => {
  const { id } = await inviteUser(as, invitation());
  const read = await kept(id);
  await changeUser(as, { ...read, title: 'LPN' });
  await expect(changeUser(as, { ...read, title: 'NP' })).rejects.toMatchObject({ code: 'conflict' });
  expect((await loadUser(admin, id)).log).toHaveLength(2);
});

test('one active administrator stays', async () => {
  await expect(changeUser(as, { ...(await kept(admin.id)), active: false })).rejects.toMatchObject({ code: 'invalid' });
  await expect(changeUser(as, { ...(await kept(admin.id)), organizationRole: null })).rejects.toMatchObject({
    fields: { organizationRole: expect.stringContaining('only') },
  });
  expect((await findUsers()).find(({ id }) => id === admin.id)).toMatchObject({ active: true, organizationRole: 'admin' });
});

test('nobody reports to themselves by way of others', async () => {
  const [a, b] = [await inviteUser(as, invitation()), await inviteUser(as, invitation())];
  await changeUser(as, { ...(await kept(a.id)), reportsToId: b.id });
  await expect(changeUser(as, { ...(await kept(b.id)), reportsToId: a.id })).rejects.toMatchObject({
    fields: { reportsToId: expect.any(String) },
  });
  await expect(changeUser(as, { ...(await kept(b.id)), reportsToId: 'nobody' })).rejects.toMatchObject({ code: 'invalid' });
});

test('a license is kept of a director, changed as it was read, and never lost', async () => {
  const nurse = await inviteUser(as, invitation());
  await expect(saveCredential(as, license(nurse.id))).rejects.toMatchObject({ code: 'invalid' });
  const { id } = await inviteUser(as, invitation({ memberships: [{ planId: PLAN, role: 'medical-director' }] }));
  await saveCredential(as, license(id));
  const [first] = (await findUser(id))?.credentials ?? [];
  if (!first) throw new Error('no license');
  await saveCredential(as, { ...first, userId: id, restrictions: 'No controlled substances' });
  await expect(saveCredential(as, { ...first, userId: id, state: 'IN' })).rejects.toMatchObject({ code: 'conflict' });
  expect((await loadUser(admin, id)).log[0]?.changes).toEqual([{ what: 'restrictions', before: null, after: 'No controlled substances' }]);
});

async function planCommandOf(id: string, clocks: object): Promise<PlanCommand> {
  const plan = await findKeptPlan(id);
  if (plan === null) throw new Error('no such plan');
  const { name, state, timeZone, updatedAt, settings } = plan;
  return { id, updatedAt, name, state, timeZone, settings: JSON.parse(JSON.stringify({ ...settings, clocks })) };
}
const shorter = (over: object = {}) => ({
  shorterClocks: [
    { urgency: 'standard', unit: 'calendar-days', length: 3, effectiveFrom: null, citation: 'Contract 4.2', verified: true, ...over },
  ],
});

test('a shorter clock moves the due time of a request received now, and says so before it is saved', async () => {
  const command = await planCommandOf(PLAN, shorter());
  const [standard, expedited] = await previewPlan(as, command);
  expect(standard).toMatchObject({ after: { basis: 'Contract 4.2' }, before: { basis: '42 CFR 438.210(d)' } });
  expect(expedited?.after).toEqual(expedited?.before);
  await savePlan(as, command);
  const { plan, log } = await loadPlan(admin, PLAN);
  expect(plan.settings.clocks.shorterClocks).toHaveLength(1);
  expect(log[0]).toMatchObject({
    type: 'plan-changed',
    changes: expect.arrayContaining([expect.objectContaining({ after: 'Contract 4.2' })]),
  });
  await expect(savePlan(as, { ...command, name: 'Another' })).rejects.toMatchObject({ code: 'conflict' });
});

test('what is wrong with a plan is named by its field, and nothing is written', async () => {
  const { updatedAt } = await planCommandOf(PLAN, {});
  const wrong = [
    [await planCommandOf(PLAN, shorter({ citation: '' })), 'settings.clocks.shorterClocks.0.citation'],
    [{ ...(await planCommandOf(PLAN, {})), timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ ...(await planCommandOf(PLAN, {})), name: '' }, 'name'],
  ] as const;
  for (const [command, field] of wrong) {
    await expect(savePlan(as, command)).rejects.toMatchObject({ code: 'invalid', fields: { [field]: expect.any(String) } });
  }
  expect((await findKeptPlan(PLAN))?.updatedAt).toBe(updatedAt);
});

test('the log is not changed, not even by the application’s own hand', async () => {
  await expect(db().$executeRaw`UPDATE organization_event SET actor = 'somebody else'`).rejects.toThrow();
  await expect(db().$executeRaw`DELETE FROM organization_event`).rejects.toThrow();
});
