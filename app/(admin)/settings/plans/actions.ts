'use server';

import { refresh } from 'next/cache';
import { perform } from '@/lib/auth/action.ts';
import { formatInstant } from '@/lib/cases/time-words.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { type PlanCommand, type PlanEffect, planCommand, previewPlan, savePlan } from '@/lib/use-cases/save-plan.ts';

/** Changes a plan's settings. */
export async function save(input: PlanCommand): Promise<ActionResult<null>> {
  const result = await perform(planCommand, input, async (acting, command) => {
    await savePlan(acting, command);
    return null;
  });
  if (result.ok) refresh();
  return result;
}

/** One kind of request, as it would be due if it arrived now. */
export type EffectWords = { request: string; before: string; after: string; moves: boolean };

/** What the settings as typed would do to a request that arrived now. */
export async function preview(input: PlanCommand): Promise<ActionResult<EffectWords[]>> {
  return perform(planCommand, input, async (acting, command) => (await previewPlan(acting, command)).map(effectWords));
}

function effectWords({ urgency, timeZone, before, after }: PlanEffect): EffectWords {
  const words = ({ dueAt, basis, verified }: PlanEffect['after']) => `${formatInstant(dueAt, timeZone)}, ${basis}${verified ? '' : ' †'}`;
  const request = urgency === 'standard' ? 'Standard' : 'Expedited';
  return { request, before: words(before), after: words(after), moves: words(before) !== words(after) };
}
