/**
 * zod schemas of facts and cases for forms, made from the fact dictionary. They accept and refuse exactly what the fast validator in
 * `lib/criteria/case-input.ts` does; a property test holds the two together.
 */
import { z } from 'zod';
import { type CaseInput, expectation, LINES_OF_BUSINESS, PAYERS, PROCEDURE_CODE, STAGES, STATES } from '../criteria/case-input.ts';
import { isRealDate } from '../criteria/dates.ts';
import { FACT_KEYS, FACTS, type FactKey, type FactSpec, type Facts, factsFrom } from '../criteria/facts.ts';

// zod otherwise compiles its schemas with `new Function`, which the pages' content security policy forbids.
z.config({ jitless: true });

/** A calendar day, `YYYY-MM-DD`. */
export const daySchema = z.string().refine(isRealDate, 'must be a real date, YYYY-MM-DD');

function valueSchema(spec: FactSpec): z.ZodType {
  const error = expectation(spec);
  switch (spec.type) {
    case 'boolean':
      return z.boolean({ error });
    case 'enum':
      return z.enum(spec.options, { error });
    case 'date':
      return z.string({ error }).refine(isRealDate, error);
    default: {
      const number = (spec.type === 'integer' ? z.int({ error }) : z.number({ error })).min(spec.min, { error });
      return spec.max === undefined ? number : number.max(spec.max, { error });
    }
  }
}

type FactSchemas = { [K in FactKey]: z.ZodOptional<z.ZodNullable<z.ZodType<NonNullable<Facts[K]>>>> };

/** One schema per fact; null or absent means *not documented*. */
// Built from the dictionary key by key, which the type system cannot follow through fromEntries.
export const FACT_SCHEMAS = Object.fromEntries(FACT_KEYS.map((key) => [key, valueSchema(FACTS[key]).nullable().optional()])) as FactSchemas;

/** Facts as a form or an interface sends them: unknown keys are refused, absent ones become null. */
export const factsSchema = z.strictObject(FACT_SCHEMAS).transform((given): Facts => {
  const documented = Object.entries(given).filter(([, value]) => value !== undefined);
  // Only undefined values are dropped, so what is left is a Partial<Facts>.
  return factsFrom(Object.fromEntries(documented) as Partial<Facts>);
});

/** A case of the criteria contract, section 3. */
export const caseSchema = z
  .strictObject({
    caseId: z.string(),
    payer: z.enum(PAYERS),
    lineOfBusiness: z.enum(LINES_OF_BUSINESS),
    state: z.enum(STATES).optional(),
    receivedOn: daySchema,
    dateOfService: daySchema,
    member: z.strictObject({ dateOfBirth: daySchema }),
    request: z.strictObject({ stage: z.enum(STAGES).optional(), procedureCodes: z.array(z.string().regex(PROCEDURE_CODE)) }),
    facts: factsSchema,
  })
  .refine((c) => c.member.dateOfBirth <= c.dateOfService, {
    path: ['member', 'dateOfBirth'],
    message: 'must not be after dateOfService',
  }) satisfies z.ZodType<CaseInput>;
