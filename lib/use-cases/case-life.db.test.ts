import { afterAll, beforeAll, expect, test } from 'vitest';
import { approve, asked, cite, confirm, createCase, deliver, gapsOf, makeNoReviewIntake, save } from '../../tests/cases.ts';
import { acting, createPlan, createUser, makeIntake } from '../../tests/factories.ts';
import { countFindings } from '../cases/score.ts';
import type { Snapshot } from '../cases/snapshot.ts';
import { EVERYTHING_MET } from '../criteria/testing.ts';
import type { Viewer } from '../data/access.ts';
import { canonical, sha256 } from '../data/audit.ts';
import { db, disconnect } from '../data/db.ts';
import { approveCase } from './approve-case.ts';
import { removeEvidence } from './cite-evidence.ts';
import { claimCase } from './claim-case.ts';
import { confirmReady } from './confirm-ready.ts';
import { issueLetters } from './issue-letters.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { previewLetter } from './preview-letter.ts';
import { readLetter } from './read-letter.ts';
import { receiveRequest } from './receive-request.ts';
import { releaseCase } from './release-case.ts';

let nurse: Viewer;

beforeAll(async () => {
  for (const state of ['molina-medicaid', 'hcsc-commercial'] as const) await createPlan(state);
  nurse = await createUser('nurse', ['molina-medicaid', 'hcsc-commercial']);
});
afterAll(disconnect);

/** The types of the case's events; fails where the chain is not whole, or does not count them. */
async function told(number: string): Promise<string[]> {
  const { entries, chain } = await loadHistory(nurse, number);
  expect(chain).toEqual({ whole: true, count: entries.length });
  return entries.map((e) => e.event.type);
}

const representative = { name: 'Adele Abernathy', relationship: 'Daughter', address: makeIntake().member.address };

test('a case lives from its receipt to its last letter, and its history tells each step', async () => {
  const { numbers } = await receiveRequest(acting(nurse), makeIntake('permanent', { representative }));
  const number = numbers[0] ?? '';
  const events = ['request-received'];
  expect(await told(number)).toEqual(events);

  await claimCase(acting(nurse), number);
  events.push('case-claimed');
  expect(await told(number)).toEqual(events);
  expect((await loadCase(nurse, number)).case).toMatchObject({ status: 'in-review', assignee: { id: nurse.id } });

  await save(nurse, number, 'indication', 'cancer-pain');
  events.push('answer-saved');
  for (const fact of await asked(nurse, number)) {
    expect(await save(nurse, number, fact, EVERYTHING_MET[fact] ?? null)).toMatchObject({ saved: true, answer: { version: 1 } });
    events.push('answer-saved');
    expect(await told(number)).toEqual(events);
  }

  const cited = await cite(nurse, number, 'painSevere', { quotation: '“8/10 on most days” – Dr. Müller 漢字 🙂' });
  const wrong = await cite(nurse, number, 'painSevere');
  await removeEvidence(acting(nurse), number, wrong.id);
  events.push('evidence-cited', 'evidence-cited', 'evidence-removed');
  expect(await told(number)).toEqual(events);
  expect((await loadCase(nurse, number)).case.evidence).toEqual([cited]);

  await confirm(nurse, number);
  events.push('ready-confirmed');
  expect(await told(number)).toEqual(events);
  const ready = await loadCase(nurse, number);
  expect(ready.case.readyVersion).toBe(ready.case.version);
  expect(ready.case.acceptedGaps).toEqual(gapsOf(ready));
  expect(ready.case.acceptedGaps).not.toContain('painSevere');
  expect(ready.evaluation.outcome).toBe('meets');

  const authorization = await approve(nurse, number);
  events.push('case-approved');
  expect(await told(number)).toEqual(events);
  expect(authorization).toMatch(/^AUTH-26-\d{6}$/);
  const decided = await loadCase(nurse, number);
  expect(decided.case).toMatchObject({
    status: 'decided',
    outcome: 'meets',
    decision: { kind: 'approved', authorizationNumber: authorization, signerId: nurse.id },
  });
  await expectSnapshotOf(ready.case.id, { facts: ready.input.facts, counts: countFindings(ready.evaluation) });

  await issueLetters(acting(nurse), { number: number, key: 'decision' });
  events.push('letter-issued', 'letter-issued', 'letter-issued');
  expect(await told(number)).toEqual(events);

  const { letters } = (await loadCase(nurse, number)).case;
  expect(letters.map((l) => l.recipient).sort()).toEqual(['member', 'practitioner', 'representative']);
  for (const [i, letter] of letters.entries()) {
    const { pdf, sha256: hash } = await readLetter(nurse, number, letter.id);
    expect(sha256(pdf)).toBe(hash);
    expect(Buffer.from(await previewLetter(nurse, number, 'decision', letter.recipient)).equals(pdf)).toBe(true);
    const last = i === letters.length - 1;
    expect(await deliver(nurse, number, letter.id)).toEqual({ closed: last });
    events.push('letter-delivered', ...(last ? ['case-closed'] : []));
    expect(await told(number)).toEqual(events);
  }
  expect((await loadCase(nurse, number)).case.status).toBe('closed');
  expect(await db().case.findFirst({ where: { number }, select: { openDueAt: true } })).toEqual({ openDueAt: null });
});

