import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, createCase, escalate, itemsOf, outcomes, recordAll, save } from '../../tests/cases.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import type { Viewer } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import { requestInformation as requestRow } from '../data/case-writes.ts';
import { db, disconnect } from '../data/db.ts';
import { changeUrgency } from './change-urgency.ts';
import { extendClock } from './extend-clock.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { recordInformation } from './record-information.ts';
import { releaseCase } from './release-case.ts';
import { requestInformation } from './request-information.ts';
import { watchClocks } from './watch-clocks.ts';

const PLANS = ['molina-medicaid', 'uhc-commercial'] as const;
let nurse: Viewer;
let other: Viewer;
let manager: Viewer;

beforeAll(async () => {
  for (const state of PLANS) await createPlan(state);
  [nurse, other, manager] = await Promise.all([createUser('nurse', PLANS), createUser('nurse', PLANS), createUser('manager', PLANS)]);
});
afterAll(disconnect);

const times = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));
const count = (words: readonly string[], word: string) => words.filter((w) => w === word).length;

async function told(number: string): Promise<Record<string, number>> {
  const { entries, chain } = await loadHistory(nurse, number);
  expect(chain).toEqual({ whole: true, count: entries.length });
  const types = entries.map((e) => e.event.type);
  return Object.fromEntries([...new Set(types)].map((type) => [type, count(types, type)]));
}

async function claimed(over: Parameters<typeof createCase>[2] = {}): Promise<string> {
  const number = await createCase('claimed', nurse, over);
  await save(nurse, number, 'indication', 'cancer-pain');
  return number;
}
const stored = (number: string) => db().case.findFirstOrThrow({ where: { number } });
// An hour behind: the same instant of receipt.
const commercial = { planId: 'uhc-commercial', receivedTime: '13:30' };

