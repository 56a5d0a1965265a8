import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approve, asApp, asOwner, confirm, createCase, decisionLettersOf, escalate, outcomes, save } from '../../tests/cases.ts';
import { createDirector, createTaken, makeSigning, NOT_MET, offerPeerToPeer, sign } from '../../tests/directors.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import { addRecord, makePdf } from '../../tests/records.ts';
import type { Signing } from '../cases/signing.ts';
import type { Viewer } from '../data/access.ts';
import { db, disconnect } from '../data/db.ts';
import { readTrail } from '../data/trail.ts';
import { claimCase } from './claim-case.ts';
import { type AppealCommand, fileAppeal } from './file-appeal.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { nextCase } from './next-case.ts';
import { loadRecords } from './read-document.ts';
import { releaseCase } from './release-case.ts';
import { takeCase } from './take-case.ts';
import { verifyBlobs } from './verify-blobs.ts';
import { withdrawCase } from './withdraw-case.ts';

let nurse: Viewer;
let other: Viewer;
let director: Viewer;
let second: Viewer;

beforeAll(async () => {
  for (const state of ['molina-medicaid', 'uhc-commercial'] as const) await createPlan(state);
  nurse = await createUser('nurse');
  other = await createUser('nurse');
  director = await createDirector();
  second = await createDirector();
}, 60_000);
afterAll(disconnect);

const times = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));
/** A denial by the criteria that are not met, or what is said otherwise. */
async function denial(number: string, over: Partial<Signing> = {}): Promise<Signing> {
  const { findings } = (await loadCase(nurse, number)).evaluation;
  const criteria = findings.filter(({ status }) => status === 'not-met').map(({ id }) => id);
  return makeSigning(over.kind ?? 'denied', { criteria, ...over });
}

/** Denied by the director, or decided otherwise. @returns its number */
async function createDenied(by: Viewer, signer: Viewer, over: Partial<Signing> = {}): Promise<string> {
  const number = await createTaken(by, signer, NOT_MET);
  await sign(signer, number, await denial(number, over));
  return number;
}

const LATER = '2026-12-10T20:00:00.000Z';

const appealOf = (number: string, over: Partial<AppealCommand> = {}): AppealCommand => ({
  number,
  appealId: randomUUID(),
  channel: 'mail',
  by: 'member',
  standing: '',
  receivedOn: '2026-12-10',
  receivedTime: '09:15',
  urgency: { requested: 'standard', attestedBy: '', finding: '' },
  goodCause: '',
  ...over,
});
const file = (viewer: Viewer, number: string, over: Partial<AppealCommand> = {}, at = LATER) =>
  fileAppeal(acting(viewer, at), appealOf(number, over));

async function told(number: string): Promise<string[]> {
  const { entries, chain } = await loadHistory(nurse, number);
  expect(chain).toEqual({ whole: true, count: entries.length });
  return entries.map((e) => e.event.type);
}

test('an appeal has the records of the first decision, and its citations name them', async () => {
  const number = await createDenied(nurse, director);
  const cited = await addRecord(nurse, number, 'chart.pdf', makePdf(['Cited in the appeal']));
  const { id } = (await loadCase(nurse, number)).case;
  await asOwner(
    `INSERT INTO evidence (id, case_id, fact, document, cited_by_id, cited_by, cited_at, document_id)
     VALUES (gen_random_uuid(), $1, 'painSevere', 'chart.pdf', $2, 'Dana', now(), $3)`,
    [id, nurse.id, cited.id],
  );
  const { number: appeal } = await file(other, number);
  const { documents } = await loadRecords(other, appeal);
  expect(documents).toMatchObject([{ name: 'chart.pdf', sha256: cited.sha256, citations: 1 }]);
  expect(documents[0]?.id).not.toBe(cited.id);
  const { case: c } = await loadCase(other, appeal);
  expect(c.evidence.filter((e) => e.document === 'chart.pdf')).toMatchObject([{ documentId: documents[0]?.id }]);
  const faults: string[] = [];
  expect(await readTrail((reader) => verifyBlobs(reader, c.id, (fault) => faults.push(fault)))).toBe(1);
  expect(faults).toEqual([]);
});

test('an appeal is a case of its own: what was denied, with answers and evidence, and the appeal’s clock', async () => {
  const number = await createDenied(nurse, director);
  const { number: appeal } = await file(other, number);
  const [{ case: first }, { case: c, evaluation }] = await Promise.all([loadCase(nurse, number), loadCase(nurse, appeal)]);
  expect(c).toMatchObject({
    status: 'received',
    version: 1,
    assignee: null,
    director: null,
    channel: 'mail',
    receivedAt: '2026-12-10T14:15:00.000Z',
    receivedOn: '2026-12-10',
    // Thirty days on, at the end of the day in New York.
    dueAt: '2027-01-10T04:59:59.000Z',
    dueVerified: false,
    clockSteps: [],
    preparedBy: [],
    decision: null,
    links: [{ kind: 'appeal', way: 'from', number }],
  });
  expect(c.lines).toEqual(first.lines);
  expect(c.member).toEqual(first.member);
  const asIs = ({ fact, value, note, answeredBy, answeredAt }: (typeof c.answers)[number]) => ({
    fact,
    value,
    note,
    answeredBy,
    answeredAt,
  });
  expect(c.answers.map(asIs)).toEqual(first.answers.map(asIs));
  expect(c.firstDecisionBy.sort()).toEqual([director.id, nurse.id].sort());
  expect(evaluation.outcome).toBe('does-not-meet');
  expect(await told(appeal)).toEqual(['request-received']);
  expect((await told(number)).at(-1)).toBe('appeal-filed');
  const { entries } = await loadHistory(nurse, appeal);
  expect(entries[0]?.event).toMatchObject({ payload: { appealOf: number, splitFrom: null } });
});

