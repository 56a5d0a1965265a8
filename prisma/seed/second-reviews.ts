import { dayIn } from '../../lib/cases/time.ts';
import { type FactKey, type FactValue, factsFrom } from '../../lib/criteria/facts.ts';
import { questionsFor } from '../../lib/criteria/questions.ts';
import type { Acting, Viewer } from '../../lib/data/access.ts';
import { findSecondReviews, type SecondReviewRecord } from '../../lib/data/second-reviews.ts';
import { AppError } from '../../lib/errors.ts';
import { drawReviewSample } from '../../lib/use-cases/draw-sample.ts';
import { loadCase } from '../../lib/use-cases/load-case.ts';
import { finishSecondReview, loadBlindReview, saveSecondReviewAnswer, takeSecondReview } from '../../lib/use-cases/second-review.ts';
import { loadFinishedReview, settleSecondReview } from '../../lib/use-cases/settle-disagreement.ts';

type People = (id: 'demo-nurse' | 'demo-nurse2' | 'demo-manager') => Viewer;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Plans in which either nurse can answer what the other reviewed first. */
const PLANS = ['molina-oh', 'medicare-advantage-pa'] as const;
/** Where the second reviewer reads the chart otherwise, once a plan; null: finds it not documented. */
const READ_OTHERWISE: Readonly<Record<(typeof PLANS)[number], readonly [FactKey, FactValue | null]>> = {
  'molina-oh': ['painNrs', 6],
  'medicare-advantage-pa': ['trialReliefAcceptable', null],
};

/**
 * The manager draws what closed this month and last, and the nurses answer it again but for the last of each plan, which is left to be taken. One
 * disagreement is settled, one is not.
 */
export async function reviewAgain(now: Date, people: People): Promise<void> {
  const manager = people('demo-manager');
  let at = now.getTime() - 6 * HOUR;
  const next = (viewer: Viewer): Acting => {
    at += 60_000;
    return { viewer, at: new Date(at).toISOString() };
  };
  const months = [28, 0].map((days) => dayIn(new Date(at - days * DAY).toISOString(), 'America/New_York').slice(0, 7));
  for (const planId of PLANS) {
    for (const month of new Set(months)) await drawn(next(manager), { planId, month });
    const reviews = await findSecondReviews([planId], { from: months[0] ?? '', to: months[1] ?? '' });
    let otherwise: (typeof READ_OTHERWISE)[typeof planId] | null = READ_OTHERWISE[planId];
    for (const review of (await answeringFirst(reviews, otherwise[0], manager)).slice(0, -1)) {
      const own = review.firstReviewer === people('demo-nurse').name ? people('demo-nurse2') : people('demo-nurse');
      if (!(await answered(review, otherwise, () => next(own)))) continue;
      otherwise = null;
      if (planId === 'molina-oh') await settled(review, next(manager));
    }
  }
}

/** Those whose case was asked for the fact come first: one of them is answered, whatever the order of the draw. */
async function answeringFirst(reviews: readonly SecondReviewRecord[], fact: FactKey, viewer: Viewer): Promise<SecondReviewRecord[]> {
  const asked = await Promise.all(
    reviews.map(async ({ caseNumber }) => (await loadCase(viewer, caseNumber)).case.answers.some((answer) => answer.fact === fact)),
  );
  return [...reviews.filter((_each, i) => asked[i]), ...reviews.filter((_each, i) => !asked[i])];
}

/** A month in which nothing closed has nothing to draw. */
async function drawn(acting: Acting, of: { planId: string; month: string }): Promise<void> {
  try {
    await drawReviewSample(acting, of);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'invalid')) throw error;
  }
}

/** As the first reviewer answered, which a demo may look up and a reviewer may not, but for what is read otherwise. @returns whether anything was */
async function answered(
  { id, caseNumber }: SecondReviewRecord,
  otherwise: readonly [FactKey, FactValue | null] | null,
  next: () => Acting,
): Promise<boolean> {
  const acting = next();
  await takeSecondReview(acting, { id });
  const { case: c } = await loadCase(acting.viewer, caseNumber);
  const { base } = await loadBlindReview(acting.viewer, id);
  const first = new Map(c.answers.map(({ fact, value }) => [fact, value]));
  const differs = otherwise !== null && first.has(otherwise[0]);
  if (differs) first.set(...otherwise);
  for (const { fact } of questionsFor({ ...base, facts: factsFrom(Object.fromEntries(first)) })) {
    const value = first.get(fact) ?? null;
    if (value !== null) await saveSecondReviewAnswer(acting, { id, fact, value, note: '', expectedVersion: 0 });
  }
  await finishSecondReview(next(), { id });
  return differs;
}

async function settled({ id }: SecondReviewRecord, acting: Acting): Promise<void> {
  const { clauses } = await loadFinishedReview(acting.viewer, id);
  for (const { leaf } of clauses.filter(({ first, second }) => first !== second))
    await settleSecondReview(acting, {
      ...{ id, leaf, stands: 'first', suggestsReopening: false },
      reason: 'The usual pain is 8 of 10 in the history; the 6 is from one visit after a dose.',
    });
}
