import { z } from 'zod';
import { STEP_ACTIONS } from '../cases/clock-input.ts';
import type { ClockStep } from '../cases/clocks.ts';
import { BASES, SIGNED_KINDS } from '../cases/signing.ts';

// The shapes that lib/cases/{signing,credential,clock-input}.ts name, as they come from a form or from a JSON column.

const text = z.string().max(20_000, 'At most 20,000 characters');
const short = z.string().max(500, 'At most 500 characters');

export const signing = z.strictObject({
  kind: z.enum(SIGNED_KINDS),
  lines: z.array(z.strictObject({ number: z.int(), approved: z.boolean() })).max(20),
  basis: z.enum(BASES).nullable(),
  criteria: z.array(z.string().max(100)).max(200),
  wouldChange: z.array(z.string().max(100)).max(100).exactOptional(),
  otherSource: z.strictObject({ name: short, reference: short, applied: text }).nullable(),
  externalCriteria: z
    .strictObject({ product: short, subset: short, version: short, date: short, pointsNotMet: text, reference: short })
    .nullable(),
  readings: z.array(z.strictObject({ leaf: z.string().max(100), result: z.enum(['met', 'not-met']), text })).max(200),
  rationale: text,
  reason: text,
  epsdt: text,
  localDeterminations: text,
  attested: z.strictObject({ specialtyFits: z.boolean(), noConflict: z.boolean(), recordsReviewed: z.boolean() }),
});

/** A decision being written: nothing need be chosen yet. */
export const signingDraft = signing.extend({ kind: z.enum(SIGNED_KINDS).nullable() });

export const credential = z.strictObject({
  id: z.uuid(),
  licenseNumber: z.string(),
  state: z.string(),
  specialty: z.string(),
  boardStatus: z.string(),
  npi: z.string(),
  validFrom: z.string(),
  expiresOn: z.string(),
  restrictions: z.string(),
});

const count = z.int().min(1);
/** The clock's own reader judges the values when the due time is worked out; here only the shape. */
export const clockSteps: z.ZodType<ClockStep[]> = z.array(
  z.strictObject({
    action: z.enum(STEP_ACTIONS),
    at: z.string(),
    days: count.exactOptional(),
    answerHours: count.exactOptional(),
    answerDays: count.exactOptional(),
    to: z.enum(['standard', 'expedited']).exactOptional(),
  }),
);
