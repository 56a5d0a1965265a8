import { z } from 'zod';
import { APPOINTMENTS, LETTER_FORMATS, REPRESENTATIVE_KINDS } from '../cases/party.ts';
import { dayOrNone, language, mailingAddress, required, requiredPrinted } from './fields.ts';

// Parties as forms have them. What was left empty is not kept: a case knows only what somebody said.

const reach = {
  format: z.enum(LETTER_FORMATS, 'Choose the format').exactOptional(),
  confidentialAddress: mailingAddress.nullable().exactOptional(),
  dateOfDeath: dayOrNone('Enter the date of death, or leave it empty').exactOptional(),
  coverageFrom: dayOrNone('Enter the first day of coverage, or leave it empty').exactOptional(),
};
const reached = z.object(reach);
type Reach = z.infer<typeof reached>;

function kept<M extends Reach>({ format, confidentialAddress, dateOfDeath, coverageFrom, ...rest }: M) {
  return {
    ...rest,
    ...(format === undefined || format === 'standard' ? {} : { format }),
    ...(confidentialAddress ? { confidentialAddress } : {}),
    ...(dateOfDeath ? { dateOfDeath } : {}),
    ...(coverageFrom ? { coverageFrom } : {}),
  };
}

/** A member at intake: who it is, and how letters reach the member. `identity`: the fields that say who. */
export const memberSchema = <I extends z.ZodRawShape>(identity: I) =>
  z.strictObject({ ...identity, language, address: mailingAddress, ...reach });

export const keptMember = kept;

const appointment = z
  .strictObject({
    /** Empty: the document has not been seen. */
    kind: z.enum(['', ...APPOINTMENTS], 'Choose the document'),
    validFrom: dayOrNone('Enter the day from which it is valid'),
    validUntil: dayOrNone('Enter the last day on which it is valid, or leave it empty').nullable(),
    source: z.string().trim().max(200, 'At most 200 characters'),
  })
  .check(({ value, issues }) => {
    if (value.kind === '') return;
    const add = (key: string, message: string) => issues.push({ code: 'custom', message, path: [key], input: value });
    if (value.validFrom === '') add('validFrom', 'Enter the day from which it is valid');
    if (value.source === '') add('source', 'Say where the document is kept');
  })
  .transform(({ kind, validFrom, validUntil, source }) =>
    kind === '' ? null : { kind, validFrom, validUntil: validUntil || null, source },
  );

export const representativeSchema = z
  .strictObject({
    name: requiredPrinted('Enter the representative’s name'),
    relationship: required('Enter the relationship'),
    address: mailingAddress,
    kind: z
      .enum(['', ...REPRESENTATIVE_KINDS], 'Choose how this person acts for the member')
      .refine((kind) => kind !== '', 'Choose how this person acts for the member')
      .exactOptional(),
    appointment: appointment.nullable().exactOptional(),
  })
  .transform(({ kind, appointment: document, ...rest }) => ({
    ...rest,
    ...(kind ? { kind, appointment: document ?? null } : {}),
  }));

/** What changes after receipt, with the reason: as the form sends it. */
export const changeSchema = z.strictObject({
  member: memberSchema({}).transform(kept),
  representative: representativeSchema.nullable(),
  reason: z.string().trim().min(1, 'Say why').max(2000, 'At most 2,000 characters'),
});
/** What the form holds before it is checked. */
export type PartiesForm = z.input<typeof changeSchema>;