test('of some lines: only those denied', async () => {
  const lines = [
    { number: 1, approved: true },
    { number: 2, approved: false },
  ];
  const number = await createDenied(nurse, director, { kind: 'approved-in-part', lines });
  const { number: appeal } = await file(nurse, number);
  const { case: c, evaluation } = await loadCase(nurse, appeal);
  expect(c.lines.map(({ number: n, code }) => [n, code])).toEqual([[2, '62350']]);
  expect([c.stage, evaluation.stage]).toEqual(['permanent', 'permanent']);
});

test('sent twice, also at the same moment, it is filed once; and only one appeal is open', async () => {
  const number = await createDenied(nurse, director);
  const command = appealOf(number);
  const all = await Promise.all(times(10, () => fileAppeal(acting(nurse, LATER), command)));
  expect(new Set(all.map((one) => one.number)).size).toBe(1);
  expect((await told(number)).filter((type) => type === 'appeal-filed')).toHaveLength(1);
  expect(await outcomes(times(5, () => file(nurse, number)))).toEqual(times(5, () => 'conflict'));
  // Withdrawn, it makes room for another.
  const appeal = all[0]?.number ?? '';
  await withdrawCase(acting(other), { number: appeal, by: 'The member', confirmed: 'by letter', status: 'received' });
  expect(await outcomes(times(10, () => file(nurse, number)))).toEqual(expect.arrayContaining(['ok', ...times(9, () => 'conflict')]));
});

