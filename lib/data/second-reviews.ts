import { z } from 'zod';
import type { Snapshot } from '../cases/snapshot.ts';
import { parseFact } from '../criteria/case-input.ts';
import { type FactKey, type FactValue, isFactKey } from '../criteria/facts.ts';
import { CLAUSE_RESULTS, type ReviewResult } from '../reports/agreement.ts';
import { type Population, stratumOf } from '../reports/sample.ts';
import type { Viewer } from './access.ts';
import { db } from './db.ts';
import type { Prisma } from './generated/client.ts';

type Json = Prisma.InputJsonValue;
const text = (value: Json): string => JSON.stringify(value);

export type Word = 'ok' | 'exists' | 'forbidden' | 'not-found' | 'conflict' | 'stale' | 'seen';

async function word(rows: Promise<{ word: Word }[]>): Promise<Word> {
  const [row] = await rows;
  if (!row) throw new Error('the database function answered nothing');
  return row.word;
}

const populationSchema = z.record(z.string(), z.array(z.string()));
const result = z.enum(CLAUSE_RESULTS);
const resultSchema = z.strictObject({
  policyId: z.string().nullable(),
  policyVersion: z.string().nullable(),
  firstOutcome: z.string(),
  secondOutcome: z.string(),
  clauses: z.array(z.strictObject({ leaf: z.string(), first: result, second: result })),
});
const answersSchema = z.record(
  z.string(),
  z.strictObject({ value: z.union([z.boolean(), z.number(), z.string(), z.null()]), note: z.string(), version: z.int() }),
);

// ── Drawing ─────────────────────────────────────────────────────────────────

/** Closed cases of a span that a sample can be drawn from: decided on the merits under a policy, and in no population before. */
export async function findPopulation(planId: string, month: string, span: { from: string; to: string }): Promise<Population> {
  const rows = await db().$queryRaw<{ number: string; payer: string; kind: string; reviewer: string }[]>`
    SELECT o.number, o.payer, o.kind, u.name AS reviewer FROM case_outcome o JOIN "case" c ON c.id = o.case_id JOIN "user" u ON u.id = c.assignee_id
    WHERE o.plan_id = ${planId} AND o.decided_at >= ${span.from}::timestamptz AND o.decided_at < ${span.to}::timestamptz
      AND o.kind IN ('approved', 'approved-in-part', 'denied') AND o.follows = '' AND o.policy_version IS NOT NULL AND c.status = 'closed'
      AND o.number NOT IN (SELECT n.value FROM review_sample s, jsonb_each(s.population) p, jsonb_array_elements_text(p.value) n
        WHERE s.plan_id = ${planId} AND s.month = ${month})
    ORDER BY o.number COLLATE "C"`;
  const population: Record<string, string[]> = {};
  for (const { number, payer, kind, reviewer } of rows) {
    const stratum = stratumOf(payer, kind, reviewer);
    population[stratum] = [...(population[stratum] ?? []), number];
  }
  return population;
}

export type NewSample = {
  id: string;
  plan_id: string;
  month: string;
  percent: number;
  seed: string;
  seed_from: string;
  population: Population;
  drawn_at: string;
};

export const drawSample = (
  by: { id: string; name: string },
  sample: NewSample,
  reviews: { id: string; number: string; place: number; stratum: string }[],
): Promise<Word> =>
  word(db().$queryRaw`SELECT draw_sample(${by.id}, ${by.name}, ${JSON.stringify(sample)}::jsonb, ${text(reviews)}::jsonb) AS word`);

// ── Reading ─────────────────────────────────────────────────────────────────

export type SettlementRecord = {
  leaf: string;
  stands: 'first' | 'second';
  reason: string;
  suggestsReopening: boolean;
  by: string;
  at: string;
};

export type SecondAnswer = { fact: FactKey; value: FactValue | null; note: string; version: number };

export type SecondReviewRecord = {
  id: string;
  sampleId: string;
  planId: string;
  planName: string;
  timeZone: string;
  month: string;
  place: number;
  stratum: string;
  caseId: string;
  caseNumber: string;
  firstReviewer: string;
  reviewer: { id: string; name: string } | null;
  takenAt: string | null;
  finishedAt: string | null;
  blind: boolean | null;
  answers: SecondAnswer[];
  saves: number;
  result: ReviewResult | null;
  settlements: SettlementRecord[];
};

const WITH = {
  sample: { select: { month: true, planId: true, plan: { select: { name: true, timeZone: true } } } },
  case: { select: { number: true, assignee: { select: { name: true } } } },
  settlements: { orderBy: { settledAt: 'asc' } },
} satisfies Prisma.SecondReviewInclude;

