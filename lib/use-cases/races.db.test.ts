import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { approve, asked, cite, confirm, createCase, deliver, gapsOf, outcomes, save } from '../../tests/cases.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import { scoreCase } from '../cases/score.ts';
import type { Snapshot } from '../cases/snapshot.ts';
import { EVERYTHING_MET } from '../criteria/testing.ts';
import type { Viewer } from '../data/access.ts';
import { db, disconnect } from '../data/db.ts';
import { approveCase } from './approve-case.ts';
import { claimCase } from './claim-case.ts';
import { confirmReady } from './confirm-ready.ts';
import { issueLetters } from './issue-letters.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { releaseCase } from './release-case.ts';
import { type saveAnswer, scoreRow } from './save-answer.ts';

let nurse: Viewer;

beforeAll(async () => {
  await createPlan();
  nurse = await createUser('nurse');
});
afterAll(disconnect);

const times = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));
const count = (words: readonly string[], word: string) => words.filter((w) => w === word).length;

/** The case's events by type; fails where the chain is not whole. */
async function told(number: string): Promise<Record<string, number>> {
  const { entries, chain } = await loadHistory(nurse, number);
  expect(chain).toEqual({ whole: true, count: entries.length });
  const types = entries.map((e) => e.event.type);
  return Object.fromEntries([...new Set(types)].map((type) => [type, count(types, type)]));
}

/** What the case row keeps of its score is what an evaluation of the stored answers gives. */
async function expectFreshScore(number: string): Promise<void> {
  const { case: c } = await loadCase(nurse, number);
  const row = await db().case.findFirstOrThrow({ where: { number } });
  expect({
    policy_id: row.policyId,
    policy_version: row.policyVersion,
    indication: row.indication,
    outcome: row.outcome,
    reasons: row.reasons,
    met_count: row.metCount,
    not_met_count: row.notMetCount,
    missing_count: row.missingCount,
    ambiguous_count: row.ambiguousCount,
  }).toEqual(scoreRow(scoreCase(c).score));
}

test('of twenty claims at once one wins', async () => {
  const nurses = await Promise.all(times(20, () => createUser('nurse')));
  const number = await createCase('received', nurse);
  const words = await outcomes(nurses.map((n) => claimCase(acting(n), number)));
  expect([count(words, 'ok'), count(words, 'conflict')]).toEqual([1, 19]);
  const winner = nurses[words.indexOf('ok')];
  expect((await loadCase(nurse, number)).case.assignee?.id).toBe(winner?.id);
  expect(await told(number)).toEqual({ 'request-received': 1, 'case-claimed': 1 });
});

test('answers to different facts at once are all saved, and the score is theirs', async () => {
  const number = await createCase('claimed', nurse);
  await save(nurse, number, 'indication', 'non-cancer-pain');
  const facts = await asked(nurse, number);
  expect(facts.length).toBeGreaterThan(15);
  const words = await outcomes(facts.map((fact) => save(nurse, number, fact, EVERYTHING_MET[fact] ?? null)));
  expect(words).toEqual(facts.map(() => 'ok'));
  const { case: c, evaluation } = await loadCase(nurse, number);
  expect(Object.fromEntries(c.answers.map((a) => [a.fact, a.value]))).toEqual({
    indication: 'non-cancer-pain',
    ...Object.fromEntries(facts.map((fact) => [fact, EVERYTHING_MET[fact] ?? null])),
  });
  expect(c.version).toBe(1 + 1 + facts.length);
  expect(evaluation.outcome).toBe('meets');
  await expectFreshScore(number);
  expect(await told(number)).toMatchObject({ 'answer-saved': 1 + facts.length });
});

