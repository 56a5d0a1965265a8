import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { approve, asApp, asOwner, cite, confirm, createCase, deliverAll, issueDecision } from '../../tests/cases.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import { addRecord, makePdf } from '../../tests/records.ts';
import { factsFrom } from '../criteria/facts.ts';
import { questionsFor } from '../criteria/questions.ts';
import { EVERYTHING_MET } from '../criteria/testing.ts';
import type { Viewer } from '../data/access.ts';
import { disconnect } from '../data/db.ts';
import { findSamples, findSecondReviews } from '../data/second-reviews.ts';
import { drawReviewSample, provesItself } from './draw-sample.ts';
import { flagDocument } from './flag-document.ts';
import { recordView } from './record-view.ts';
import {
  finishSecondReview,
  listOpenReviews,
  loadBlindDocument,
  loadBlindReview,
  releaseSecondReview,
  saveSecondReviewAnswer,
  takeSecondReview,
} from './second-review.ts';
import { loadFinishedReview, loadSecondReviewReport, settleSecondReview } from './settle-disagreement.ts';

const PLAN = 'molina-medicaid';
const MONTH = '2026-11';
const MONTHS = { from: MONTH, to: MONTH };

let nurse: Viewer;
let second: Viewer;
let manager: Viewer;
let director: Viewer;

beforeAll(async () => {
  await createPlan();
  nurse = await createUser('nurse');
  second = await createUser('nurse', [PLAN], { name: 'Imani Cole' });
  manager = await createUser('manager');
  director = await createUser('medical-director');
});
afterAll(disconnect);

let number: string;
let id: string;

/** One closed case, drawn. */
beforeEach(async () => {
  number = await createCase('closed', nurse);
  await cite(nurse, await createCase('claimed', nurse), 'painNrs');
  expect(await drawReviewSample(acting(manager), { planId: PLAN, month: MONTH })).toBe(1);
  const review = (await findSecondReviews([PLAN], MONTHS)).find((one) => one.caseNumber === number);
  id = review?.id ?? '';
});

/** Answers as the first reviewer did, but for what is said otherwise. */
async function answer(over: Partial<typeof EVERYTHING_MET> = {}): Promise<void> {
  const { base } = await loadBlindReview(second, id);
  const save = (fact: keyof typeof EVERYTHING_MET, value: string | number | boolean | null) =>
    saveSecondReviewAnswer(acting(second), { id, fact, value, note: '', expectedVersion: 0 });
  await save('indication', 'cancer-pain');
  const facts = factsFrom({ indication: 'cancer-pain' });
  for (const { fact } of questionsFor({ ...base, facts })) {
    if (fact === 'indication') continue;
    await save(fact, fact in over ? (over[fact] ?? null) : (EVERYTHING_MET[fact] ?? null));
  }
}

