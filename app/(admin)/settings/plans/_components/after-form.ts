import type { PlanAfter } from '@/lib/cases/after-rules.ts';

/** What a plan sets for what comes after a decision, as its form holds it: empty where the rule's own number stands. */
export type AfterForm = Record<keyof PlanAfter, string>;

export const AFTER_FIELDS = [
  { name: 'effectuationHours', label: 'An overturned decision is in effect within', unit: 'hours', usual: '72' },
  { name: 'reconsiderationDays', label: 'A talk of physicians may lead to a new look within', unit: 'days of the decision', usual: '14' },
  { name: 'reopeningDays', label: 'A decision may be reopened within', unit: 'days', usual: '365' },
  { name: 'endingDays', label: 'Before an authorization ends early, notice of', unit: 'days', usual: '30' },
] as const satisfies readonly { name: keyof PlanAfter; label: string; unit: string; usual: string }[];

export function afterForm(after: PlanAfter = {}): AfterForm {
  const text = (key: keyof PlanAfter) => (after[key] === undefined ? '' : String(after[key]));
  return {
    effectuationHours: text('effectuationHours'),
    reconsiderationDays: text('reconsiderationDays'),
    reopeningDays: text('reopeningDays'),
    endingDays: text('endingDays'),
  };
}

/** Nothing at all where nothing was typed: the rules' own numbers stand. What is no number is sent as it was typed, for the server to name. */
export function afterCommand(form: AfterForm): { after?: Record<string, number | string> } {
  const typed = Object.entries(form).filter(([, text]) => text.trim() !== '');
  const after = Object.fromEntries(typed.map(([key, text]) => [key, /^\d{1,5}$/.test(text.trim()) ? Number(text) : text]));
  return typed.length === 0 ? {} : { after };
}
