import { policyVersion } from '../criteria/registry.ts';
import { type Acting, can, type Viewer } from '../data/access.ts';
import { findSamples, findSecondReview, findSecondReviews, type SecondReviewRecord, settleDisagreement } from '../data/second-reviews.ts';
import { conflict, forbidden, notFound } from '../errors.ts';
import { type Agreement, agreementBy, agreementOf, type ComparedClause, disagreements, type Grouped } from '../reports/agreement.ts';
import { provesItself } from './draw-sample.ts';
import { listReportPlans, mayReport } from './report-plans.ts';

export type { SecondReviewRecord } from '../data/second-reviews.ts';
export type { Agreement, ComparedClause } from '../reports/agreement.ts';
export { disagreements } from '../reports/agreement.ts';

export type SettleCommand = { id: string; leaf: string; stands: 'first' | 'second'; reason: string; suggestsReopening: boolean };

const NOT_YOURS = 'A manager, or a medical director who did not decide the case, settles a disagreement. Nothing was changed.';

/**
 * Says which of two answers to a clause stands, and why. The decision stays as it is; it may be suggested to open the case again.
 * @throws AppError `not-found`, `forbidden`, `conflict` (settled already, or nothing to settle)
 */
export async function settleSecondReview({ viewer, at }: Acting, command: SettleCommand): Promise<void> {
  const { review } = await loadFinishedReview(viewer, command.id);
  if (!can(viewer, 'second-review:settle', review.planId)) throw forbidden(NOT_YOURS);
  const word = await settleDisagreement(viewer.id, {
    review_id: command.id,
    leaf: command.leaf,
    stands: command.stands,
    reason: command.reason,
    suggests_reopening: command.suggestsReopening,
    settled_by: viewer.name,
    settled_at: at,
  });
  if (word === 'forbidden' || word === 'seen') throw forbidden(NOT_YOURS);
  if (word !== 'ok') throw conflict('This clause is settled already, or both agree on it. Nothing was changed; reload to see it.');
}

/** A clause with its own words. */
export type WordedClause = ComparedClause & { title: string; statement: string };

/** A review that is finished, for who reports on its plan. @throws AppError `not-found` */
export async function loadFinishedReview(viewer: Viewer, id: string): Promise<{ review: SecondReviewRecord; clauses: WordedClause[] }> {
  const plans = await listReportPlans(viewer);
  const review = await findSecondReview(
    plans.map((plan) => plan.id),
    id,
  );
  if (review === null || review.result === null) throw notFound('This second review');
  const { policyId, policyVersion: version, clauses } = review.result;
  return { review, clauses: clauses.map((clause) => ({ ...clause, ...wordsOf(policyId, version, clause.leaf) })) };
}

export function wordsOf(policyId: string | null, version: string | null, leaf: string): { title: string; statement: string } {
  const found = policyId && version ? policyVersion(policyId, version)?.criteria.find(({ id }) => id === leaf) : undefined;
  return { title: found?.title ?? '', statement: found?.statement ?? '' };
}

export type ClauseKey = { policyId: string; policyVersion: string; leaf: string };

export type SecondReviewReport = {
  samples: {
    id: string;
    planName: string;
    month: string;
    percent: number;
    seed: string;
    seedFrom: string;
    population: number;
    drawn: number;
    drawnBy: string;
    drawnAt: string;
    proved: boolean;
  }[];
  reviews: SecondReviewRecord[];
  /** Of reviews that stayed blind. */
  all: Agreement;
  clauses: Grouped<ClauseKey & { title: string }>[];
  reviewers: Grouped<{ firstReviewer: string }>[];
  open: { toReview: number; toSettle: number; notBlind: number };
};

/** Agreement of second reviews in some plans and months. @throws AppError `not-found` for who reads no reports */
export async function loadSecondReviewReport(
  viewer: Viewer,
  planIds: readonly string[],
  months: { from: string; to: string },
): Promise<SecondReviewReport> {
  if (!mayReport(viewer)) throw notFound('This page');
  const [reviews, samples] = await Promise.all([findSecondReviews(planIds, months), findSamples(planIds, months)]);
  const finished = reviews.filter(({ result }) => result !== null);
  const compared = finished.filter(({ blind }) => blind).flatMap(clausesOf);
  return {
    samples: samples.map(({ population, numbers, ...sample }) => ({
      ...sample,
      population: Object.values(population).reduce((sum, list) => sum + list.length, 0),
      drawn: numbers.length,
      proved: provesItself({ ...sample, population, numbers }),
    })),
    reviews,
    all: agreementOf(compared),
    clauses: agreementBy(compared, ({ policyId, policyVersion: version, leaf }) => ({
      policyId,
      policyVersion: version,
      leaf,
      title: wordsOf(policyId, version, leaf).title,
    })),
    reviewers: agreementBy(compared, ({ firstReviewer }) => ({ firstReviewer })),
    open: {
      toReview: reviews.length - finished.length,
      toSettle: finished.filter((review) => unsettled(review) > 0).length,
      notBlind: finished.filter(({ blind }) => blind === false).length,
    },
  };
}

const clausesOf = ({ result, firstReviewer }: SecondReviewRecord) =>
  (result?.clauses ?? []).map((clause) => ({
    ...clause,
    firstReviewer,
    policyId: result?.policyId ?? '',
    policyVersion: result?.policyVersion ?? '',
  }));

/** Clauses on which two reviews differ and nobody has settled. */
export const unsettled = ({ result, settlements }: SecondReviewRecord): number =>
  disagreements(result?.clauses ?? []).filter(({ leaf }) => !settlements.some((one) => one.leaf === leaf)).length;
