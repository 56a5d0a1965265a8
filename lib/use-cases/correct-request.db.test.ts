import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approve, asApp, asOwner, cite, confirm, createCase, outcomes, save } from '../../tests/cases.ts';
import { acting, createPlan, createUser, makeIntake } from '../../tests/factories.ts';
import { dueTime } from '../cases/clocks.ts';
import { scoreCase } from '../cases/score.ts';
import type { Stage } from '../criteria/case-input.ts';
import type { Viewer } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import { db, disconnect } from '../data/db.ts';
import { findKeptMember, findKeptPractitioner } from '../data/parties.ts';
import { claimCase } from './claim-case.ts';
import { type CorrectionCommand, correctRequest } from './correct-request.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { receiveRequest } from './receive-request.ts';
import { releaseCase } from './release-case.ts';
import { scoreRow } from './save-answer.ts';

const BOTH = ['molina-medicaid', 'uhc-commercial'];
let nurse: Viewer;
let single: Viewer;

beforeAll(async () => {
  for (const state of ['molina-medicaid', 'uhc-commercial', 'geha-fehb'] as const) await createPlan(state);
  nurse = await createUser('nurse', BOTH);
  single = await createUser('nurse', ['molina-medicaid']);
});
afterAll(disconnect);

async function correct(viewer: Viewer, number: string, over: Partial<CorrectionCommand> = {}): Promise<void> {
  const { version } = (await loadCase(nurse, number)).case;
  return correctRequest(acting(viewer), {
    number,
    version,
    planId: 'uhc-commercial',
    stage: null,
    reason: 'Card on file shows UHC',
    ...over,
  });
}

/** The row as it is, less the head of the chain. */
const rowOf = (number: string) => db().case.findUniqueOrThrow({ where: { number } });
const lastEvent = async (number: string) => {
  const { entries, chain } = await loadHistory(nurse, number);
  expect(chain).toEqual({ whole: true, count: entries.length });
  return entries.at(-1)?.event;
};

