import { afterAll, expect, inject, test } from 'vitest';
import { addressOf, outcomes, rawSql } from '../../tests/cases.ts';
import { createUser, makePlan } from '../../tests/factories.ts';
import { auth } from '../auth/auth.ts';
import { db, disconnect } from '../data/db.ts';
import { resetSecondFactorByOperator } from './reset-second-factor.ts';
import { setupAdmin } from './setup-admin.ts';
import { setupPlans } from './setup-plan.ts';

afterAll(disconnect);

const planIds = async () => (await db().plan.findMany({ orderBy: { id: 'asc' } })).map((p) => p.id);
const refused = (fields: Record<string, unknown>) => ({ code: 'invalid', fields: expect.objectContaining(fields) });

test('of several first administrators at once one is made, and none after', async () => {
  const words = await outcomes(['a', 'b', 'c', 'd'].map((name) => setupAdmin(`${name}@plan.example`)));
  expect([...words].sort()).toEqual(['conflict', 'conflict', 'conflict', 'ok']);
  await expect(setupAdmin('e@plan.example')).rejects.toMatchObject({ code: 'conflict' });
  expect(await db().user.findMany({ select: { organizationRole: true } })).toEqual([{ organizationRole: 'admin' }]);
});

test('its password is shown once, and signs in', async () => {
  await db().user.updateMany({ data: { active: false } });
  const { email, password } = await setupAdmin('  First.Admin@Plan.Example ');
  expect(email).toBe('first.admin@plan.example');
  expect(password.length).toBeGreaterThanOrEqual(20);
  const { user } = await auth().api.signInEmail({ body: { email, password } });
  expect(user.email).toBe(email);
  const stored = await db().account.findMany({ select: { password: true } });
  expect(stored.map((a) => a.password).join()).not.toContain(password);
});

test('an address that is none, or has an account, is refused in words', async () => {
  for (const email of ['', 'admin', 'a@b', '@plan.example'])
    await expect(setupAdmin(email)).rejects.toMatchObject(refused({ email: expect.any(String) }));
  await db().user.updateMany({ data: { active: false } });
  const other = await createUser('nurse', []);
  await expect(setupAdmin(other.email.toUpperCase())).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining(other.email),
  });
});

test('a lost second factor is taken away at the server, and told', async () => {
  const director = await createUser('medical-director', []);
  const factor = { id: 'factor-1', userId: director.id, secret: 'sealed', backupCodes: 'sealed', verified: true };
  await db().twoFactor.create({ data: factor });
  await db().user.update({ where: { id: director.id }, data: { twoFactorEnabled: true } });
  await resetSecondFactorByOperator(` ${director.email.toUpperCase()} `, '2026-11-21T09:00:00.000Z');
  expect(await db().twoFactor.count({ where: { userId: director.id } })).toBe(0);
  expect(await db().user.findUniqueOrThrow({ where: { id: director.id } })).toMatchObject({ twoFactorEnabled: false });
  const told = await db().organizationEvent.findMany({ where: { type: 'second-factor-reset' } });
  expect(told).toMatchObject([{ actorId: 'operator', actor: 'Operator', subject: director.id }]);
  await expect(resetSecondFactorByOperator('nobody@plan.example', '2026-11-21T09:00:00.000Z')).rejects.toMatchObject({ code: 'not-found' });
});

test('plans are created, then updated; one alone needs no list', async () => {
  const [one, two] = [makePlan('molina-medicaid'), makePlan('uhc-commercial')];
  expect(await setupPlans([one, two])).toEqual({ created: ['molina-medicaid', 'uhc-commercial'], updated: [] });
  expect(await setupPlans({ ...one, name: 'Renamed' })).toEqual({ created: [], updated: ['molina-medicaid'] });
  expect((await db().plan.findUniqueOrThrow({ where: { id: one.id } })).name).toBe('Renamed');
  expect(await db().organization.count()).toBe(1);
});

test('each faulty field of a plan is named, and nothing is written', async () => {
  const before = await planIds();
  const good = makePlan('geha-fehb');
  const bad = {
    ...makePlan('hcsc-commercial'),
    timeZone: 'America/Gotham',
    settings: { ...good.settings, phone: ' ', authorizationDays: 0 },
    extra: 1,
  };
  await expect(setupPlans([good, bad])).rejects.toMatchObject(
    refused({
      '1.timeZone': expect.any(String),
      '1.settings.phone': expect.any(String),
      '1.settings.authorizationDays': expect.any(String),
    }),
  );
  await expect(setupPlans([good, good])).rejects.toMatchObject(refused({ '1.id': 'geha-fehb stands in the file twice' }));
  await expect(setupPlans([good, { ...good, id: 'other', name: 'A\0' }])).rejects.toMatchObject(refused({ '1.name': expect.any(String) }));
  const unprintable = {
    ...good.settings,
    languageAssistance: 'Free language help. བོད',
    letterhead: { ...good.settings.letterhead, line1: ' ' },
  };
  await expect(setupPlans({ ...good, settings: unprintable })).rejects.toMatchObject(
    refused({
      '0.settings.languageAssistance': expect.stringContaining('བ (U+0F56)'),
      '0.settings.letterhead.line1': 'The street of the letterhead is missing',
    }),
  );
  for (const value of [null, 'plan', 7, {}, []]) await expect(setupPlans(value)).rejects.toMatchObject({ code: 'invalid' });
  expect(await planIds()).toEqual(before);
});

test('where one plan cannot be written, none is', async () => {
  const before = await planIds();
  const owner = addressOf('owner', inject('database').adminUrl);
  await rawSql(owner, "ALTER TABLE plan ADD CONSTRAINT no_second CHECK (id <> 'second')");
  const plans = ['first', 'second', 'third'].map((id) => makePlan('geha-fehb', { id }));
  await expect(setupPlans(plans)).rejects.toThrow('no_second');
  expect(await planIds()).toEqual(before);
});