type Row = Prisma.SecondReviewGetPayload<{ include: typeof WITH }>;

function toRecord(row: Row): SecondReviewRecord {
  const answers = Object.entries(answersSchema.parse(row.answers)).flatMap(([fact, answer]): SecondAnswer[] =>
    isFactKey(fact) ? [{ fact, ...answer, value: checked(fact, answer.value) }] : [],
  );
  return {
    id: row.id,
    sampleId: row.sampleId,
    planId: row.sample.planId,
    planName: row.sample.plan.name,
    timeZone: row.sample.plan.timeZone,
    month: row.sample.month,
    place: row.place,
    stratum: row.stratum,
    caseId: row.caseId,
    caseNumber: row.case.number,
    firstReviewer: row.case.assignee?.name ?? '',
    reviewer: row.reviewerId === null ? null : { id: row.reviewerId, name: row.reviewer ?? '' },
    takenAt: row.takenAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    blind: row.blind,
    answers,
    saves: row.saves,
    result: row.result === null ? null : resultSchema.parse(row.result),
    settlements: row.settlements.map((s) => ({
      leaf: s.leaf,
      stands: s.stands === 'second' ? 'second' : 'first',
      reason: s.reason,
      suggestsReopening: s.suggestsReopening,
      by: s.settledBy,
      at: s.settledAt.toISOString(),
    })),
  };
}

/** What was saved once and fits the dictionary no more is not documented. */
function checked(fact: FactKey, value: unknown): FactValue | null {
  const parsed = parseFact(fact, value);
  return parsed.ok ? parsed.value : null;
}

/** A review by its id, of one of these plans. */
export async function findSecondReview(planIds: readonly string[], id: string): Promise<SecondReviewRecord | null> {
  const row = await db().secondReview.findFirst({ where: { id, sample: { planId: { in: [...planIds] } } }, include: WITH });
  return row && toRecord(row);
}

/** The most that a report or a list reads. */
const MOST = 2000;

/** Reviews of these plans, newest sample first; `months`: of samples from then on (`YYYY-MM`). */
export async function findSecondReviews(planIds: readonly string[], months: { from: string; to: string }): Promise<SecondReviewRecord[]> {
  const rows = await db().secondReview.findMany({
    where: { sample: { planId: { in: [...planIds] }, month: { gte: months.from, lte: months.to } } },
    include: WITH,
    orderBy: [{ sample: { drawnAt: 'desc' } }, { sampleId: 'asc' }, { place: 'asc' }],
    take: MOST,
  });
  return rows.map(toRecord);
}

export type ReviewToTake = { id: string; planName: string; month: string; place: number; mine: boolean };

/** Not finished, in plans where the nurse answers: taken by the nurse, or by nobody and not known to them. */
export async function findOpenReviews(nurse: Viewer, planIds: readonly string[], limit: number): Promise<ReviewToTake[]> {
  const rows = await db().secondReview.findMany({
    where: {
      finishedAt: null,
      sample: { planId: { in: [...planIds] } },
      OR: [{ reviewerId: nurse.id }, { reviewerId: null, firstReviewerId: { not: nurse.id } }],
    },
    select: { id: true, place: true, reviewerId: true, sample: { select: { month: true, plan: { select: { name: true } } } } },
    orderBy: [{ sample: { drawnAt: 'asc' } }, { sampleId: 'asc' }, { place: 'asc' }],
    take: limit,
  });
  return rows.map(({ id, place, reviewerId, sample }) => ({
    id,
    planName: sample.plan.name,
    month: sample.month,
    place,
    mine: reviewerId === nurse.id,
  }));
}

export type SampleRecord = {
  id: string;
  planId: string;
  planName: string;
  month: string;
  percent: number;
  seed: string;
  seedFrom: string;
  population: Population;
  drawnBy: string;
  drawnAt: string;
  /** In the order of their places. */
  numbers: string[];
};

export async function findSamples(planIds: readonly string[], months: { from: string; to: string }): Promise<SampleRecord[]> {
  const rows = await db().reviewSample.findMany({
    where: { planId: { in: [...planIds] }, month: { gte: months.from, lte: months.to } },
    include: { plan: { select: { name: true } }, reviews: { select: { case: { select: { number: true } } }, orderBy: { place: 'asc' } } },
    orderBy: [{ drawnAt: 'desc' }, { id: 'asc' }],
    take: 100,
  });
  return rows.map((row) => ({
    id: row.id,
    planId: row.planId,
    planName: row.plan.name,
    month: row.month,
    percent: row.percent,
    seed: row.seed,
    seedFrom: row.seedFrom,
    population: populationSchema.parse(row.population),
    drawnBy: row.drawnBy,
    drawnAt: row.drawnAt.toISOString(),
    numbers: row.reviews.map((review) => review.case.number),
  }));
}