describe('the payer', () => {
  test('policy, score and due time follow the other plan; answers, evidence, lines and receipt stay', async () => {
    const number = await createCase('ready', nurse);
    await cite(nurse, number, 'painSevere');
    await confirm(nurse, number);
    const before = (await loadCase(nurse, number)).case;
    expect(before.readyVersion).toBe(before.version);
    await correct(nurse, number, { reason: '  Card on file shows UHC  ' });
    const { case: after, evaluation, score } = await loadCase(nurse, number);
    expect(after).toMatchObject({
      payer: 'uhc',
      lineOfBusiness: 'commercial',
      state: 'IL',
      status: 'in-review',
      version: before.version + 1,
      readyVersion: null,
      acceptedGaps: [],
      assignee: { id: nurse.id },
      answers: before.answers,
      evidence: before.evidence,
      lines: before.lines,
      receivedAt: before.receivedAt,
      links: before.links,
    });
    expect(evaluation.policy).not.toBe((await rowOf(await createCase('received', nurse))).policyId);
    const row = await rowOf(number);
    expect(row).toMatchObject({
      planId: 'uhc-commercial',
      policyId: score.policyId,
      policyVersion: score.policyVersion,
      outcome: score.outcome,
    });
    expect(row.openDueAt).toEqual(row.dueAt);
    const { plan, receivedAt, urgency } = after;
    const due = dueTime({ lineOfBusiness: 'commercial', urgency, timeZone: plan.timeZone, receivedAt, steps: [], planSettings: {} });
    expect([after.dueAt, after.dueBasis]).toEqual([new Date(due.dueAt).toISOString(), due.basis]);
    expect(await lastEvent(number)).toMatchObject({
      type: 'request-corrected',
      payload: {
        reason: 'Card on file shows UHC',
        before: { plan: 'molina-medicaid', payer: 'molina', dueAt: before.dueAt },
        after: { plan: 'uhc-commercial', payer: 'uhc', state: 'IL', dueBasis: due.basis },
      },
    });
    await expect(approve(nurse, number)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('the day of receipt is the other plan’s', async () => {
    // Half past midnight in Ohio is the evening before in Illinois.
    const { numbers } = await receiveRequest(acting(nurse), makeIntake('permanent', { receivedTime: '00:30' }));
    const number = numbers[0] ?? '';
    await claimCase(acting(nurse), number);
    expect((await loadCase(nurse, number)).case.receivedOn).toBe('2026-11-20');
    await correct(nurse, number);
    expect((await loadCase(nurse, number)).case.receivedOn).toBe('2026-11-19');
  });

  test('the other plan keeps the member and the practitioner, as when it receives', async () => {
    const member = { ...makeIntake().member, memberId: 'X-77', name: 'Łucja Ørsted' };
    const number = await createCase('claimed', nurse, { member });
    expect(await findKeptMember(nurse, 'uhc-commercial', 'X-77')).toBeNull();
    await correct(nurse, number);
    expect(await findKeptMember(nurse, 'uhc-commercial', 'X-77')).toEqual({ member, representative: null });
    expect(await findKeptPractitioner(nurse, 'uhc-commercial', '1234567893')).toMatchObject({ name: 'Ruth Adeyemi, MD' });
  });

  test('there and back is two events, and the same due time as before', async () => {
    const number = await createCase('claimed', nurse);
    const before = await rowOf(number);
    await correct(nurse, number);
    await correct(nurse, number, { planId: 'molina-medicaid' });
    const after = await rowOf(number);
    expect([after.dueAt, after.policyId, after.outcome, after.version]).toEqual([
      before.dueAt,
      before.policyId,
      before.outcome,
      before.version + 2,
    ]);
    expect(after.eventCount).toBe(before.eventCount + 2);
  });

  test('whoever has no role in the other plan sees the case no more', async () => {
    const number = await createCase('claimed', nurse);
    await correct(nurse, number);
    await expect(loadCase(single, number)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the kind of request', () => {
  test('is given or left to the codes; the plan and its clock stay', async () => {
    const number = await createCase('answered', nurse);
    const before = await rowOf(number);
    await correct(nurse, number, { planId: 'molina-medicaid', stage: 'replacement', reason: 'Old pump at end of life' });
    const { case: c, evaluation } = await loadCase(nurse, number);
    expect([c.stage, evaluation.stage, c.answers.length > 5]).toEqual(['replacement', 'replacement', true]);
    const row = await rowOf(number);
    expect(row.dueAt).toEqual(before.dueAt);
    expect(scoreRow(scoreCase(c).score)).toMatchObject({ outcome: row.outcome, met_count: row.metCount, missing_count: row.missingCount });
    await correct(nurse, number, { planId: 'molina-medicaid', stage: null });
    expect((await rowOf(number)).stage).toBeNull();
  });
});

describe('refused, and nothing changed', () => {
  async function refuses(number: string, work: Promise<unknown>, code: string): Promise<void> {
    const before = await rowOf(number);
    await expect(work).rejects.toMatchObject({ code });
    expect(await rowOf(number)).toEqual(before);
  }

  test('a version that is not the case’s', async () => {
    const number = await createCase('claimed', nurse);
    const { version } = await rowOf(number);
    await save(nurse, number, 'indication', 'cancer-pain');
    await refuses(number, correct(nurse, number, { version }), 'conflict');
  });

  test('who does not hold it, a case released or decided, and another role', async () => {
    const number = await createCase('claimed', nurse);
    await refuses(number, correct(await createUser('nurse', BOTH), number), 'conflict');
    await refuses(number, correct(await createUser('manager', BOTH), number), 'forbidden');
    await refuses(number, correct(await createUser('medical-director', BOTH), number), 'forbidden');
    await refuses(number, correct(await createUser('auditor'), number), 'forbidden');
    await refuses(number, correct(await createUser('nurse', ['uhc-commercial']), number), 'not-found');
    await releaseCase(acting(nurse), number);
    await refuses(number, correct(nurse, number), 'conflict');
    const decided = await createCase('decided', nurse);
    await refuses(decided, correct(nurse, decided), 'conflict');
  });

  test('a plan in which the user is no nurse, or that is none', async () => {
    const number = await createCase('claimed', nurse);
    for (const planId of ['geha-fehb', 'nowhere', '', '__proto__', "' OR true --"])
      await refuses(number, correct(nurse, number, { planId }), 'invalid');
  });

  test('nothing to correct, and no reason', async () => {
    const number = await createCase('claimed', nurse);
    await refuses(number, correct(nurse, number, { planId: 'molina-medicaid' }), 'conflict');
    await refuses(number, correct(nurse, number, { reason: ' \n ' }), 'invalid');
  });
});

describe('at once', () => {
  test('of fifty corrections one is made', async () => {
    const number = await createCase('claimed', nurse);
    const { version, eventCount } = await rowOf(number);
    const words = await outcomes(Array.from({ length: 50 }, () => correct(nurse, number, { version })));
    expect([words.filter((w) => w === 'ok').length, words.filter((w) => w === 'conflict').length]).toEqual([1, 49]);
    expect(await rowOf(number)).toMatchObject({ version: version + 1, eventCount: eventCount + 1, planId: 'uhc-commercial' });
    expect(await lastEvent(number)).toMatchObject({ type: 'request-corrected' });
  });

  test('with answers coming in: each is scored by the policy that governs when it is saved', async () => {
    const number = await createCase('claimed', nurse);
    const { version } = await rowOf(number);
    const facts = ['painSevere', 'painLimitsDailyActivities', 'painNrs', 'indication'] as const;
    const values = { painSevere: true, painLimitsDailyActivities: true, painNrs: 8, indication: 'cancer-pain' } as const;
    const work = [correct(nurse, number, { version }), ...facts.map((fact) => save(nurse, number, fact, values[fact]))];
    expect((await outcomes(work)).slice(1)).toEqual(facts.map(() => 'ok'));
    const { case: c, score } = await loadCase(nurse, number);
    const row = await rowOf(number);
    expect([row.policyId, row.outcome, row.metCount]).toEqual([score.policyId, score.outcome, score.counts.met]);
    expect(c.answers).toHaveLength(4);
    await lastEvent(number);
  });
});

describe('the database, asked directly', () => {
  const payload = (from: string, to: string, stage: Stage | null = null) => {
    const of = (plan: string, given: Stage | null) =>
      ({ plan, planName: '', payer: 'uhc', lineOfBusiness: 'commercial', state: null, stage: given }) as const;
    const rest = { policy: null, policyVersion: null, outcome: '', receivedOn: '', timeZone: '', dueAt: '', dueBasis: '' };
    return { before: { ...of(from, null), ...rest }, after: { ...of(to, stage), ...rest }, reason: 'test' };
  };
  const score = { reasons: [], outcome: 'meets', met_count: 1, not_met_count: 0, missing_count: 0, ambiguous_count: 0 };

  async function call(
    number: string,
    over: { actor?: Viewer; plan?: string; told?: string; toldStage?: Stage; id?: string; version?: number; seen?: number } = {},
  ) {
    const c = await rowOf(number);
    const actor = over.actor ?? nurse;
    const plan = over.plan ?? 'uhc-commercial';
    const correction = {
      plan_id: plan,
      stage: null,
      received_on: '2026-11-20',
      due_at: '2026-12-04T05:59:59Z',
      due_basis: 'test',
      due_verified: true,
      clock_steps: [],
      clock_seen: over.seen ?? 0,
    };
    const body = eventBody(acting(actor), c.planId, {
      type: 'request-corrected',
      payload: payload(c.planId, over.told ?? plan, over.toldStage ?? null),
    });
    const [row] = await asApp('SELECT correct_request($1::uuid, $2, $3, $4::jsonb, $5::jsonb, $6) AS word', [
      over.id ?? c.id,
      actor.id,
      over.version ?? c.version,
      JSON.stringify(correction),
      JSON.stringify(score),
      body,
    ]);
    return row?.word;
  }

  test('a crafted call is refused', async () => {
    const number = await createCase('claimed', nurse);
    const before = await rowOf(number);
    expect(await call(number, { id: randomUUID() })).toBe('not-found');
    expect(await call(number, { actor: await createUser('nurse', BOTH) })).toBe('not-holder');
    expect(await call(number, { actor: await createUser('manager', BOTH) })).toBe('forbidden');
    expect(await call(number, { version: 99 })).toBe('stale');
    expect(await call(number, { seen: 1 })).toBe('stale');
    expect(await call(number, { plan: 'geha-fehb' })).toBe('forbidden');
    expect(await call(number, { plan: 'nowhere' })).toBe('forbidden');
    expect(await call(number, { plan: 'molina-medicaid' })).toBe('conflict');
    expect(await call(number, { told: 'geha-fehb' })).toBe('forbidden');
    expect(await call(number, { toldStage: 'trial' })).toBe('forbidden');
    expect(await rowOf(number)).toEqual(before);
    expect(await call(number)).toBe('ok');
    expect(await rowOf(number)).toMatchObject({ planId: 'uhc-commercial', payer: 'uhc', lineOfBusiness: 'commercial', state: 'IL' });
  });

  test('no plan changes but by the newest event that says so: not for the owner, not by a setting, not later', async () => {
    const number = await createCase('claimed', nurse);
    const fixed = 'the identity of a case is fixed';
    const move = (plan: string, more = '') => asOwner(`UPDATE "case" SET plan_id = $1${more} WHERE number = $2`, [plan, number]);
    await expect(asApp('UPDATE "case" SET plan_id = $1', ['uhc-commercial'])).rejects.toThrow('permission denied');
    await expect(move('uhc-commercial')).rejects.toThrow(fixed);
    await expect(move('uhc-commercial', ', version = version + 1, ready_version = NULL')).rejects.toThrow(fixed);
    await correct(nurse, number);
    await expect(move('molina-medicaid', ', version = version + 1')).rejects.toThrow(fixed);
    await expect(move('geha-fehb', ', version = version + 1')).rejects.toThrow(fixed);
    for (const column of ["number = 'PA-26-999999'", 'received_at = now()', 'id = gen_random_uuid()'])
      await expect(asOwner(`UPDATE "case" SET ${column} WHERE number = $1`, [number])).rejects.toThrow(fixed);
  });
});
