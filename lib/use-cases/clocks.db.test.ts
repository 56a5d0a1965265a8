import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { asApp, ask, asOwner, createCase, escalate, outcomes, recordAll, save, withdraw } from '../../tests/cases.ts';
import { acting, createPlan, createUser, makeIntake, makePlan } from '../../tests/factories.ts';
import { ARKANSAS_PRIOR_AUTHORIZATION } from '../cases/overlays.ts';
import type { Viewer } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import { db, disconnect } from '../data/db.ts';
import { changeUrgency, type UrgencyCommand } from './change-urgency.ts';
import { correctRequest } from './correct-request.ts';
import { type ExtendCommand, extendClock } from './extend-clock.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { watchClocks } from './watch-clocks.ts';
import { withdrawCase } from './withdraw-case.ts';

const PLANS = ['molina-medicaid', 'uhc-commercial', 'caresource-passe'] as const;
let nurse: Viewer;
let director: Viewer;
let manager: Viewer;
let auditor: Viewer;

beforeAll(async () => {
  const { settings } = makePlan('caresource-passe');
  await createPlan('caresource-passe', { settings: { ...settings, clocks: { overlays: [ARKANSAS_PRIOR_AUTHORIZATION] } } });
  for (const state of PLANS.slice(0, 2)) await createPlan(state);
  [nurse, director, manager, auditor] = await Promise.all([
    createUser('nurse', PLANS),
    createUser('medical-director', PLANS),
    createUser('manager', PLANS),
    createUser('auditor'),
  ]);
});
afterAll(disconnect);

const times = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));
const count = (words: readonly string[], word: string) => words.filter((w) => w === word).length;
const told = async (number: string): Promise<string[]> => {
  const { entries, chain } = await loadHistory(nurse, number);
  expect(chain).toEqual({ whole: true, count: entries.length });
  return entries.map((e) => e.event.type);
};
const lastEvent = async (number: string) => (await loadHistory(nurse, number)).entries.at(-1)?.event;

type Attested = 'practitioner' | 'member' | 'reviewer';
const expedited = (attestedBy: Attested) => ({
  urgency: { ...makeIntake().urgency, requested: 'expedited' as const, attestedBy, finding: 'The pump alarms' },
});
const change = (viewer: Viewer, number: string, over: Partial<UrgencyCommand> = {}, at?: string) =>
  changeUrgency(acting(viewer, at), {
    number,
    to: 'expedited',
    reason: 'Severe pain',
    attestedBy: 'practitioner',
    oralNotice: null,
    ...over,
  });
const lower = (viewer: Viewer, number: string, over: Partial<UrgencyCommand> = {}) =>
  change(viewer, number, { to: 'standard', reason: 'Not urgent', attestedBy: '', ...over });
const extend = (viewer: Viewer, number: string, over: Partial<ExtendCommand> = {}, at?: string) =>
  extendClock(acting(viewer, at), { number, reason: 'The trial report is awaited', askedBy: 'practitioner', ...over });

