import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asApp, asOwner, createCase, decisionLettersOf, deliver, deliverAll, outcomes } from '../../tests/cases.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import type { Viewer } from '../data/access.ts';
import { db, disconnect } from '../data/db.ts';
import { assignCase, assignCases } from './assign-case.ts';
import { claimCase } from './claim-case.ts';
import { issueLetters } from './issue-letters.ts';
import { listNurses } from './list-nurses.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { nextCase } from './next-case.ts';
import { voidLetter } from './void-letter.ts';

const PLANS = ['molina-medicaid', 'uhc-commercial'] as const;
let nurse: Viewer;
let sam: Viewer;
let manager: Viewer;
let director: Viewer;

beforeAll(async () => {
  for (const state of PLANS) await createPlan(state);
  nurse = await createUser('nurse', PLANS);
  sam = await createUser('nurse', ['molina-medicaid'], { name: 'Samuel Park' });
  manager = await createUser('manager');
  director = await createUser('medical-director');
});
afterAll(disconnect);

const times = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));
const count = (words: readonly string[], word: string) => words.filter((w) => w === word).length;
const told = async (number: string): Promise<string[]> => {
  const { entries, chain } = await loadHistory(nurse, number);
  expect(chain).toEqual({ whole: true, count: entries.length });
  return entries.map((e) => e.event.type);
};
const give = (number: string, to: Viewer, from: Viewer | null, by = manager) =>
  assignCase(acting(by), { number, nurseId: to.id, from: from?.id ?? null });
const holder = async (number: string) => (await loadCase(nurse, number)).case.assignee?.id;

