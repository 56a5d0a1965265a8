import type { IntakePlan } from '@/lib/use-cases/list-intake-plans.ts';

/** A plan with its zone in words ("Eastern Time"), named on the server so that server and browser print the same. */
export type PlanChoice = IntakePlan & { zoneName: string };

export function withZoneName(plan: IntakePlan): PlanChoice {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: plan.timeZone, timeZoneName: 'longGeneric' }).formatToParts();
  return { ...plan, zoneName: parts.find(({ type }) => type === 'timeZoneName')?.value ?? plan.timeZone };
}
