import { z } from 'zod';
import { CHECK_KINDS, CHECK_RESULTS } from '@/lib/cases/checks.ts';
import { isCaseNumber } from '@/lib/cases/identifiers.ts';

/** A check as its form sends it. */
export const CHECK = z.strictObject({
  number: z.string().max(20),
  kind: z.enum(CHECK_KINDS),
  result: z.enum(CHECK_RESULTS, 'Say what you found'),
  note: z.string().max(2000, 'At most 2,000 characters'),
  original: z.union([z.literal(''), z.string().trim().toUpperCase().refine(isCaseNumber, 'A case number looks like PA-26-004182')]),
});
export type CheckForm = z.input<typeof CHECK>;

/** Checks that are confirmed together, as the plan's data suggests them. */
export const SUGGESTED = z.strictObject({
  number: z.string().max(20),
  kinds: z.array(z.enum(CHECK_KINDS)).min(1, 'Nothing is left to confirm').max(CHECK_KINDS.length),
});
export type SuggestedForm = z.input<typeof SUGGESTED>;