describe('change of urgency', () => {
  test('raised: 72 hours from the request for it, never past the standard time', async () => {
    const number = await createCase('claimed', nurse);
    await change(nurse, number, {}, '2026-11-21T15:00:00.000Z');
    const { case: c } = await loadCase(nurse, number);
    expect(c).toMatchObject({ urgency: 'expedited', dueAt: '2026-11-24T15:00:00.000Z', version: 2, status: 'in-review' });
    expect(c.urgencyRecord).toMatchObject({ attestedBy: 'practitioner', finding: 'Severe pain', pump: { implanted: 'no' } });
    expect(await lastEvent(number)).toMatchObject({
      type: 'urgency-changed',
      payload: { from: 'standard', to: 'expedited', clock: { before: '2026-11-28T04:59:59.000Z', after: '2026-11-24T15:00:00Z' } },
    });
    const late = await createCase('received', nurse);
    await change(manager, late, {}, '2026-11-27T15:00:00.000Z');
    expect((await loadCase(nurse, late)).case).toMatchObject({ status: 'received', dueAt: '2026-11-28T04:59:59.000Z' });
  });

  test('a practitioner’s attestation is never lowered, a member’s by a director who told the member, a reviewer’s by anyone', async () => {
    const attested = await createCase('claimed', nurse, expedited('practitioner'));
    for (const who of [nurse, director, manager]) await expect(lower(who, attested)).rejects.toThrow('never lowered');
    const asked = await createCase('claimed', nurse, expedited('member'));
    for (const who of [nurse, manager]) await expect(lower(who, asked)).rejects.toThrow('Only a medical director');
    await expect(lower(director, asked)).rejects.toThrow('Tell the member by telephone first');
    const oralNotice = { person: 'Maria Nguyễn-Ortega', happenedAt: '2026-11-20T19:45:00Z' };
    for (const happenedAt of ['2026-11-20T20:00:01Z', '2026-11-20T19:29:59Z'])
      await expect(lower(director, asked, { oralNotice: { ...oralNotice, happenedAt } })).rejects.toMatchObject({
        fields: { 'oralNotice.happenedAt': expect.any(String) },
      });
    await expect(lower(director, asked, { oralNotice: { ...oralNotice, person: ' ' } })).rejects.toMatchObject({ code: 'invalid' });
    await lower(director, asked, { oralNotice });
    const { case: c } = await loadCase(nurse, asked);
    expect(c).toMatchObject({
      urgency: 'standard',
      dueAt: '2026-11-28T04:59:59.000Z',
      urgencyRecord: { attestedBy: '', finding: 'Not urgent' },
    });
    expect(c.contacts).toMatchObject([{ kind: 'oral-notice', person: 'Maria Nguyễn-Ortega', text: 'Not urgent', by: director.name }]);
    const found = await createCase('claimed', nurse, expedited('reviewer'));
    await lower(nurse, found);
    expect((await loadCase(nurse, found)).case.urgency).toBe('standard');
  });

  test('not to what it is, not without a word why or by whom, not by an auditor, not of a case that is over', async () => {
    const number = await createCase('claimed', nurse);
    await expect(lower(nurse, number)).rejects.toThrow('standard already');
    await expect(change(nurse, number, { reason: ' ' })).rejects.toThrow('Give the reason');
    await expect(change(nurse, number, { attestedBy: '' })).rejects.toMatchObject({ fields: { attestedBy: expect.any(String) } });
    await expect(change(auditor, number)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(change(nurse, await createCase('withdrawn', nurse))).rejects.toMatchObject({ code: 'conflict' });
    await expect(change(nurse, await createCase('closed', nurse))).rejects.toMatchObject({ code: 'conflict' });
  });

  test('the database lowers no attestation, and takes no other event', async () => {
    const number = await createCase('claimed', nurse, expedited('practitioner'));
    const { case: c } = await loadCase(nurse, number);
    const clock = JSON.stringify({ steps: [{}], due_at: '2026-12-30T00:00:00Z', due_basis: 'x', due_verified: true });
    const call = async (actor: string, event: string, urgency: string | null, seen = 0) =>
      (
        await asApp(`SELECT move_clock($1::uuid, $2, $3, $4, NULL, $5::jsonb, $6, NULL, $7) AS word`, [
          c.id,
          actor,
          event,
          urgency,
          clock,
          seen,
          eventBody(acting(nurse), c.plan.id, { type: 'case-claimed', payload: {} }),
        ])
      )[0]?.word;
    expect(await call(nurse.id, 'urgency-changed', 'standard')).toBe('forbidden');
    expect(await call(director.id, 'urgency-changed', 'standard')).toBe('forbidden');
    expect(await call(nurse.id, 'urgency-changed', 'expedited')).toBe('conflict');
    expect(await call(nurse.id, 'urgency-changed', null)).toBe('forbidden');
    expect(await call(nurse.id, 'clock-extended', 'standard')).toBe('forbidden');
    expect(await call(nurse.id, 'case-closed', null)).toBe('forbidden');
    expect(await call(auditor.id, 'clock-extended', null)).toBe('forbidden');
    expect(await call(nurse.id, 'clock-extended', null, 1)).toBe('stale');
    await expect(call(nurse.id, 'clock-extended', null)).rejects.toThrow('not the event of this step');
    expect((await loadCase(nurse, number)).case).toMatchObject({ urgency: 'expedited', clockSteps: [], version: 1 });
  });
});

describe('extension', () => {
  test('federal: up to 14 days from the due date, once, before it', async () => {
    const number = await createCase('claimed', nurse);
    await expect(extend(nurse, number, { days: 15 })).rejects.toMatchObject({ fields: { days: 'The days must be 14 or fewer' } });
    expect(await extend(nurse, number, { days: 5 })).toEqual({ dueAt: '2026-12-03T04:59:59Z' });
    expect((await loadCase(nurse, number)).case).toMatchObject({ extended: true, dueAt: '2026-12-03T04:59:59.000Z', version: 2 });
    await expect(extend(director, number)).rejects.toThrow('extended before');
    const late = await createCase('claimed', nurse);
    await expect(extend(nurse, late, {}, '2026-11-28T05:00:00.000Z')).rejects.toThrow('The due time has passed');
    expect(await extend(manager, late)).toEqual({ dueAt: '2026-12-12T04:59:59Z' });
  });

  test('commercial: to day 30, the standard time only', async () => {
    const over = { planId: 'uhc-commercial', receivedTime: '13:30' };
    expect(await extend(nurse, await createCase('received', nurse, over))).toEqual({ dueAt: '2026-12-21T05:59:59Z' });
    const urgent = await createCase('claimed', nurse, { ...over, ...expedited('practitioner') });
    await expect(extend(nurse, urgent)).rejects.toThrow('not extended');
  });

  test('an overlay is not extended', async () => {
    const over = { planId: 'caresource-passe', receivedTime: '13:30' };
    // Two business days after November 20, a Friday.
    expect(await extend(nurse, await createCase('claimed', nurse, over))).toEqual({ dueAt: '2026-11-25T05:59:59Z' });
  });

  test('a correction keeps the steps that the right plan knows', async () => {
    const over = { planId: 'uhc-commercial', receivedTime: '13:30' };
    const number = await createCase('claimed', nurse, over);
    await change(nurse, number, { attestedBy: 'reviewer' });
    await lower(nurse, number);
    await extend(nurse, number);
    const { case: before } = await loadCase(nurse, number);
    expect(before.dueAt).toBe('2026-12-21T05:59:59.000Z');
    await correctRequest(acting(nurse), { number, version: before.version, planId: 'molina-medicaid', stage: null, reason: 'Wrong plan' });
    const { case: c } = await loadCase(nurse, number);
    // The extension was by fifteen days; Medicaid's day 7 and 14 more.
    expect(c).toMatchObject({ dueAt: '2026-12-12T04:59:59.000Z', dueBasis: '42 CFR 438.210(d)', extended: true, dueVerified: true });
    expect(c.clockSteps).toEqual(before.clockSteps);
    expect((await db().case.findFirstOrThrow({ where: { number } })).openDueAt?.toISOString()).toBe('2026-12-12T04:59:59.000Z');
  });

  test('and drops those that it does not know', async () => {
    const number = await createCase('claimed', nurse, { planId: 'uhc-commercial', receivedTime: '13:30' });
    await save(nurse, number, 'indication', 'cancer-pain');
    await ask(nurse, number, { extendClock: true });
    await recordAll(nurse, number);
    const { case: before } = await loadCase(nurse, number);
    await correctRequest(acting(nurse), { number, version: before.version, planId: 'molina-medicaid', stage: null, reason: 'Wrong plan' });
    expect((await loadCase(nurse, number)).case).toMatchObject({ clockSteps: [], dueAt: '2026-11-28T04:59:59.000Z', extended: true });
  });
});

describe('a due time that passes', () => {
  const AFTER = '2026-11-28T05:00:00.000Z';
  const flagged = async (number: string) => (await loadCase(nurse, number)).case.overdue;

  test('is flagged once, with what the rule makes of it, in every open status', async () => {
    const open = await Promise.all((['received', 'claimed', 'pended', 'escalated'] as const).map((state) => createCase(state, nurse)));
    const over = await Promise.all((['decided', 'closed', 'withdrawn'] as const).map((state) => createCase(state, nurse)));
    const commercial = await createCase('claimed', nurse, { planId: 'uhc-commercial', receivedTime: '13:30' });
    await watchClocks('2026-11-28T04:59:59.000Z');
    for (const number of open) expect(await flagged(number)).toBeNull();
    expect(await watchClocks(AFTER)).toMatchObject({ failed: 0 });
    for (const number of open) {
      expect(await flagged(number)).toEqual({ at: AFTER, consequence: 'deemed-denied' });
      expect((await told(number)).filter((type) => type === 'overdue-flagged')).toHaveLength(1);
    }
    for (const number of [...over, commercial]) expect(await flagged(number)).toBeNull();
    const status = async (number: string) => (await loadCase(nurse, number)).case.status;
    // A flag, never a decision; what was asked for has lapsed as well.
    expect(await Promise.all(open.map(status))).toEqual(['received', 'in-review', 'in-review', 'director-review']);
    expect(await lastEvent(open[0] ?? '')).toMatchObject({
      actor: { id: 'system', name: 'Criterion', role: 'system' },
      at: AFTER,
      payload: { consequence: 'deemed-denied', basis: '42 CFR 438.210(d)', dueAt: '2026-11-28T04:59:59.000Z' },
    });
    expect(await watchClocks('2026-11-29T05:00:00.000Z')).toMatchObject({ overdue: 0, lapsed: 0 });
    await watchClocks('2026-12-30T05:00:00.000Z');
    expect(await flagged(commercial)).toMatchObject({ consequence: 'overdue' });
  });

  test('where an overlay set it, as the overlay says', async () => {
    const number = await createCase('claimed', nurse, { planId: 'caresource-passe', receivedTime: '13:30' });
    await watchClocks('2026-11-25T06:00:00.000Z');
    expect(await flagged(number)).toMatchObject({ consequence: 'deemed-approved' });
  });

  test('one that fails stops no other, and the log names nobody', async () => {
    const numbers = await Promise.all(times(4, () => createCase('claimed', nurse, { receivedOn: '2026-10-20' })));
    const { id } = await db().case.findFirstOrThrow({ where: { number: numbers[1] ?? '' } });
    await asOwner(`CREATE OR REPLACE FUNCTION fail_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.id = '${id}' AND NEW.overdue_at IS NOT NULL THEN RAISE EXCEPTION 'no room for Maria Nguyễn-Ortega'; END IF; RETURN NEW; END $$`);
    await asOwner('CREATE TRIGGER fail_one BEFORE UPDATE ON "case" FOR EACH ROW EXECUTE FUNCTION fail_one()');
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      expect(await watchClocks(AFTER)).toMatchObject({ failed: 1 });
      expect(await Promise.all(numbers.map(async (n) => (await flagged(n)) !== null))).toEqual([true, false, true, true]);
      const lines = written.mock.calls.map(([line]) => String(line));
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', from: 'clocks', case: id });
      expect(lines[0]).not.toContain('Maria');
    } finally {
      written.mockRestore();
      await asOwner('DROP TRIGGER fail_one ON "case"');
    }
    expect(await watchClocks(AFTER)).toMatchObject({ overdue: 1, failed: 0 });
  });

  test('by several processes at once each case is flagged once; more than a batch of them', async () => {
    await asOwner(
      `INSERT INTO "case" SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', 'PA-20-' || lpad(i::text, 6, '0'),
         'status', 'received', 'assignee_id', null, 'due_at', timestamptz '2026-10-01' + i * interval '1 second',
         'open_due_at', timestamptz '2026-10-01' + (i / 7) * interval '1 second', 'overdue_at', null, 'overdue_consequence', null))).*
       FROM "case" c, generate_series(1, 450) i WHERE c.number = (SELECT max(number) FROM "case" WHERE status = 'in-review')`,
    );
    const instances: (typeof watchClocks)[] = [];
    for (let i = 0; i < 3; i++) {
      vi.resetModules();
      instances.push((await import('./watch-clocks.ts')).watchClocks);
    }
    const results = await Promise.all(instances.map((watch) => watch(AFTER)));
    expect(results.reduce((sum, { overdue }) => sum + overdue, 0)).toBe(450);
    const [row] = await asOwner(
      `SELECT count(*)::int AS events, count(DISTINCT case_id)::int AS cases FROM event
       WHERE type = 'overdue-flagged' AND case_id IN (SELECT id FROM "case" WHERE number LIKE 'PA-20-%')`,
    );
    expect(row).toEqual({ events: 450, cases: 450 });
  });

  test('a correction to a plan under which it is yet to come takes the flag back', async () => {
    const number = await createCase('claimed', nurse);
    await watchClocks(AFTER);
    const { version } = (await loadCase(nurse, number)).case;
    await correctRequest(acting(nurse, AFTER), { number, version, planId: 'uhc-commercial', stage: null, reason: 'Wrong plan' });
    const { case: c } = await loadCase(nurse, number);
    expect([c.overdue, c.dueAt]).toEqual([null, '2026-12-06T05:59:59.000Z']);
    await watchClocks('2026-12-06T06:00:00.000Z');
    expect(await flagged(number)).toMatchObject({ consequence: 'overdue' });
  });
});