test('also where they come in through several processes', async () => {
  const number = await createCase('claimed', nurse);
  await save(nurse, number, 'indication', 'non-cancer-pain');
  const facts = await asked(nurse, number);
  const instances: (typeof saveAnswer)[] = [];
  for (let i = 0; i < 3; i++) {
    vi.resetModules(); // a process of its own waits in a line of its own
    instances.push((await import('./save-answer.ts')).saveAnswer);
  }
  expect(new Set(instances).size).toBe(3);
  const words = await outcomes(
    facts.map((fact, i) => {
      const command = { number, fact, value: EVERYTHING_MET[fact] ?? null, note: '', expectedVersion: 0 };
      return instances[i % 3]?.(acting(nurse), command) ?? Promise.reject(new Error('no instance'));
    }),
  );
  expect(words).toEqual(facts.map(() => 'ok'));
  await expectFreshScore(number);
  expect(await told(number)).toMatchObject({ 'answer-saved': 1 + facts.length });
});

test('of answers to one fact at once one is saved; each other gets what stands', async () => {
  const number = await createCase('claimed', nurse);
  const saved = await Promise.all(times(12, (i) => save(nurse, number, 'painDurationMonths', i)));
  const winners = saved.filter((s) => s.saved);
  expect(winners).toHaveLength(1);
  const stands = winners[0]?.saved ? winners[0].answer : null;
  expect(stands).toMatchObject({ fact: 'painDurationMonths', version: 1 });
  for (const s of saved) if (!s.saved) expect(s.current).toEqual(stands);
  expect((await loadCase(nurse, number)).case).toMatchObject({ version: 2, answers: [stands] });
  expect(await told(number)).toMatchObject({ 'answer-saved': 1 });
});

test('a repeated save whose reply was lost is one save', async () => {
  const number = await createCase('claimed', nurse);
  const first = await save(nurse, number, 'painSevere', true, 0, 'see page 3');
  const again = await save(nurse, number, 'painSevere', true, 0, ' see page 3 ');
  expect(again).toEqual({ ...first, caseVersion: 2 });
  const atOnce = await Promise.all(times(6, () => save(nurse, number, 'painSevere', false, 1)));
  expect(atOnce.map((s) => s.saved)).toEqual(times(6, () => true));
  // The same value is no retry where the note differs.
  expect(await save(nurse, number, 'painSevere', false, 1, 'another note')).toMatchObject({
    saved: false,
    current: { value: false, version: 2 },
  });
  expect(await told(number)).toMatchObject({ 'answer-saved': 2 });
});

test('a history read while answers are saved is whole', async () => {
  const number = await createCase('claimed', nurse);
  let saving = true;
  const writing = (async () => {
    for (let i = 0; i < 25; i++) await save(nurse, number, 'painNrs', i % 11, i);
    saving = false;
  })();
  while (saving) expect((await loadHistory(nurse, number)).chain).toMatchObject({ whole: true });
  await writing;
});

test('an answer that was never there is not taken as seen', async () => {
  const number = await createCase('claimed', nurse);
  expect(await outcomes([save(nurse, number, 'painSevere', true, 3)])).toEqual(['conflict']);
  await save(nurse, number, 'painSevere', true);
  expect(await save(nurse, number, 'painSevere', false, 3)).toMatchObject({ saved: false, current: { version: 1 } });
});

test('an approval never rests on answers that changed', async () => {
  const numbers = await Promise.all(times(8, () => createCase('ready', nurse)));
  for (const [i, number] of numbers.entries()) {
    const { case: c } = await loadCase(nurse, number);
    const fact = c.answers.at(-1)?.fact ?? 'indication';
    const version = c.answers.at(-1)?.version ?? 0;
    const change = () => (i % 3 === 2 ? cite(nurse, number, fact) : save(nurse, number, fact, null, version));
    const decide = () => approve(nurse, number);
    const words = await outcomes(i % 2 === 0 ? [decide(), change()] : [change(), decide()]);
    // One of the two, or the change before the approval had begun to read; never both upon the same version.
    expect([...words].sort()).toEqual(['conflict', 'ok']);
    const after = await loadCase(nurse, number);
    if (after.case.status === 'decided') {
      const { canonical } = await db().snapshot.findFirstOrThrow({ where: { caseId: c.id } });
      const frozen: Snapshot = JSON.parse(canonical);
      expect(frozen.input.facts).toEqual(after.input.facts);
    } else {
      expect(after.case.decision).toBeNull();
    }
    await told(number);
  }
});

