import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { addressOf, asApp, asOwner, escalate, rawSql } from '../../tests/cases.ts';
import { createDirector, createTaken, makeSigning, offerPeerToPeer, readingOf, sign } from '../../tests/directors.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import type { Viewer } from '../data/access.ts';
import { canonical, eventBody } from '../data/audit.ts';
import { db, disconnect } from '../data/db.ts';
import { claimCase } from './claim-case.ts';
import { fileAppeal } from './file-appeal.ts';
import { listReadings } from './list-readings.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { loadSigning } from './load-signing.ts';
import { saveDraft } from './save-draft.ts';
import { takeCase } from './take-case.ts';

const { adminUrl } = inject('database');

let nurse: Viewer;
let colleague: Viewer;
let director: Viewer;
let second: Viewer;

const LEAF = '2.c.iv';
const LATER = '2026-11-21T20:00:00.000Z';
const denial = () => makeSigning('denied', { criteria: [LEAF], readings: [readingOf(LEAF, 'not-met')] });
const approval = () => makeSigning('approved', { readings: [readingOf(LEAF, 'met')] });

beforeAll(async () => {
  await createPlan();
  nurse = await createUser('nurse');
  colleague = await createUser('nurse');
  director = await createDirector();
  second = await createDirector();
});
afterAll(disconnect);

const clause = async (viewer = director) => (await listReadings(viewer, '2026-11-22')).find(({ leaf }) => leaf === LEAF);

async function denied(): Promise<string> {
  const number = await createTaken(nurse, director);
  await sign(director, number, denial());
  return number;
}

/** The appeal of a denied case, escalated by another nurse and taken by the director. */
async function appealOf(original: string, taker: Viewer): Promise<string> {
  const { number } = await fileAppeal(acting(colleague, LATER), {
    number: original,
    appealId: randomUUID(),
    channel: 'fax',
    by: 'member',
    standing: '',
    receivedOn: '2026-11-21',
    receivedTime: '10:45',
    urgency: { requested: 'standard', attestedBy: '', finding: '' },
    goodCause: '',
  });
  await claimCase(acting(colleague, LATER), number);
  await escalate(colleague, number);
  await takeCase(acting(taker, LATER), number);
  await offerPeerToPeer(taker, number, LATER);
  return number;
}