describe('asking for information', () => {
  test('the case waits, its items tied to criterion and fact; where nothing stops the clock the decision stays due', async () => {
    const number = await claimed();
    const before = (await loadCase(nurse, number)).case;
    const answer = await ask(nurse, number, { note: '  Please fax.  ' });
    // Received November 20 in New York: due on day 7, information 24 hours before.
    expect(answer).toEqual({ dueAt: '2026-11-27T04:59:59Z', stopsClock: false });
    const { case: c } = await loadCase(nurse, number);
    expect(c).toMatchObject({
      status: 'pended',
      version: before.version,
      readyVersion: null,
      dueAt: before.dueAt,
      informationDueAt: '2026-11-27T04:59:59.000Z',
      extended: false,
      assignee: { id: nurse.id },
      clockSteps: [{ action: 'request-information', at: '2026-11-20T20:00:00.000Z' }],
    });
    const [asked] = await itemsOf(nurse, number, 1);
    expect(c.informationRequests).toHaveLength(1);
    expect(c.informationRequests[0]).toMatchObject({ note: 'Please fax.', stopsClock: false, completedAt: null, lapsedAt: null });
    expect(c.informationRequests[0]?.items[0]).toEqual({ number: 1, ...asked, receivedAt: null, receivedBy: null, note: '' });
    expect(await told(number)).toMatchObject({ 'information-requested': 1 });
  });

  test('commercial, standard: the clock stands still with the one extension', async () => {
    const number = await claimed(commercial);
    await expect(ask(nurse, number, { extendClock: true, answerDays: 44 })).rejects.toMatchObject({
      code: 'invalid',
      fields: { answerDays: 'The days to answer must be 45 or more' },
    });
    expect(await ask(nurse, number, { extendClock: true })).toEqual({ dueAt: '2027-01-05T05:59:59Z', stopsClock: true });
    expect((await loadCase(nurse, number)).case).toMatchObject({ dueAt: '2027-01-20T05:59:59.000Z', extended: true });
    expect((await stored(number)).openDueAt?.toISOString()).toBe('2027-01-20T05:59:59.000Z');
    // All of it on December 1: fifteen days from there.
    expect(await recordAll(nurse, number, 99, '2026-12-01T15:00:00.000Z')).toEqual({ complete: true });
    expect((await loadCase(nurse, number)).case).toMatchObject({
      status: 'in-review',
      dueAt: '2026-12-17T05:59:59.000Z',
      informationDueAt: null,
    });
    await expect(ask(nurse, number, { extendClock: true }, '2026-12-01T15:00:00.000Z')).rejects.toThrow('one extension is allowed');
    await expect(extendClock(acting(nurse, '2026-12-01T16:00:00.000Z'), { number, reason: 'x', askedBy: 'plan' })).rejects.toThrow(
      'extended before',
    );
  });

  test('commercial, expedited: 48 hours at least to answer, 48 hours to decide', async () => {
    const urgency = { requested: 'expedited', attestedBy: 'practitioner', finding: 'x', pump: pump() } as const;
    const number = await claimed({ ...commercial, urgency });
    await expect(ask(nurse, number, { answerHours: 47 })).rejects.toMatchObject({ code: 'invalid', fields: { answerHours: /48 or more/ } });
    expect(await ask(nurse, number)).toEqual({ dueAt: '2026-11-22T20:00:00Z', stopsClock: true });
    expect((await loadCase(nurse, number)).case.dueAt).toBe('2026-11-24T20:00:00.000Z');
  });

  test('the database extends no case again', async () => {
    const number = await claimed();
    await extendClock(acting(nurse), { number, reason: 'x', askedBy: 'plan' });
    const { case: c } = await loadCase(nurse, number);
    const [item] = await itemsOf(nurse, number, 1);
    const id = randomUUID();
    const body = eventBody(acting(nurse), c.plan.id, {
      type: 'information-requested',
      payload: {
        request: id,
        items: [],
        dueAt: c.dueAt,
        stopsClock: true,
        clock: { before: c.dueAt, after: c.dueAt, basis: '', timeZone: '' },
      },
    });
    const request = { id, asked_by: 'x', asked_at: c.dueAt, due_at: c.dueAt, stops_clock: true, note: '', items: [{ ...item, number: 1 }] };
    const clock = { due_at: '2027-12-30T00:00:00Z', due_basis: 'x', due_verified: true };
    const call = (steps: object[]) => requestRow(c.id, nurse.id, request, { clock: { ...clock, steps: steps as never[] }, seen: 1 }, body);
    expect(await call([...c.clockSteps, { action: 'extend-for-information', at: c.dueAt }])).toBe('stale');
    expect(await call([...c.clockSteps, { action: 'request-information', at: c.dueAt }])).toBe('ok');
  });

  test('a federal one is not extended for it', async () => {
    await expect(ask(nurse, await claimed(), { extendClock: true })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('not once the margin before the decision is reached', async () => {
    const number = await claimed();
    const at = '2026-11-27T05:00:00.000Z';
    await expect(ask(nurse, number, {}, at)).rejects.toThrow('Information must be in at least 24 hours before the decision is due');
    await extendClock(acting(nurse, at), { number, reason: 'The practitioner asked for it', askedBy: 'practitioner' });
    await expect(ask(nurse, number, {}, at)).resolves.toMatchObject({ stopsClock: false });
  });

  test('items say what they are and serve a criterion of the case', async () => {
    const number = await claimed();
    const [item] = await itemsOf(nurse, number, 1);
    if (!item) throw new Error('nothing to ask for');
    const of = (items: (typeof item)[]) => requestInformation(acting(nurse), { number, items, note: '', extendClock: false });
    await expect(of([])).rejects.toThrow('Name at least one item');
    await expect(of([{ ...item, what: '  ' }])).rejects.toMatchObject({ fields: { 'items.0.what': 'Say what is asked for' } });
    for (const wrong of [{ leaf: 'nowhere' }, { fact: 'nothing' }, { leaf: '' }, { fact: 'trialSpasticityResponse' }])
      await expect(of([item, { ...item, ...wrong }])).rejects.toMatchObject({
        fields: { 'items.1.fact': 'This serves no criterion of the case' },
      });
    expect((await loadCase(nurse, number)).case.status).toBe('in-review');
  });
});

const pump = () => ({ implanted: 'no', alarm: 'unknown', batteryLow: 'unknown', refillDueOn: '', infection: 'unknown' }) as const;

describe('recording what came in', () => {
  test('item by item, by the nurse or a manager; the last one returns the case to review', async () => {
    const number = await createCase('pended', nurse);
    expect(await recordAll(manager, number, 1)).toEqual({ complete: false });
    expect((await loadCase(nurse, number)).case).toMatchObject({ status: 'pended' });
    expect(await recordAll(nurse, number)).toEqual({ complete: true });
    const { case: c } = await loadCase(nurse, number);
    expect(c).toMatchObject({ status: 'in-review', assignee: { id: nurse.id }, informationDueAt: null, informationLapsedAt: null });
    expect(c.informationRequests[0]?.items.map((item) => item.receivedBy)).toEqual([manager.name, nurse.name]);
    expect(c.informationRequests[0]?.completedAt).not.toBeNull();
    expect(await told(number)).toMatchObject({ 'information-recorded': 2 });
  });

  test('no item twice, none that is not there, none of a request that is over', async () => {
    const number = await createCase('pended', nurse);
    const requestId = (await loadCase(nurse, number)).case.informationRequests[0]?.id ?? '';
    const record = (numbers: number[], id = requestId) =>
      recordInformation(acting(nurse), { number, requestId: id, items: numbers.map((n) => ({ number: n, note: '' })) });
    await expect(record([])).rejects.toThrow('Say which item came in');
    await expect(record([1, 1])).rejects.toMatchObject({ code: 'invalid' });
    await expect(record([3])).rejects.toMatchObject({ code: 'invalid' });
    await record([1]);
    await expect(record([1])).rejects.toMatchObject({ code: 'conflict' });
    await expect(record([2], '00000000-0000-4000-8000-000000000000')).rejects.toThrow('This request for information is over');
    await record([2]);
    await expect(record([2])).rejects.toMatchObject({ code: 'conflict' });
  });

  test('not by another nurse', async () => {
    await expect(recordAll(other, await createCase('pended', nurse))).rejects.toThrow('Held by D. Whitfield');
  });
});

describe('the time to send it passes', () => {
  const AFTER = '2026-11-27T05:00:00.000Z';

  test('the case returns to review, flagged, and can ask again', async () => {
    const number = await createCase('pended', nurse);
    await recordAll(nurse, number, 1);
    await watchClocks('2026-11-27T04:59:59.000Z');
    expect((await loadCase(nurse, number)).case.status).toBe('pended');
    await watchClocks(AFTER);
    const { case: c } = await loadCase(nurse, number);
    expect(c).toMatchObject({ status: 'in-review', informationDueAt: null, informationLapsedAt: AFTER, assignee: { id: nurse.id } });
    expect(c.informationRequests[0]).toMatchObject({ lapsedAt: AFTER, completedAt: null });
    const { entries } = await loadHistory(nurse, number);
    expect(entries.at(-1)?.event).toMatchObject({
      type: 'information-lapsed',
      actor: { id: 'system', role: 'system' },
      payload: { open: [2], dueAt: '2026-11-27T04:59:59.000Z', timeZone: 'America/New_York' },
    });
    await extendClock(acting(nurse, AFTER), { number, reason: 'x', askedBy: 'member' });
    await ask(nurse, number, {}, AFTER);
    expect((await loadCase(nurse, number)).case).toMatchObject({ status: 'pended', informationLapsedAt: null });
    // What comes in now is the second request's.
    expect(await recordAll(nurse, number, 99, AFTER)).toEqual({ complete: true });
    await told(number);
  });

  test('an urgency that is raised brings it forward', async () => {
    const number = await createCase('pended', nurse);
    await changeUrgency(acting(nurse, '2026-11-21T20:00:00.000Z'), {
      number,
      to: 'expedited',
      reason: 'The pump alarms',
      attestedBy: 'practitioner',
      oralNotice: null,
    });
    const { case: c } = await loadCase(nurse, number);
    expect(c).toMatchObject({ status: 'pended', dueAt: '2026-11-24T20:00:00.000Z', informationDueAt: '2026-11-23T20:00:00.000Z' });
    expect(c.informationRequests[0]?.dueAt).toBe('2026-11-23T20:00:00.000Z');
    await watchClocks('2026-11-23T20:00:01.000Z');
    expect((await loadCase(nurse, number)).case.status).toBe('in-review');
  });

  test('nothing lapses of a case that went to a director meanwhile', async () => {
    const number = await createCase('pended', nurse);
    await escalate(nurse, number);
    await watchClocks(AFTER);
    const { case: c } = await loadCase(nurse, number);
    expect([c.status, c.informationRequests[0]?.lapsedAt]).toEqual(['director-review', null]);
  });
});

describe('at once', () => {
  test('of fifty requests one is made', async () => {
    const number = await claimed();
    const words = await outcomes(times(50, () => ask(nurse, number)));
    expect([count(words, 'ok'), count(words, 'conflict')]).toEqual([1, 49]);
    expect(await told(number)).toMatchObject({ 'information-requested': 1 });
    expect(await db().informationRequest.count({ where: { case: { number } } })).toBe(1);
  });

  test('of fifty records of the same items one is made', async () => {
    const number = await createCase('pended', nurse);
    const words = await outcomes(times(50, (i) => recordAll(i % 2 === 0 ? nurse : manager, number)));
    expect([count(words, 'ok'), count(words, 'conflict')]).toEqual([1, 49]);
    expect(await told(number)).toMatchObject({ 'information-recorded': 1 });
  });

  test('of records of different items each is made once, and the last one returns the case', async () => {
    for (let round = 0; round < 4; round++) {
      const number = await claimed();
      await ask(nurse, number, { items: await itemsOf(nurse, number, 8) });
      const requestId = (await loadCase(nurse, number)).case.informationRequests[0]?.id ?? '';
      const one = async (n: number): Promise<void> => {
        try {
          await recordInformation(acting(n % 2 ? nurse : manager), { number, requestId, items: [{ number: n, note: '' }] });
        } catch (error) {
          // Who took it for one of several, or for the last one, looks again.
          if ((error as { code?: string }).code !== 'conflict') throw error;
          await one(n);
        }
      };
      await Promise.all(times(8, (i) => one(i + 1)));
      const { case: c } = await loadCase(nurse, number);
      expect(c.status).toBe('in-review');
      expect(c.clockSteps.map((s) => s.action)).toEqual(['request-information', 'information-complete']);
      expect(await told(number)).toMatchObject({ 'information-recorded': 8 });
    }
  });

  test('the last item and the end of its time: one of the two', async () => {
    for (let round = 0; round < 6; round++) {
      const number = await createCase('pended', nurse);
      const lapse = () => watchClocks('2026-11-27T05:00:00.000Z');
      const record = () => recordAll(nurse, number);
      const [one, two] = round % 2 === 0 ? [lapse, record] : [record, lapse];
      await outcomes([one(), two()]);
      const { case: c } = await loadCase(nurse, number);
      const [request] = c.informationRequests;
      expect(c.status).toBe('in-review');
      expect([request?.completedAt, request?.lapsedAt].filter((at) => at === null)).toHaveLength(1);
      const { 'information-lapsed': lapsed = 0, 'information-recorded': recorded = 0 } = await told(number);
      expect(lapsed + recorded).toBe(1);
    }
  });

  test('asking, escalating and releasing: one of the three', async () => {
    for (let round = 0; round < 4; round++) {
      const number = await claimed();
      const words = await outcomes([ask(nurse, number), escalate(nurse, number), releaseCase(acting(nurse), number)]);
      // Escalating is open from a pended case too.
      expect(count(words, 'ok')).toBeGreaterThanOrEqual(1);
      const events = await told(number);
      expect((events['case-released'] ?? 0) + (events['information-requested'] ?? 0) + (events['case-escalated'] ?? 0)).toBe(
        count(words, 'ok'),
      );
    }
  });
});