test('a confirmation is voided by any later edit', async () => {
  const edits = [
    (number: string) => save(nurse, number, 'indication', 'cancer-pain', 1, 'a note alone'),
    (number: string) => cite(nurse, number, 'indication'),
  ];
  for (const edit of edits) {
    const number = await createCase('ready', nurse);
    await edit(number);
    await expect(approve(nurse, number)).rejects.toThrow('confirm it again');
    await confirm(nurse, number);
    await expect(approve(nurse, number)).resolves.toMatch(/^AUTH-/);
  }
});

test('what the nurse saw must be what is approved', async () => {
  const number = await createCase('ready', nurse);
  const { version } = (await loadCase(nurse, number)).case;
  const command = { number, version: version - 1, confirmedLines: [1, 2], rationale: '' };
  await expect(approveCase(acting(nurse), command)).rejects.toMatchObject({ code: 'conflict' });
});

test('confirming at once confirms once', async () => {
  const number = await createCase('answered', nurse);
  const loaded = await loadCase(nurse, number);
  const words = await outcomes(times(6, () => confirmReady(acting(nurse), number, loaded.case.version, gapsOf(loaded))));
  expect([count(words, 'ok'), count(words, 'conflict')]).toEqual([1, 5]);
  expect(await told(number)).toMatchObject({ 'ready-confirmed': 1 });
});

test('approving at once decides once', async () => {
  const number = await createCase('ready', nurse);
  const words = await outcomes(times(8, () => approve(nurse, number)));
  expect([count(words, 'ok'), count(words, 'conflict')]).toEqual([1, 7]);
  expect(await db().decision.count({ where: { case: { number } } })).toBe(1);
  expect(await db().snapshot.count({ where: { case: { number } } })).toBe(1);
  expect(await told(number)).toMatchObject({ 'case-approved': 1 });
});

test('issuing at once issues each letter once', async () => {
  const number = await createCase('decided', nurse);
  const words = await outcomes(times(4, () => issueLetters(acting(nurse), { number: number, key: 'decision' })));
  expect([count(words, 'ok'), count(words, 'conflict')]).toEqual([1, 3]);
  expect(await db().letter.count({ where: { case: { number } } })).toBe(2);
  expect(await told(number)).toMatchObject({ 'letter-issued': 2 });
});

test('delivering at once delivers each letter once, and closes once', async () => {
  const number = await createCase('issued', nurse);
  const ids = (await loadCase(nurse, number)).case.letters.map((l) => l.id);
  const words = await outcomes([...ids, ...ids, ...ids].map((id) => deliver(nurse, number, id)));
  expect([count(words, 'ok'), count(words, 'conflict')]).toEqual([2, 4]);
  expect(await told(number)).toMatchObject({ 'letter-delivered': 2, 'case-closed': 1 });
});

test('releasing and answering at once leave one consistent case', async () => {
  for (const order of [0, 1]) {
    const number = await createCase('claimed', nurse);
    const work = [() => releaseCase(acting(nurse), number), () => save(nurse, number, 'painSevere', true)];
    await outcomes((order === 0 ? work : work.reverse()).map((w) => w()));
    const { case: c } = await loadCase(nurse, number);
    expect(c.status).toBe('received');
    expect(await told(number)).toMatchObject({ 'case-released': 1 });
    expect(c.version).toBe(1 + c.answers.length);
  }
});

test('the same citation sent several times at once is one', async () => {
  const number = await createCase('claimed', nurse);
  const evidenceId = randomUUID();
  const all = await Promise.all(times(5, () => cite(nurse, number, 'painSevere', { evidenceId })));
  expect(all.map((e) => e.id)).toEqual(times(5, () => evidenceId));
  expect((await loadCase(nurse, number)).case.evidence).toHaveLength(1);
  expect(await told(number)).toMatchObject({ 'evidence-cited': 1 });
  // In another case the same id is another citation's.
  const other = await createCase('claimed', nurse);
  expect(await outcomes([cite(nurse, other, 'painSevere', { evidenceId })])).toEqual(['conflict']);
});