/** The frozen record is canonical, carries its own hash, and holds what was evaluated. */
async function expectSnapshotOf(caseId: string, { facts, counts }: { facts: object; counts: object }): Promise<void> {
  const row = await db().snapshot.findFirstOrThrow({ where: { caseId } });
  const frozen: Snapshot = JSON.parse(row.canonical);
  expect(canonical(frozen)).toBe(row.canonical);
  expect(sha256(row.canonical)).toBe(row.sha256);
  expect(frozen.input.facts).toEqual(facts);
  expect(countFindings(frozen.evaluation)).toEqual(counts);
}

test('where the policy asks no review, the case closes with its own decision and letters', async () => {
  const number = await createCase('received', nurse, makeNoReviewIntake());
  await claimCase(acting(nurse), number);
  expect((await loadCase(nurse, number)).evaluation.outcome).toBe('no-review-required');
  await confirm(nurse, number);
  await approve(nurse, number);
  const { case: c } = await loadCase(nurse, number);
  expect(c).toMatchObject({ status: 'decided', outcome: 'no-review-required', decision: { kind: 'no-review-required' } });
  await issueLetters(acting(nurse), { number: number, key: 'decision' });
  const { letters } = (await loadCase(nurse, number)).case;
  expect(letters.map((l) => l.kind)).toEqual(['no-review-required', 'no-review-required']);
  for (const { id } of letters) await deliver(nurse, number, id);
  expect(await told(number)).toEqual([
    'request-received',
    'case-claimed',
    'ready-confirmed',
    'case-approved',
    'letter-issued',
    'letter-issued',
    'letter-delivered',
    'letter-delivered',
    'case-closed',
  ]);
});

test('a released case keeps its answers and loses its confirmation', async () => {
  const number = await createCase('ready', nurse);
  const before = (await loadCase(nurse, number)).case;
  await releaseCase(acting(nurse), number);
  const after = (await loadCase(nurse, number)).case;
  expect(after).toMatchObject({ status: 'received', assignee: null, readyVersion: null, acceptedGaps: [], answers: before.answers });
  await claimCase(acting(nurse), number);
  await expect(approve(nurse, number)).rejects.toMatchObject({ code: 'conflict' });
  expect((await told(number)).slice(-2)).toEqual(['case-released', 'case-claimed']);
});

test('a case that does not meet, lacks information or has an unconfirmed line is not approved', async () => {
  const number = await createCase('answered', nurse);
  const answers = (await loadCase(nurse, number)).case.answers;
  const severe = answers.find((a) => a.fact === 'activeInfection') ?? answers.find((a) => a.value === false);
  if (!severe) throw new Error('the pathway asks no yes-no question');
  for (const [value, version] of [
    [true, 1],
    [null, 2],
  ] as const) {
    await save(nurse, number, severe.fact, value, version);
    await confirm(nurse, number);
    const { evaluation } = await loadCase(nurse, number);
    expect(evaluation.outcome).not.toBe('meets');
    await expect(approve(nurse, number)).rejects.toMatchObject({ code: 'conflict' });
  }
  await save(nurse, number, severe.fact, false, 3);
  await confirm(nurse, number);
  const { version } = (await loadCase(nurse, number)).case;
  await expect(approveCase(acting(nurse), { number, version, confirmedLines: [], rationale: '' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await expect(approve(nurse, number)).resolves.toMatch(/^AUTH-/);
});

test('a case whose letters could never be issued is not decided', async () => {
  const [first, second] = makeIntake('permanent').lines;
  const lines = [first, second && { ...second, dateOfService: '2027-06-01' }].flatMap((line) => line ?? []);
  const far = await createCase('ready', nurse, { lines });
  await expect(approve(nurse, far)).rejects.toMatchObject({
    code: 'conflict',
    message: 'Its letters could not be issued. Line 2 is planned for a day outside the authorization. Nothing was changed.',
  });
  const unprintable = await createUser('nurse', ['molina-medicaid'], { name: 'བོད Wei' });
  const own = await createCase('ready', unprintable);
  await expect(approve(unprintable, own)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('བ (U+0F56)') });
  for (const number of [far, own]) {
    expect((await loadCase(nurse, number)).case).toMatchObject({ status: 'in-review', decision: null });
    expect((await told(number)).at(-1)).toBe('ready-confirmed');
  }
});

test('a code outside the policy’s list is not approved by a nurse', async () => {
  const number = await createCase('ready', nurse, { lines: makeIntake('trial').lines });
  const { evaluation } = await loadCase(nurse, number);
  expect(evaluation).toMatchObject({ outcome: 'meets', warnings: expect.arrayContaining(['code-not-listed:62323']) });
  await expect(approve(nurse, number)).rejects.toMatchObject({ code: 'conflict' });
});

test('gaps must be named to be accepted', async () => {
  const number = await createCase('answered', nurse);
  const loaded = await loadCase(nurse, number);
  const gaps = gapsOf(loaded);
  expect(gaps.length).toBeGreaterThan(1);
  await expect(confirmReady(acting(nurse), number, loaded.case.version, gaps.slice(1))).rejects.toMatchObject({ code: 'conflict' });
  await expect(confirmReady(acting(nurse), number, loaded.case.version - 1, gaps)).rejects.toMatchObject({ code: 'conflict' });
  await confirmReady(acting(nurse), number, loaded.case.version, gaps);
  await expect(confirmReady(acting(nurse), number, loaded.case.version, gaps)).rejects.toMatchObject({ code: 'conflict' });
});