describe('withdrawal', () => {
  test('from every open status, by nurse or manager; nothing adverse, nothing owed', async () => {
    for (const state of ['received', 'claimed', 'pended', 'escalated'] as const) {
      const number = await createCase(state, nurse);
      await withdraw(state === 'received' ? manager : nurse, number);
      const { case: c } = await loadCase(nurse, number);
      expect(c).toMatchObject({ status: 'withdrawn', decision: null, informationDueAt: null });
      expect((await db().case.findFirstOrThrow({ where: { number } })).openDueAt).toBeNull();
      expect(await lastEvent(number)).toMatchObject({ type: 'case-withdrawn', payload: { by: 'Ruth Adeyemi, MD' } });
    }
  });

  test('not by a director, not of a decided case, not without who and how, not of a case seen otherwise', async () => {
    const number = await createCase('claimed', nurse);
    const command = { number, by: 'Ruth Adeyemi, MD', confirmed: 'Called back', status: 'in-review' as const };
    await expect(withdrawCase(acting(director), command)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(withdrawCase(acting(auditor), command)).rejects.toMatchObject({ code: 'forbidden' });
    for (const over of [{ by: ' ' }, { confirmed: '' }])
      await expect(withdrawCase(acting(nurse), { ...command, ...over })).rejects.toThrow('say who asked for it');
    await escalate(nurse, number);
    await expect(withdrawCase(acting(nurse), command)).rejects.toMatchObject({ code: 'conflict' });
    await expect(withdraw(nurse, await createCase('decided', nurse))).rejects.toThrow('is decided, held by');
  });
});

describe('at once', () => {
  test.each([
    ['extensions', (number: string) => extend(nurse, number), 'clock-extended'],
    ['changes of urgency', (number: string) => change(nurse, number), 'urgency-changed'],
    ['withdrawals', (number: string) => withdraw(nurse, number), 'case-withdrawn'],
    ['escalations', (number: string) => escalate(nurse, number), 'case-escalated'],
  ])('of fifty %s one is made', async (_name, act, event) => {
    const number = await createCase('claimed', nurse);
    const words = await outcomes(times(50, () => act(number)));
    expect([count(words, 'ok'), count(words, 'conflict')]).toEqual([1, 49]);
    expect(count(await told(number), event)).toBe(1);
  });

  test('an extension and a change of urgency: the due time is what the steps come to', async () => {
    for (let round = 0; round < 4; round++) {
      const number = await createCase('claimed', nurse);
      const work = [() => extend(nurse, number), () => change(manager, number)];
      const words = await outcomes((round % 2 ? work : work.reverse()).map((one) => one()));
      const { case: c } = await loadCase(nurse, number);
      expect(c.clockSteps).toHaveLength(count(words, 'ok'));
      expect(c.clockSteps.length).toBeGreaterThanOrEqual(1);
    }
  });
});
