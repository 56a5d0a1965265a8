import { z } from 'zod';
import { upsertPlans } from '../data/plans.ts';
import { invalid } from '../errors.ts';
import { planSchema } from '../forms/plan-schema.ts';
import { findUnstorable, UNSTORABLE } from '../forms/unstorable.ts';

const notValid = (fields: Record<string, string>) => invalid('The plan file is not valid; nothing was written.', fields);

/**
 * Creates or updates plans from a parsed JSON file: one plan, or an array of them. All are checked before any is written, and written at once.
 * @throws AppError `invalid`, with a message per faulty field (`0.settings.phone`)
 */
export async function setupPlans(value: unknown): Promise<{ created: string[]; updated: string[] }> {
  const parsed = z
    .array(planSchema)
    .min(1, 'the file holds no plan')
    .safeParse(Array.isArray(value) ? value : [value]);
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map((i) => [i.path.join('.') || 'file', i.message]));
    throw notValid(fields);
  }
  const twice = parsed.data.findIndex((plan, i) => parsed.data.findIndex((other) => other.id === plan.id) < i);
  if (twice >= 0) throw notValid({ [`${twice}.id`]: `${parsed.data[twice]?.id} stands in the file twice` });
  const unstorable = findUnstorable(parsed.data);
  if (unstorable !== null) throw notValid({ [unstorable]: UNSTORABLE });
  return upsertPlans(parsed.data);
}
