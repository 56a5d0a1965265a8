import { dayIn } from '../cases/time.ts';
import { formatMonth } from '../cases/time-words.ts';
import { type CaseInput, parseFact } from '../criteria/case-input.ts';
import { evaluate } from '../criteria/evaluate.ts';
import { type FactKey, type FactValue, factSpec, factsFrom } from '../criteria/facts.ts';
import { type Acting, can, plansWith, type Viewer } from '../data/access.ts';
import { findDocument } from '../data/records.ts';
import {
  findDecidedSnapshot,
  findOpenReviews,
  findSecondReview,
  findShownDocuments,
  finishReview,
  type ReviewToTake,
  releaseReview,
  type SecondAnswer,
  type SecondReviewRecord,
  type ShownDocument,
  saveSecondAnswer,
  takeReview,
  type Word,
} from '../data/second-reviews.ts';
import { type AppError, conflict, forbidden, invalid, notFound } from '../errors.ts';
import type { RecordDocument } from '../records/document.ts';
import { compareClauses, disagreements } from '../reports/agreement.ts';

export type { ReviewToTake, SecondAnswer, ShownDocument } from '../data/second-reviews.ts';

/** A list that is read through: the next are shown once these are done. */
const SHOWN = 100;

export const mayReviewAgain = (viewer: Viewer): boolean => plansWith(viewer, 'second-review:answer').length > 0;

/** Reviews that the nurse took, and those that are free. @throws AppError `forbidden` for who is a nurse nowhere */
export async function listOpenReviews(viewer: Viewer): Promise<ReviewToTake[]> {
  if (!mayReviewAgain(viewer)) throw forbidden('Second reviews are done by nurses.');
  return findOpenReviews(viewer, plansWith(viewer, 'second-review:answer'), SHOWN);
}

/** What a blind reviewer sees: the request and its documents; nothing of the first answers, their outcome, or who gave them. */
export type BlindReview = {
  id: string;
  /** Instead of the case's number, which would lead to what was answered. */
  name: string;
  planName: string;
  base: Omit<CaseInput, 'facts'>;
  lines: { code: string; description: string; units: number; site: string }[];
  diagnoses: { code: string; description: string }[];
  drug: string;
  device: string;
  documents: ShownDocument[];
  answers: SecondAnswer[];
  finished: boolean;
  /** To note the view by; not for the screen. */
  caseNumber: string;
};

/** @throws AppError `not-found` for anybody but the nurse who took it */
export async function loadBlindReview(viewer: Viewer, id: string): Promise<BlindReview> {
  const review = await own(viewer, id);
  const [snapshot, documents] = await Promise.all([findDecidedSnapshot(review.caseId), findShownDocuments(review.caseId)]);
  const { facts: _answered, ...base } = snapshot.input;
  const name = nameOf(review);
  return {
    id,
    name,
    planName: review.planName,
    base: { ...base, caseId: name },
    lines: snapshot.lines.map(({ code, description, units, site }) => ({ code, description, units, site })),
    diagnoses: snapshot.diagnoses,
    drug: snapshot.drug,
    device: snapshot.device,
    documents,
    answers: review.answers,
    finished: review.finishedAt !== null,
    caseNumber: review.caseNumber,
  };
}

/**
 * A document of the case, to be read beside the questions.
 * @throws AppError `not-found` for anybody but the nurse who took the review, once it is finished, and for what is protected or was removed
 */
export async function loadBlindDocument(
  viewer: Viewer,
  id: string,
  documentId: string,
): Promise<{ document: RecordDocument; caseNumber: string }> {
  if (!isId(id) || !isId(documentId)) throw notFound('The document');
  const { caseNumber, finishedAt } = await own(viewer, id);
  const document = finishedAt === null ? await findDocument(viewer, caseNumber, documentId) : null;
  if (document === null || document.sensitivity !== 'none') throw notFound('The document');
  return { document, caseNumber };
}

const isId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

export const nameOf = ({ month, place }: Pick<SecondReviewRecord, 'month' | 'place'>): string => `${formatMonth(month)}, number ${place}`;