/** What the case's decision froze; the second review starts from the same request, without its answers. */
export async function findDecidedSnapshot(
  caseId: string,
): Promise<Pick<Snapshot, 'input' | 'evaluation' | 'lines' | 'diagnoses' | 'drug' | 'device'>> {
  const decision = await db().decision.findUniqueOrThrow({ where: { caseId }, select: { snapshot: { select: { canonical: true } } } });
  // Written by this application under its hash: of the shape that its schema number says.
  const snapshot: Snapshot = JSON.parse(decision.snapshot.canonical);
  return snapshot;
}

/** `id`: of the file in the records; null where a source was only described. `withheld`: protected, so that its words and file are left out. */
export type ShownDocument = {
  document: string;
  noteDate: string;
  pages: string[];
  quotations: string[];
  id: string | null;
  withheld: boolean;
};

/**
 * The documents of a case: those that were cited, with the passages, and those that nobody cited. Not for which question, nor by whom, nor with what
 * comment. Of what the law protects further no words: a second review needs no more than that it is there.
 */
export async function findShownDocuments(caseId: string): Promise<ShownDocument[]> {
  const [cited, records] = await Promise.all([
    db().evidence.findMany({
      where: { caseId },
      select: { document: true, noteDate: true, page: true, quotation: true, documentId: true },
      orderBy: [{ document: 'asc' }, { noteDate: 'asc' }, { page: 'asc' }, { quotation: 'asc' }],
    }),
    db().recordDocument.findMany({
      where: { caseId },
      select: { id: true, name: true, sensitivity: true, removedAt: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
  ]);
  const found = new Map<string, ShownDocument>();
  for (const { document, noteDate, page, quotation, documentId } of cited) {
    const record = records.find(({ id }) => id === documentId);
    const withheld = record !== undefined && record.sensitivity !== 'none';
    const key = `${document}\n${noteDate}\n${documentId ?? ''}`;
    const one = found.get(key) ?? { document, noteDate, pages: [], quotations: [], withheld, id: openId(record) };
    if (page !== '' && !one.pages.includes(page)) one.pages.push(page);
    if (quotation !== '' && !withheld && !one.quotations.includes(quotation)) one.quotations.push(quotation);
    found.set(key, one);
  }
  const uncited = records.filter(({ id, removedAt }) => removedAt === null && !cited.some(({ documentId }) => documentId === id));
  return [
    ...found.values(),
    ...uncited.map((record) => ({
      ...{ document: record.name, noteDate: '', pages: [], quotations: [] },
      ...{ id: openId(record), withheld: record.sensitivity !== 'none' },
    })),
  ];
}

/** Of a file that stands in the records and that no law protects further. */
const openId = (record: { id: string; sensitivity: string; removedAt: Date | null } | undefined): string | null =>
  record === undefined || record.removedAt !== null || record.sensitivity !== 'none' ? null : record.id;

// ── Writing ─────────────────────────────────────────────────────────────────

type By = { id: string; name: string; at: string };

export const takeReview = (id: string, by: By): Promise<Word> =>
  word(db().$queryRaw`SELECT take_second_review(${id}::uuid, ${by.id}, ${by.name}, ${by.at}::timestamptz) AS word`);

export const releaseReview = (id: string, actor: string): Promise<Word> =>
  word(db().$queryRaw`SELECT release_second_review(${id}::uuid, ${actor}) AS word`);

/** `version`: of the answer that the writer saw; 0 where there was none. */
export const saveSecondAnswer = (id: string, actor: string, a: SecondAnswer): Promise<Word> =>
  word(
    db()
      .$queryRaw`SELECT save_second_answer(${id}::uuid, ${actor}, ${a.fact}, ${JSON.stringify(a.value)}::jsonb, ${a.note}, ${a.version}::int) AS word`,
  );

export const finishReview = (id: string, by: By, result: ReviewResult, saves: number): Promise<Word> =>
  word(
    db()
      .$queryRaw`SELECT finish_second_review(${id}::uuid, ${by.id}, ${by.name}, ${by.at}::timestamptz, ${text(result)}::jsonb, ${saves}::int) AS word`,
  );

export type NewSettlement = {
  review_id: string;
  leaf: string;
  stands: 'first' | 'second';
  reason: string;
  suggests_reopening: boolean;
  settled_by: string;
  settled_at: string;
};

export const settleDisagreement = (actor: string, settlement: NewSettlement): Promise<Word> =>
  word(db().$queryRaw`SELECT settle_disagreement(${actor}, ${text(settlement)}::jsonb) AS word`);
