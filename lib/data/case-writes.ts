import { db } from './db.ts';
import type { Prisma } from './generated/client.ts';

// One typed call per SQL function of the migrations: each is a whole transaction, conditional on what its caller read.
// The word that comes back says what stood in the way; the use cases turn it into an error for people.

export type Word = 'ok' | 'exists' | 'closed' | 'not-found' | 'forbidden' | 'not-holder' | 'conflict' | 'stale' | 'not-ready';

type Json = Prisma.InputJsonValue;
const text = (value: Json): string => JSON.stringify(value);

async function word(rows: Promise<{ word: Word }[]>): Promise<Word> {
  const [row] = await rows;
  if (!row) throw new Error('the database function answered nothing');
  return row.word;
}

/** Number given out next in a series (`PA`, `AUTH`) of a two-digit year. A number is used once or lost, never given twice. */
export async function nextNumber(series: 'PA' | 'AUTH', year: string): Promise<string> {
  const [row] = await db().$queryRaw<{ n: number }[]>`SELECT next_number(${series}, ${Number(year)}::int) AS n`;
  if (!row) throw new Error('no number was given');
  return `${series}-${year}-${String(row.n).padStart(6, '0')}`;
}

export type NewCase = { case: Json; lines: Json[]; body: string };

export const receiveCases = (actor: string, cases: NewCase[], parties: Json): Promise<Word> =>
  word(db().$queryRaw`SELECT receive_cases(${actor}, ${text(cases)}::jsonb, ${text(parties)}::jsonb) AS word`);

export const claimCase = (id: string, actor: string, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT claim_case(${id}::uuid, ${actor}, ${body}) AS word`);

export const releaseCase = (id: string, actor: string, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT release_case(${id}::uuid, ${actor}, ${body}) AS word`);

export type Score = {
  policy_id: string | null;
  policy_version: string | null;
  indication: string | null;
  outcome: string;
  reasons: string[];
  met_count: number;
  not_met_count: number;
  missing_count: number;
  ambiguous_count: number;
};

export type SaveAnswer = {
  caseId: string;
  actor: string;
  answer: { fact: string; value: Json | null; note: string; answered_by: string; answered_at: string };
  /** Version of the answer that the writer saw; 0 where there was none. */
  expected: number;
  caseVersion: number;
  score: Score;
  body: string;
};

export async function saveAnswer(w: SaveAnswer): Promise<{ word: Word; answerVersion: number; caseVersion: number }> {
  const [row] = await db().$queryRaw<{ word: Word; answer_version: number; case_version: number }[]>`
    SELECT * FROM save_answer(${w.caseId}::uuid, ${w.actor}, ${text(w.answer)}::jsonb, ${w.expected}::int, ${w.caseVersion}::int,
      ${text(w.score)}::jsonb, ${w.body})`;
  if (!row) throw new Error('the database function answered nothing');
  return { word: row.word, answerVersion: row.answer_version, caseVersion: row.case_version };
}

export type Correction = { plan_id: string; stage: string | null; received_on: string; due_at: string; due_basis: string };

export const correctRequest = (
  id: string,
  actor: string,
  version: number,
  { correction, score, body }: { correction: Correction; score: Score; body: string },
): Promise<Word> =>
  word(
    db()
      .$queryRaw`SELECT correct_request(${id}::uuid, ${actor}, ${version}::int, ${text(correction)}::jsonb, ${text(score)}::jsonb, ${body}) AS word`,
  );

export const citeEvidence = (id: string, actor: string, evidence: Json, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT cite_evidence(${id}::uuid, ${actor}, ${text(evidence)}::jsonb, ${body}) AS word`);

export const removeEvidence = (id: string, actor: string, evidenceId: string, body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT remove_evidence(${id}::uuid, ${actor}, ${evidenceId}::uuid, ${body}) AS word`);

export const confirmReady = (id: string, actor: string, version: number, gaps: string[], body: string): Promise<Word> =>
  word(db().$queryRaw`SELECT confirm_ready(${id}::uuid, ${actor}, ${version}::int, ${gaps}::text[], ${body}) AS word`);

export const approveCase = (id: string, actor: string, version: number, snapshot: Json, decision: Json, body: string): Promise<Word> =>
  word(
    db()
      .$queryRaw`SELECT approve_case(${id}::uuid, ${actor}, ${version}::int, ${text(snapshot)}::jsonb, ${text(decision)}::jsonb, ${body}) AS word`,
  );

export const issueLetters = (id: string, actor: string, letters: { letter: Json; body: string }[]): Promise<Word> =>
  word(db().$queryRaw`SELECT issue_letters(${id}::uuid, ${actor}, ${text(letters)}::jsonb) AS word`);

export const deliverLetter = (id: string, actor: string, delivery: Json, body: string, closeBody: string): Promise<Word> =>
  word(db().$queryRaw`SELECT deliver_letter(${id}::uuid, ${actor}, ${text(delivery)}::jsonb, ${body}, ${closeBody}) AS word`);