describe('refused', () => {
  let number: string;
  beforeAll(async () => {
    number = await createDenied(nurse, director);
  });

  test('where nothing was denied, or nothing is decided', async () => {
    for (const state of ['received', 'decided', 'withdrawn'] as const) {
      await expect(file(nurse, await createCase(state, nurse)), state).rejects.toMatchObject({ code: 'conflict' });
    }
  });

  test('to whom the table does not name', async () => {
    for (const who of [director, await createUser('auditor')]) await expect(file(who, number)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(file(await createUser('nurse', ['uhc-commercial']), number)).rejects.toMatchObject({ code: 'not-found' });
    await expect(file(await createUser('admin'), number)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('without standing, from the future, from before the decision, urgent without a finding', async () => {
    await expect(file(nurse, number, { by: 'practitioner' })).rejects.toThrow('Say who appeals, and that they may');
    await expect(file(nurse, number, { receivedOn: '2026-12-11' })).rejects.toMatchObject({
      code: 'invalid',
      fields: { receivedOn: /future/ },
    });
    await expect(file(nurse, number, { receivedOn: '2026-11-20', receivedTime: '14:58' })).rejects.toThrow('after the decision');
    const urgency = { requested: 'expedited', attestedBy: '', finding: '' } as const;
    await expect(file(nurse, number, { urgency })).rejects.toMatchObject({ fields: { 'urgency.attestedBy': expect.any(String) } });
    await expect(file(nurse, number, { urgency: { ...urgency, attestedBy: 'member' } })).rejects.toMatchObject({
      fields: { 'urgency.finding': expect.any(String) },
    });
  });

  test('out of its window without a good cause: the window begins with the notice', async () => {
    // No notice was given, as this version prints none: no window runs.
    const late = await createDenied(nurse, director);
    const [letter] = await asOwner(
      `INSERT INTO letter (id, case_id, notice, snapshot_id, decision_id, kind, recipient, addressee, status, pdf, sha256, issued_by_id, issued_by, issued_at)
       SELECT gen_random_uuid(), c.id, 'decision', d.snapshot_id, d.id, d.kind, 'member', 'A', 'issued', ''::bytea, encode(sha256(''::bytea), 'hex'), d.signer_id, 'x', d.decided_at
       FROM "case" c JOIN decision d ON d.case_id = c.id WHERE c.number = $1 RETURNING id`,
      [late],
    );
    await asOwner(`INSERT INTO delivery VALUES (gen_random_uuid(), $1, 'mail', '', $2, 'x', '2026-11-21T15:00:00Z')`, [
      letter?.id,
      nurse.id,
    ]);
    const dayAfter = { receivedOn: '2027-01-21', receivedTime: '09:00' };
    const at = '2027-02-01T15:00:00.000Z';
    await expect(file(nurse, late, dayAfter, at)).rejects.toThrow('The window for an appeal is over; it needs a good cause');
    await expect(file(nurse, late, { ...dayAfter, goodCause: 'In hospital until the day before' }, at)).resolves.toMatchObject({
      number: expect.stringMatching(/^PA-27-/),
    });
    expect((await loadHistory(nurse, late)).entries.at(-1)?.event).toMatchObject({
      payload: { goodCause: 'In hospital until the day before' },
    });
  });

  test('by the database: other lines, another member, another’s name', async () => {
    const { case: c } = await loadCase(nurse, number);
    const [row] = await asOwner('SELECT to_jsonb(c) AS c FROM "case" c WHERE id = $1', [c.id]);
    const appeal = {
      ...(row?.c as object),
      id: randomUUID(),
      number: 'PA-26-900001',
      status: 'received',
      assignee_id: null,
      director_id: null,
    };
    const lines = c.lines.map((l) => ({ number: l.number, code: l.code, units: 1, site: 'x', date_of_service: l.dateOfService }));
    const call = async (over: object, these: object[] = lines, actor = nurse.id) =>
      (
        await asApp(`SELECT file_appeal($1::uuid, $2, $3::jsonb, '{}') AS word`, [
          c.id,
          actor,
          JSON.stringify({ case: { ...appeal, entered_by_id: nurse.id, ...over }, lines: these, body: '{}' }),
        ])
      )[0]?.word;
    expect(await call({}, lines.slice(1))).toBe('forbidden');
    expect(await call({}, [...lines, { ...lines[0], number: 3, code: '62367' }])).toBe('forbidden');
    expect(await call({ member_id: 'other' })).toBe('forbidden');
    expect(await call({ plan_id: 'uhc-commercial' })).toBe('forbidden');
    expect(await call({ entered_by_id: other.id })).toBe('forbidden');
    expect(await call({}, lines, director.id)).toBe('forbidden');
    expect(await db().case.count({ where: { number: 'PA-26-900001' } })).toBe(0);
  });
});

describe('who took no part in the first decision decides', () => {
  test('next case hands the appeal to another nurse only', async () => {
    const number = await createDenied(nurse, director);
    const { number: appeal } = await file(nurse, number, { receivedOn: '2026-11-21', receivedTime: '00:00' });
    const received = await db().case.findMany({ where: { status: 'received' }, orderBy: [{ dueAt: 'asc' }, { id: 'asc' }] });
    const before = received.findIndex((c) => c.number === appeal);
    const handed: (string | null)[] = [];
    for (let i = 0; i <= before; i++) handed.push(await nextCase(acting(nurse, LATER)));
    expect(handed).not.toContain(appeal);
    const taker = await createUser('nurse');
    expect(await nextCase(acting(taker, LATER))).toBe(appeal);
  });

  test('a nurse who prepared the first decision approves no appeal; another does', async () => {
    const number = await createDenied(nurse, director);
    const { number: appeal } = await file(nurse, number);
    await claimCase(acting(nurse), appeal);
    await save(nurse, appeal, 'painNrs', 8, 1);
    await confirm(nurse, appeal);
    await expect(approve(nurse, appeal)).rejects.toThrow('nobody who took part in the first decision');
    await releaseCase(acting(nurse), appeal);
    await claimCase(acting(other), appeal);
    await confirm(other, appeal);
    await expect(approve(other, appeal)).resolves.toMatch(/^AUTH-/);
  });

  test('neither the first director nor who reports to the first director signs it, in the use case and in the database', async () => {
    const number = await createDenied(nurse, director);
    const { number: appeal } = await file(other, number);
    const subordinate = await createDirector();
    await asOwner('UPDATE "user" SET reports_to_id = $1 WHERE id = $2', [director.id, subordinate.id]);
    await claimCase(acting(other), appeal);
    await escalate(other, appeal, { reason: 'does-not-meet' });
    expect((await loadCase(nurse, appeal)).case.firstDecisionBy.sort()).toEqual([director.id, nurse.id, subordinate.id].sort());
    for (const barred of [director, subordinate]) {
      await asOwner('UPDATE "case" SET director_id = NULL WHERE number = $1', [appeal]);
      await takeCase(acting(barred), appeal);
      await offerPeerToPeer(barred, appeal);
      await expect(sign(barred, appeal, await denial(appeal))).rejects.toThrow('nobody who took part in the first decision');
    }
    await asOwner('UPDATE "case" SET director_id = NULL WHERE number = $1', [appeal]);
    await takeCase(acting(second), appeal);
    await offerPeerToPeer(second, appeal);
    await sign(second, appeal, await denial(appeal));
    expect((await loadCase(nurse, appeal)).case.decision?.kind).toBe('denied');
  });
});

test('a denial owes letters of denial that nothing blocks', async () => {
  const number = await createDenied(nurse, director);
  const owed = await decisionLettersOf(director, number);
  expect(owed.map(({ recipient, content, lint }) => [recipient, content.kind, lint.filter(({ level }) => level === 'blocks')])).toEqual([
    ['member', 'denied', []],
    ['practitioner', 'denied', []],
  ]);
});