test('earlier readings are shown to the director after their own, and three that agree come first', async () => {
  const first = await createTaken(nurse, director);
  expect((await loadSigning(director, first)).unclear).toMatchObject([{ finding: { id: LEAF }, earlier: { count: 0, readings: null } }]);
  await sign(director, first, approval());
  await sign(second, await createTaken(nurse, second), approval());
  expect(await clause()).toMatchObject({ agreed: null, met: 2, notMet: 0 });

  const third = await createTaken(nurse, second);
  expect((await loadSigning(second, third)).unclear[0]?.earlier).toEqual({ count: 2, readings: null });
  await saveDraft(acting(second), { number: third, draft: { ...approval(), readings: [{ ...readingOf(LEAF, 'met'), text: ' ' }] } });
  expect((await loadSigning(second, third)).unclear[0]?.earlier.readings).toBeNull();
  await saveDraft(acting(second), { number: third, draft: { ...approval(), kind: null } });
  expect((await loadSigning(second, third)).unclear[0]?.earlier).toMatchObject({
    count: 2,
    readings: [{ result: 'met' }, { result: 'met' }],
  });
  // another director has not written one
  expect((await loadSigning(director, third)).unclear[0]?.earlier).toEqual({ count: 2, readings: null });
  await sign(second, third, approval());

  const agreed = await clause();
  expect(agreed).toMatchObject({ agreed: 'met', met: 3, planName: 'Test plan molina-medicaid', policyVersion: '2025-08-13' });
  expect(agreed?.statement).not.toBe('');
  expect((await listReadings(second))[0]?.leaf).toBe(LEAF);
  const [row] = await db().reading.findMany({ take: 1 });
  expect(JSON.stringify(agreed)).not.toContain(director.id);
  expect(JSON.stringify(row)).not.toMatch(/PA-26|Nguy/);
  for (const viewer of [nurse, await createUser('manager')]) {
    await expect(listReadings(viewer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(loadSigning(viewer, third)).rejects.toMatchObject({ code: 'forbidden' });
  }
  await expect(asApp('SELECT * FROM reading_source')).rejects.toThrow('permission denied');
});

describe('an appeal', () => {
  test('overturned by another director withdraws the reading; the first and who reports to them sign nothing', async () => {
    const original = await denied();
    const before = await clause();
    const appeal = await appealOf(original, director);
    const refused = { code: 'conflict', message: expect.stringContaining('nobody who took part in the first decision') };
    await expect(sign(director, appeal, approval(), {}, LATER)).rejects.toMatchObject(refused);
    await db().case.findFirstOrThrow({ where: { number: appeal, status: 'director-review' } });

    const subordinate = await createDirector();
    await asOwner('UPDATE "user" SET reports_to_id = $1 WHERE id = $2', [director.id, subordinate.id]);
    const { id } = (await loadCase(second, appeal)).case;
    await asOwner('UPDATE "case" SET director_id = $1 WHERE id = $2', [subordinate.id, id]);
    await expect(sign(subordinate, appeal, approval(), {}, LATER)).rejects.toMatchObject(refused);

    await asOwner('UPDATE "case" SET director_id = $1 WHERE id = $2', [second.id, id]);
    await sign(second, appeal, approval(), {}, LATER);
    const after = await clause();
    expect(after?.notMet).toBe((before?.notMet ?? 0) - 1);
    expect(after?.readings.filter(({ withdrawn }) => withdrawn !== null)).toMatchObject([
      { result: 'not-met', withdrawn: { reason: 'overturned on appeal', at: LATER } },
    ]);
    const { entries, chain } = await loadHistory(second, appeal);
    expect(chain).toEqual({ whole: true, count: entries.length });
  });

  test('upheld by another director leaves the reading as it stands', async () => {
    const original = await denied();
    const before = await clause();
    await sign(second, await appealOf(original, second), denial(), {}, LATER);
    const after = await clause();
    expect(after?.notMet).toBe((before?.notMet ?? 0) + 1);
  });
});

describe('the database itself', () => {
  const snapshotOf = (caseId: string, facts: object) => ({
    id: randomUUID(),
    canonical: canonical({ caseId, input: { facts }, evaluation: { outcome: 'does-not-meet', policy: null, version: null } }),
    sha256: 'x',
    taken_at: acting(nurse).at,
  });
  const row = (signer: Viewer, role: string) => ({
    id: randomUUID(),
    kind: 'denied',
    lines: [
      { number: 1, code: '62362', result: 'denied' },
      { number: 2, code: '62350', result: 'denied' },
    ],
    basis: 'criteria',
    criteria: ['1'],
    rationale: 'x',
    reason: 'x',
    credential: null as object | null,
    signing: {},
    reauthenticated_at: acting(nurse).at,
    signer_id: signer.id,
    signer_name: signer.name,
    signer_role: role,
    meaning: 'x',
    decided_at: acting(nurse).at,
  });

  async function craft(number: string, actor: Viewer, decision: object): Promise<unknown> {
    const { case: c, input } = await loadCase(actor, number);
    const body = eventBody(acting(actor), c.plan.id, { type: 'case-taken', payload: {} });
    const values = [c.id, actor.id, c.version, JSON.stringify(snapshotOf(c.id, input.facts)), JSON.stringify(decision), body];
    const [answer] = await asApp(`SELECT sign_decision($1, $2, $3, $4::jsonb, $5::jsonb, '[]'::jsonb, $6) AS word`, values);
    return answer?.word;
  }

  test('refuses a nurse’s crafted signature, and whoever has no license or prepared it', async () => {
    const number = await createTaken(nurse, director);
    expect(await craft(number, nurse, row(nurse, 'medical-director'))).toBe('forbidden');
    expect(await craft(number, second, row(second, 'medical-director'))).toBe('not-holder');
    expect(await craft(number, director, row(director, 'medical-director'))).toBe('no-credential');
    const { credential } = await credentialOf(director);
    const foreign = await credentialOf(second);
    expect(await craft(number, director, { ...row(director, 'medical-director'), credential: foreign.credential })).toBe('no-credential');
    // the lines of a denial all denied; the director, and nobody else, in the row
    expect(await craft(number, director, { ...row(director, 'medical-director'), credential, kind: 'approved' })).toBe('forbidden');
    expect(await craft(number, director, { ...row(nurse, 'nurse'), credential })).toBe('forbidden');
    expect((await loadCase(nurse, number)).case).toMatchObject({ status: 'director-review', decision: null });
  });

  test('refuses a denial without an offer of a talk', async () => {
    const number = await createTaken(nurse, director);
    const { id } = (await loadCase(nurse, number)).case;
    // as if there had been none: what is on record cannot be deleted by anybody else
    await rawSql(addressOf('superuser', adminUrl), 'SET session_replication_role = replica; DELETE FROM contact');
    expect(await db().contact.count({ where: { caseId: id } })).toBe(0);
    expect(await craft(number, director, { ...row(director, 'medical-director'), ...(await credentialOf(director)) })).toBe('forbidden');
  });

  test('takes no decision past its functions, not from the owner either', async () => {
    const number = await createTaken(nurse, director);
    const { id } = (await loadCase(nurse, number)).case;
    const insert = `INSERT INTO decision SELECT (jsonb_populate_record(NULL::decision, $1::jsonb)).*`;
    const values = async (over: object) => {
      const snapshot = snapshotOf(id, {});
      await asOwner(
        'INSERT INTO snapshot (id, case_id, canonical, sha256, taken_at) VALUES ($1, $2, $3, encode(sha256(convert_to($3, $4)), $5), now())',
        [snapshot.id, id, snapshot.canonical, 'UTF8', 'hex'],
      );
      return [JSON.stringify({ ...row(nurse, 'nurse'), case_id: id, snapshot_id: snapshot.id, ...over })];
    };
    await expect(asApp(insert, await values({}))).rejects.toThrow('permission denied');
    await expect(asOwner(insert, await values({}))).rejects.toThrow('decision_adverse');
    await expect(asOwner(insert, await values({ signer_role: 'medical-director' }))).rejects.toThrow(
      'only the medical director who took the case',
    );
    const asDirector = { signer_role: 'medical-director', signer_id: director.id };
    await expect(asOwner(insert, await values(asDirector))).rejects.toThrow('no license carries this signature');
    for (const missing of ['reason', 'rationale']) {
      const over = { ...asDirector, ...(await credentialOf(director)), [missing]: '' };
      await expect(asOwner(insert, await values(over))).rejects.toThrow('decision_adverse');
    }
  });

  const credentialOf = async (viewer: Viewer) => ({
    credential: { id: (await db().credential.findFirstOrThrow({ where: { userId: viewer.id } })).id },
  });
});
