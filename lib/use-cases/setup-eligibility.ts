import { z } from 'zod';
import { replaceEligibility } from '../data/eligibility.ts';
import { findAllPlans } from '../data/plan-settings.ts';
import { invalid } from '../errors.ts';

const day = z.iso.date('a day is written as 2026-11-30');
const span = z
  .strictObject({ from: day, to: day.nullable() })
  .refine(({ from, to }) => to === null || from <= to, 'a span ends on the day on which it begins, or later');
const schema = z.array(
  z.strictObject({
    planId: z.string().min(1),
    memberId: z.string().trim().min(1).max(200),
    spans: z.array(span).max(200),
  }),
);

/**
 * Takes a plan's eligibility file: a list of members, each with the days on which it is covered. What was known of them is replaced, all or
 * nothing; members that the file does not name stay as they were.
 * @returns how many members were written
 * @throws AppError `invalid` where the file is of another shape, or names a plan that does not exist
 */
export async function setupEligibility(value: unknown): Promise<number> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalid(`The eligibility file cannot be used. ${z.prettifyError(parsed.error)}`);
  const known = new Set((await findAllPlans()).map(({ id }) => id));
  const unknown = parsed.data.find(({ planId }) => !known.has(planId));
  if (unknown) throw invalid(`There is no plan ${unknown.planId}. Nothing was written.`);
  const doubled = parsed.data.find(({ spans }) => new Set(spans.map(({ from }) => from)).size < spans.length);
  if (doubled) throw invalid(`Two spans of member ${doubled.memberId} begin on the same day. Nothing was written.`);
  await replaceEligibility(parsed.data);
  return parsed.data.length;
}
