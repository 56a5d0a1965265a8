import { randomUUID } from 'node:crypto';
import { dayIn } from '../cases/time.ts';
import { type Acting, can } from '../data/access.ts';
import { sha256 } from '../data/audit.ts';
import { findPlans } from '../data/plans.ts';
import { drawSample, findPopulation, type SampleRecord } from '../data/second-reviews.ts';
import { findLastCheckpoint } from '../data/views.ts';
import { conflict, forbidden, invalid, notFound } from '../errors.ts';
import { monthSpan } from '../reports/period.ts';
import { drawFrom } from '../reports/sample.ts';

/** Where the plan's settings say nothing. */
export const USUAL_PERCENT = 5;

/**
 * Draws the plan's sample of the cases that were decided in a month and are closed: so many percent of each stratum of payer, outcome and
 * first reviewer. The seed comes from the newest signed checkpoint, so that nobody chooses it. What closes later is drawn from another time.
 * @returns how many cases were drawn
 * @throws AppError `not-found`, `forbidden`, `invalid` (no such month, or nothing to draw from), `conflict` (somebody drew meanwhile)
 */
export async function drawReviewSample({ viewer, at }: Acting, { planId, month }: { planId: string; month: string }): Promise<number> {
  if (!can(viewer, 'case:read', planId)) throw notFound('This plan');
  if (!can(viewer, 'second-review:draw', planId)) throw forbidden('Only a manager draws a sample. Nothing was drawn.');
  const [plan] = await findPlans([planId]);
  if (!plan) throw notFound('This plan');
  if (month > dayIn(at, plan.timeZone).slice(0, 7))
    throw invalid('The month has not begun. Nothing was drawn.', { month: 'Not begun yet' });
  const population = await findPopulation(planId, month, monthSpan(month, plan.timeZone));
  const percent = plan.settings.secondReview?.percent ?? USUAL_PERCENT;
  const checkpoint = await findLastCheckpoint();
  const seed = sha256(`${checkpoint?.hash ?? ''} ${planId} ${month}`);
  const drawn = drawFrom(population, percent, seed, sha256);
  if (drawn.length === 0) throw invalid('No case that was decided in that month is closed and in no sample yet. Nothing was drawn.');
  const seedFrom = checkpoint ? `checkpoint ${checkpoint.number}, ${checkpoint.hash}` : 'plan and month: there was no checkpoint';
  const sample = { id: randomUUID(), plan_id: planId, month, percent, seed, seed_from: seedFrom, population, drawn_at: at };
  const word = await drawSample(
    viewer,
    sample,
    drawn.map((one) => ({ id: randomUUID(), ...one })),
  );
  if (word === 'forbidden') throw forbidden('Only a manager draws a sample. Nothing was drawn.');
  if (word !== 'ok') throw conflict('Somebody drew from the same cases just now. Nothing was drawn; reload to see the sample.');
  return drawn.length;
}

/** Whether a sample is what its population, rate and seed give. */
export function provesItself({
  population,
  percent,
  seed,
  numbers,
}: Pick<SampleRecord, 'population' | 'percent' | 'seed' | 'numbers'>): boolean {
  const again = drawFrom(population, percent, seed, sha256).map(({ number }) => number);
  return JSON.stringify(again) === JSON.stringify(numbers);
}
