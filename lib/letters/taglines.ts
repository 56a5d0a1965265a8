import type { PlanLetters } from '../cases/plan-letters.ts';

export type Tagline = { tag: string; direction: 'ltr' | 'rtl'; text: string };

/** The plan's taglines whose wording is confirmed, in the plan's order. */
export function taglinesFor(_settings: PlanLetters, _contact: { phone: string; tty: string }): Tagline[] {
  return [];
}
