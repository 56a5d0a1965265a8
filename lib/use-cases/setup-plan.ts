import { z } from 'zod';
import { upsertPlan } from '../data/plans.ts';
import { invalid } from '../errors.ts';
import { planSchema } from '../forms/plan-schema.ts';

/**
 * Creates or updates plans from a parsed JSON file: one plan, or an array of them. All are checked before any is written.
 * @throws AppError `invalid`, with a message per faulty field (`0.settings.phone`)
 */
export async function setupPlans(value: unknown): Promise<{ created: string[]; updated: string[] }> {
  const parsed = z.array(planSchema).safeParse(Array.isArray(value) ? value : [value]);
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map((i) => [i.path.join('.'), i.message]));
    throw invalid('The plan file is not valid; nothing was written.', fields);
  }
  const done = { created: [] as string[], updated: [] as string[] };
  for (const plan of parsed.data) done[await upsertPlan(plan)].push(plan.id);
  return done;
}