describe('the sample', () => {
  test('proves itself, and holds what it was drawn from', async () => {
    const [sample] = await findSamples([PLAN], MONTHS);
    expect(sample?.numbers).toEqual([number]);
    expect(Object.values(sample?.population ?? {})).toEqual([[number]]);
    expect(sample && provesItself(sample)).toBe(true);
    expect(sample && provesItself({ ...sample, seed: 'another', numbers: ['PA-26-999999'] })).toBe(false);
  });

  test('is drawn by managers, of a month that has begun, and each case once', async () => {
    const draw = (viewer: Viewer, month = MONTH) => drawReviewSample(acting(viewer), { planId: PLAN, month });
    await expect(draw(manager)).rejects.toMatchObject({ code: 'invalid' });
    await expect(draw(manager, '2026-12')).rejects.toThrow('not begun');
    await expect(draw(director)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(draw(await createUser('manager', []))).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is not changed by the owner, nor written by the app past its function', async () => {
    await expect(asOwner('UPDATE review_sample SET seed = seed')).rejects.toThrow('never changed');
    await expect(asOwner("UPDATE second_review SET stratum = 'x' WHERE id = $1", [id])).rejects.toThrow('nor what was drawn');
    await expect(asOwner('DELETE FROM second_review')).rejects.toThrow('never changed');
    for (const table of ['case_outcome', 'review_sample', 'second_review', 'settlement'])
      await expect(asApp(`INSERT INTO ${table} DEFAULT VALUES`)).rejects.toThrow('permission denied');
  });
});

describe('blind', () => {
  test('who worked on the case, or has opened it, does not take it', async () => {
    await expect(takeSecondReview(acting(nurse), { id })).rejects.toThrow('You worked on this case');
    const curious = await createUser('nurse');
    await recordView(acting(curious), { kind: 'case', caseNumber: number, subject: '', screen: 'overview' });
    await expect(takeSecondReview(acting(curious), { id })).rejects.toThrow('have opened it');
    await expect(takeSecondReview(acting(manager), { id })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await listOpenReviews(nurse)).toEqual([]);
  });

  test('the reviewer sees the request, and neither answers, outcome, case number nor first reviewer', async () => {
    await takeSecondReview(acting(second), { id });
    const { caseNumber: _noted, ...shown } = await loadBlindReview(second, id);
    const text = JSON.stringify(shown);
    expect(shown.lines.map(({ code }) => code)).toEqual(['62362', '62350']);
    for (const hidden of [number, nurse.name, nurse.id, 'meets', 'Nguyễn']) expect(text).not.toContain(hidden);
    expect(shown.answers).toEqual([]);
    for (const viewer of [nurse, manager, director]) await expect(loadBlindReview(viewer, id)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('the reviewer reads the files, but for what is protected, and only while the review is open', async () => {
    const filed = await createCase('answered', nurse);
    const chart = await addRecord(nurse, filed, 'Chart.pdf', makePdf([`Pain 8/10 ${filed}`]));
    const program = await addRecord(nurse, filed, 'Program.pdf', makePdf([`Buprenorphine ${filed}`]));
    const before = { kind: '', sensitivity: 'none' } as const;
    await flagDocument(acting(nurse), { number: filed, documentId: program.id, before, after: { kind: '', sensitivity: 'substance-use' } });
    await cite(nurse, filed, 'painNrs', { document: 'Chart', documentId: chart.id, quotation: 'Pain 8/10', page: '1', noteDate: '' });
    await cite(nurse, filed, 'painNrs', {
      document: 'Program',
      documentId: program.id,
      quotation: 'Buprenorphine',
      page: '1',
      noteDate: '',
    });
    for (const step of [confirm, approve, issueDecision, deliverAll]) await step(nurse, filed);
    expect(await drawReviewSample(acting(manager), { planId: PLAN, month: MONTH })).toBe(1);
    id = (await findSecondReviews([PLAN], MONTHS)).find((one) => one.caseNumber === filed)?.id ?? '';
    await takeSecondReview(acting(second), { id });
    const { documents } = await loadBlindReview(second, id);
    expect(documents).toEqual([
      { document: 'Chart', noteDate: '', pages: ['1'], quotations: ['Pain 8/10'], id: chart.id, withheld: false },
      { document: 'Program', noteDate: '', pages: ['1'], quotations: [], id: null, withheld: true },
    ]);
    expect(await loadBlindDocument(second, id, chart.id)).toMatchObject({ document: { id: chart.id }, caseNumber: filed });
    await expect(loadBlindDocument(second, id, program.id)).rejects.toMatchObject({ code: 'not-found' });
    for (const viewer of [nurse, manager])
      await expect(loadBlindDocument(viewer, id, chart.id)).rejects.toMatchObject({ code: 'not-found' });
    await finishSecondReview(acting(second), { id });
    await expect(loadBlindDocument(second, id, chart.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('two who take it at once: one has it', async () => {
    const third = await createUser('nurse');
    const taken = await Promise.allSettled([second, third].map((one) => takeSecondReview(acting(one), { id })));
    expect(taken.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('an opened case makes the finished review count for nothing', async () => {
    await takeSecondReview(acting(second), { id });
    await recordView(acting(second), { kind: 'case', caseNumber: number, subject: '', screen: 'review' });
    await finishSecondReview(acting(second), { id });
    const { review } = await loadFinishedReview(manager, id);
    expect(review.blind).toBe(false);
    const report = await loadSecondReviewReport(manager, [PLAN], MONTHS);
    expect(report.open.notBlind).toBe(1);
  });
});

test('a lost race of two windows saves nothing, and what is finished stays', async () => {
  await takeSecondReview(acting(second), { id });
  const save = (value: number, expectedVersion: number) =>
    saveSecondReviewAnswer(acting(second), { id, fact: 'painNrs', value, note: '', expectedVersion });
  expect(await save(7, 0)).toBe(1);
  await expect(save(8, 0)).rejects.toThrow('another window');
  await expect(save(11, 1)).rejects.toMatchObject({ code: 'invalid' });
  await finishSecondReview(acting(second), { id });
  await expect(save(8, 1)).rejects.toMatchObject({ code: 'conflict' });
  await expect(asOwner('UPDATE second_review SET answers = $2 WHERE id = $1', [id, '{}'])).rejects.toThrow(
    'not changed once it is finished',
  );
});

test('given back, the next begins with nothing', async () => {
  await takeSecondReview(acting(second), { id });
  await saveSecondReviewAnswer(acting(second), { id, fact: 'painNrs', value: 7, note: '', expectedVersion: 0 });
  await expect(releaseSecondReview(acting(director), { id })).rejects.toMatchObject({ code: 'forbidden' });
  await releaseSecondReview(acting(manager), { id });
  await takeSecondReview(acting(second), { id });
  expect((await loadBlindReview(second, id)).answers).toEqual([]);
});

test('agreement and a disagreement that a director settles; the case stays as it was', async () => {
  const before = await asOwner(
    'SELECT to_jsonb(c) AS row, (SELECT count(*) FROM answer a WHERE a.case_id = c.id) AS n FROM "case" c WHERE number = $1',
    [number],
  );
  await takeSecondReview(acting(second), { id });
  await answer();
  const unanswered = (await loadBlindReview(second, id)).answers.find(({ fact }) => fact !== 'indication');
  if (!unanswered) throw new Error('nothing was asked');
  await saveSecondReviewAnswer(acting(second), { id, fact: unanswered.fact, value: null, note: 'Not found', expectedVersion: 1 });
  const { disagreements } = await finishSecondReview(acting(second), { id });
  expect(disagreements).toBeGreaterThan(0);
  const { review, clauses } = await loadFinishedReview(director, id);
  expect(review).toMatchObject({ blind: true, caseNumber: number, firstReviewer: nurse.name });
  const differing = clauses.filter((one) => one.first !== one.second);
  expect(differing[0]).toMatchObject({ first: 'met', second: 'missing' });
  const leaf = differing[0]?.leaf ?? '';
  const settle = (viewer: Viewer) =>
    settleSecondReview(acting(viewer), { id, leaf, stands: 'first', reason: 'The note of page 3 says so.', suggestsReopening: false });
  await expect(settle(second)).rejects.toMatchObject({ code: 'not-found' });
  await settle(director);
  await expect(settle(manager)).rejects.toMatchObject({ code: 'conflict' });
  expect((await loadFinishedReview(manager, id)).review.settlements).toMatchObject([{ leaf, stands: 'first', by: director.name }]);
  const report = await loadSecondReviewReport(manager, [PLAN], MONTHS);
  expect(report.clauses.find((one) => one.leaf === leaf)?.compared).toBeGreaterThan(0);
  expect(report.reviewers.map(({ firstReviewer }) => firstReviewer)).toEqual([nurse.name]);
  expect(report.samples.every(({ proved }) => proved)).toBe(true);
  const after = await asOwner(
    'SELECT to_jsonb(c) AS row, (SELECT count(*) FROM answer a WHERE a.case_id = c.id) AS n FROM "case" c WHERE number = $1',
    [number],
  );
  expect(after).toEqual(before);
});