async function own(viewer: Viewer, id: string): Promise<SecondReviewRecord> {
  const review = await findSecondReview(plansWith(viewer, 'second-review:answer'), id);
  if (review === null || review.reviewer?.id !== viewer.id) throw notFound('This second review');
  return review;
}

/** @throws AppError `not-found`, `conflict` (somebody else took it, or it is known to the viewer) */
export async function takeSecondReview({ viewer, at }: Acting, { id }: { id: string }): Promise<void> {
  const review = await findSecondReview(
    viewer.memberships.map(({ planId }) => planId),
    id,
  );
  if (review === null) throw notFound('This second review');
  if (!can(viewer, 'second-review:answer', review.planId)) throw forbidden('Second reviews are done by nurses. Nothing was changed.');
  await settled(takeReview(id, { ...viewer, at }));
}

/** Gives it back, or takes it away from who has it; what was answered is gone. @throws AppError `not-found`, `forbidden`, `conflict` */
export async function releaseSecondReview({ viewer }: Acting, { id }: { id: string }): Promise<void> {
  const review = await findSecondReview(
    viewer.memberships.map(({ planId }) => planId),
    id,
  );
  if (review === null) throw notFound('This second review');
  await settled(releaseReview(id, viewer.id));
}

export type SecondAnswerCommand = { id: string; fact: FactKey; value: FactValue | null; note: string; expectedVersion: number };

/** @returns the answer's version @throws AppError `not-found`, `invalid`, `conflict` */
export async function saveSecondReviewAnswer({ viewer, at }: Acting, command: SecondAnswerCommand): Promise<number> {
  const review = await own(viewer, command.id);
  const parsed = command.value === null ? { ok: true as const, value: null } : parseFact(command.fact, command.value);
  if (!parsed.ok) throw invalid(parsed.message, { [command.fact]: parsed.message });
  refuseFuture(command.fact, parsed.value, dayIn(at, review.timeZone));
  const { fact, note, expectedVersion: version } = command;
  await settled(saveSecondAnswer(command.id, viewer.id, { fact, value: parsed.value, note: note.trim(), version }));
  return version + 1;
}

function refuseFuture(fact: FactKey, value: FactValue | null, today: string): void {
  if (factSpec(fact).type !== 'date' || typeof value !== 'string' || value <= today) return;
  const message = `${value} lies in the future`;
  throw invalid(`${message}. Nothing was saved.`, { [fact]: message });
}

/**
 * Ends the review: its answers are scored on the request as it was decided, and compared with what the decision froze. The case is not touched.
 * @returns how many clauses came out otherwise
 * @throws AppError `not-found`, `conflict`
 */
export async function finishSecondReview({ viewer, at }: Acting, { id }: { id: string }): Promise<{ disagreements: number }> {
  const review = await own(viewer, id);
  const first = await findDecidedSnapshot(review.caseId);
  const facts = factsFrom(Object.fromEntries(review.answers.map(({ fact, value }) => [fact, value])));
  const second = evaluate({ ...first.input, facts });
  const clauses = compareClauses(first.evaluation.findings, second.findings);
  const result = {
    policyId: first.evaluation.policy,
    policyVersion: first.evaluation.version,
    firstOutcome: first.evaluation.outcome,
    secondOutcome: second.outcome,
    clauses,
  };
  await settled(finishReview(id, { ...viewer, at }, result, review.saves));
  return { disagreements: disagreements(clauses).length };
}

async function settled(word: Promise<Word>): Promise<void> {
  const said = await word;
  if (said !== 'ok') throw refusalOf(said);
}

/** What a database function's word means to the person who asked. */
function refusalOf(word: Exclude<Word, 'ok'>): AppError {
  switch (word) {
    case 'not-found':
      return notFound('This second review');
    case 'forbidden':
      return forbidden('This second review is not yours. Nothing was changed.');
    case 'seen':
      return conflict('You worked on this case, or have opened it: somebody who does not know it reviews it. Nothing was changed.');
    case 'stale':
      return conflict('This was changed in another window meanwhile. Nothing was saved; reload to see how it is now.');
    default:
      return conflict('Someone was faster, or it is finished. Nothing was changed; reload to see it.');
  }
}