describe('assigning', () => {
  test('from received it begins the review; in review and pended the work stays', async () => {
    const number = await createCase('received', nurse);
    await give(number, nurse, null);
    expect((await loadCase(nurse, number)).case).toMatchObject({ status: 'in-review', assignee: { id: nurse.id } });
    await give(number, sam, nurse);
    expect(await told(number)).toEqual(['request-received', 'case-assigned', 'case-assigned']);
    const { entries } = await loadHistory(nurse, number);
    expect(entries.at(-1)?.event).toMatchObject({
      payload: { to: sam.id, toName: 'Samuel Park', from: nurse.id, fromName: 'Dana Whitfield' },
    });
    // Both held it.
    expect((await loadCase(nurse, number)).case.preparedBy.sort()).toEqual([nurse.id, sam.id].sort());
    const ready = await createCase('ready', nurse);
    await give(ready, sam, nurse);
    const { case: c } = await loadCase(nurse, ready);
    expect([c.readyVersion, c.acceptedGaps, c.answers.length > 10]).toEqual([null, [], true]);
    const pended = await createCase('pended', nurse);
    await give(pended, sam, nurse);
    expect((await loadCase(nurse, pended)).case).toMatchObject({ status: 'pended', assignee: { id: sam.id } });
  });

  test('to an active nurse of the plan, who is not the one', async () => {
    const number = await createCase('received', nurse);
    const stranger = await createUser('nurse', ['uhc-commercial']);
    const gone = await createUser('nurse');
    await db().user.update({ where: { id: gone.id }, data: { active: false } });
    for (const to of [stranger, gone, director, manager])
      await expect(give(number, to, null)).rejects.toThrow('to a nurse of the plan only');
    await claimCase(acting(nurse), number);
    await expect(give(number, nurse, nurse)).rejects.toThrow('This nurse holds the case already');
    await expect(give(number, sam, null)).rejects.toMatchObject({ code: 'conflict' });
    expect(await holder(number)).toBe(nurse.id);
    const { case: c } = await loadCase(nurse, number);
    const call = async (actor: string, to: string, from: string | null) =>
      (await asApp(`SELECT assign_case($1::uuid, $2, $3, $4, '{}') AS word`, [c.id, actor, to, from]))[0]?.word;
    expect(await call(manager.id, stranger.id, nurse.id)).toBe('not-nurse');
    expect(await call(manager.id, director.id, nurse.id)).toBe('not-nurse');
    expect(await call(nurse.id, sam.id, nurse.id)).toBe('forbidden');
    expect(await call(manager.id, sam.id, null)).toBe('conflict');
  });

  test('by a manager alone, and only where the table has it', async () => {
    const number = await createCase('received', nurse);
    for (const by of [nurse, director, await createUser('auditor')])
      await expect(give(number, sam, null, by)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(give(number, sam, null, await createUser('manager', ['uhc-commercial']))).rejects.toMatchObject({ code: 'not-found' });
    for (const state of ['escalated', 'decided', 'closed', 'withdrawn'] as const)
      await expect(give(await createCase(state, nurse), sam, nurse), state).rejects.toMatchObject({ code: 'conflict' });
  });

  test('many at once: what stands in the way of one stops no other', async () => {
    const numbers = await Promise.all(times(6, (i) => createCase(i === 2 ? 'claimed' : i === 4 ? 'closed' : 'received', nurse)));
    const cases = [...numbers, 'PA-26-999999'].map((number) => ({ number, from: null }));
    const results = await assignCases(acting(manager), { cases, nurseId: sam.id });
    expect(results.map(({ number }) => number)).toEqual(cases.map(({ number }) => number));
    expect(results.map(({ ok }) => ok)).toEqual([true, true, false, true, false, true, false]);
    expect(results.flatMap((r) => (r.ok ? [] : [r.message.length > 10]))).toEqual([true, true, true]);
  });

  test('of fifty at once one wins; also against claims', async () => {
    const number = await createCase('received', nurse);
    const work = times(50, (i) => (i % 2 ? give(number, i % 4 === 1 ? sam : nurse, null) : claimCase(acting(i % 4 ? sam : nurse), number)));
    const words = await outcomes(work);
    expect([count(words, 'ok'), count(words, 'conflict')]).toEqual([1, 49]);
    expect(await told(number)).toHaveLength(2);
  });
});

describe('the nurses of a plan', () => {
  test('active ones, by name, with what they hold; only to who manages it', async () => {
    await createPlan('geha-fehb');
    const boss = await createUser('manager', ['geha-fehb', 'uhc-commercial']);
    const zoe = await createUser('nurse', ['geha-fehb'], { name: 'Zoe Adler' });
    const amy = await createUser('nurse', ['geha-fehb', 'uhc-commercial'], { name: 'Amy Bloom' });
    const gone = await createUser('nurse', ['geha-fehb']);
    await db().user.update({ where: { id: gone.id }, data: { active: false } });
    await createCase('claimed', zoe, { planId: 'geha-fehb', receivedTime: '13:30' });
    await createCase('withdrawn', zoe, { planId: 'geha-fehb', receivedTime: '13:30' });
    expect(await listNurses(boss, ['geha-fehb'])).toEqual([
      { id: amy.id, name: 'Amy Bloom', title: 'RN', planIds: ['geha-fehb'], open: 0 },
      { id: zoe.id, name: 'Zoe Adler', title: 'RN', planIds: ['geha-fehb'], open: 1 },
    ]);
    expect((await listNurses(boss, ['geha-fehb', 'uhc-commercial', 'molina-medicaid']))[0]?.planIds).toEqual([
      'geha-fehb',
      'uhc-commercial',
    ]);
    for (const who of [nurse, manager, director]) expect(await listNurses(who, ['geha-fehb'])).toEqual([]);
  });
});

describe('the next case', () => {
  test('is the one due first that nobody holds, in the nurse’s plans', async () => {
    await asOwner(`UPDATE "case" SET status = 'withdrawn', open_due_at = NULL WHERE status = 'received'`);
    const later = await createCase('received', nurse);
    const sooner = await createCase('received', nurse, { receivedOn: '2026-11-10' });
    const elsewhere = await createCase('received', nurse, { planId: 'uhc-commercial', receivedOn: '2026-10-01', receivedTime: '13:30' });
    await createCase('claimed', nurse, { receivedOn: '2026-11-01' });
    expect(await nextCase(acting(sam))).toBe(sooner);
    expect(await nextCase(acting(sam))).toBe(later);
    expect(await nextCase(acting(sam))).toBeNull();
    expect((await loadCase(nurse, sooner)).case).toMatchObject({ status: 'in-review', assignee: { id: sam.id } });
    expect(await told(sooner)).toEqual(['request-received', 'case-claimed']);
    expect(await nextCase(acting(nurse))).toBe(elsewhere);
    for (const who of [manager, director, await createUser('auditor'), await createUser('admin')])
      await expect(nextCase(acting(who))).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('fifty nurses at once on 10,000 cases each get a different one: the fifty due first', async () => {
    const model = await createCase('received', nurse);
    await asOwner(
      `INSERT INTO "case" SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', 'PA-21-' || lpad(i::text, 6, '0'),
         'due_at', timestamptz '2026-10-01' + (i * 7919 % 10000) * interval '1 minute'))).* FROM "case" c, generate_series(1, 10000) i WHERE c.number = $1`,
      [model],
    );
    await asOwner('ANALYZE "case"');
    const first = await db().case.findMany({
      where: { status: 'received' },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      take: 50,
      select: { number: true },
    });
    const nurses = await Promise.all(times(50, () => createUser('nurse')));
    const got = await Promise.all(nurses.map((one) => nextCase(acting(one))));
    expect(new Set(got).size).toBe(50);
    expect([...got].sort()).toEqual(first.map(({ number }) => number).sort());
    for (const [i, number] of got.entries()) expect(await holder(number ?? '')).toBe(nurses[i]?.id);
    // One after the other they come in the order of their due times.
    const rest = await db().case.findMany({
      where: { status: 'received' },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      take: 10,
      select: { number: true },
    });
    for (const { number } of rest) expect(await nextCase(acting(nurse))).toBe(number);
    const plan = await asOwner(
      `EXPLAIN SELECT c.id FROM "case" c WHERE c.status = 'received' AND c.plan_id IN (SELECT m.plan_id FROM membership m WHERE m.user_id = $1)
       ORDER BY c.due_at, c.id LIMIT 1`,
      [nurse.id],
    );
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).not.toContain('Seq Scan on "case"');
  });
});

describe('a letter taken back', () => {
  const lettersOf = async (number: string) => (await loadCase(nurse, number)).case.letters;
  const take = (number: string, letterId: string, by: Viewer = manager, reason = 'The address was wrong') =>
    voidLetter(acting(by), { number, letterId, reason });

  test('its notice is owed again; a closed case opens, and closes with the new one', async () => {
    const number = await createCase('closed', nurse);
    const [member] = await lettersOf(number);
    await take(number, member?.id ?? '');
    const { case: c } = await loadCase(nurse, number);
    expect(c.status).toBe('decided');
    expect((await db().case.findFirstOrThrow({ where: { number } })).openDueAt?.toISOString()).toBe(c.dueAt);
    expect(c.letters.find(({ id }) => id === member?.id)?.voided).toEqual({
      reason: 'The address was wrong',
      by: manager.name,
      at: '2026-11-20T20:00:00.000Z',
    });
    const owed = await decisionLettersOf(nurse, number);
    expect(owed.map(({ recipient, issued }) => [recipient, issued === null])).toEqual([
      ['member', true],
      ['practitioner', false],
    ]);
    await expect(deliver(nurse, number, member?.id ?? '')).rejects.toMatchObject({ code: 'conflict' });
    await issueLetters(acting(nurse), { number: number, key: 'decision' });
    const letters = await lettersOf(number);
    expect(letters.map(({ recipient }) => recipient).sort()).toEqual(['member', 'member', 'practitioner']);
    const fresh = letters.find((l) => l.recipient === 'member' && l.voided === null);
    expect(await deliver(nurse, number, fresh?.id ?? '')).toEqual({ closed: true });
    expect((await told(number)).slice(-4)).toEqual(['letter-voided', 'letter-issued', 'letter-delivered', 'case-closed']);
  });

  test('before it went out as well; with all of them the letters are issued anew', async () => {
    const number = await createCase('issued', nurse);
    for (const { id } of await lettersOf(number)) await take(number, id, director);
    await issueLetters(acting(manager), { number: number, key: 'decision' });
    expect((await lettersOf(number)).filter(({ voided }) => voided === null)).toHaveLength(2);
    await expect(deliverAll(nurse, number)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('by a director or a manager, with a reason, once, of this case', async () => {
    const number = await createCase('issued', nurse);
    const [letter] = await lettersOf(number);
    const id = letter?.id ?? '';
    await expect(take(number, id, nurse)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(take(number, id, manager, '  ')).rejects.toThrow('Give the reason');
    await expect(take(await createCase('issued', nurse), id)).rejects.toMatchObject({ code: 'not-found' });
    const words = await outcomes(times(50, () => take(number, id)));
    expect([count(words, 'ok'), count(words, 'conflict')]).toEqual([1, 49]);
    expect(count(await told(number), 'letter-voided')).toBe(1);
    const { id: caseId } = (await loadCase(nurse, number)).case;
    const call = async (actor: string, letterId: string) => {
      const row = JSON.stringify({ letter_id: letterId, reason: 'x', voided_by: 'x', voided_at: '2026-11-20T20:00:00Z' });
      const [answer] = await asApp(`SELECT void_letter($1::uuid, $2, $3::jsonb, '{}') AS word`, [caseId, actor, row]);
      return answer?.word;
    };
    expect(await call(nurse.id, id)).toBe('forbidden');
    expect(await call(manager.id, id)).toBe('conflict');
    expect(await call(manager.id, '00000000-0000-4000-8000-000000000000')).toBe('conflict');
  });
});
