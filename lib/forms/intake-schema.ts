import { z } from 'zod';
import { isCaseNumber, isDiagnosisCode, isNpi, normalizePhone } from '../cases/identifiers.ts';
import { splitByStage } from '../cases/intake.ts';
import { PROCEDURE_CODE, STAGES } from '../criteria/case-input.ts';
import { day, dayOrNone, mailingAddress, optional, printed, requiredPrinted } from './fields.ts';
import { keptMember, memberSchema, representativeSchema } from './parties-schema.ts';
import { pumpAsksForFinding } from './pump-urgency.ts';

export { type PumpQuestions, pumpAsksForFinding } from './pump-urgency.ts';

export const CHANNELS = ['fax', 'portal', 'phone', 'mail', 'electronic'] as const;

const npi = z.string().trim().refine(isNpi, 'This is no NPI: ten digits, of which the last checks the others');
const phone = z
  .string()
  .trim()
  .refine((text) => normalizePhone(text) !== null, 'A telephone number has ten digits');

const line = z.strictObject({
  code: z.string().trim().toUpperCase().regex(PROCEDURE_CODE, 'A procedure code has five letters or digits'),
  /** Typed as text in the form. */
  units: z
    .union([z.number(), z.string().trim().regex(/^\d*$/).transform(Number)], 'Units are a whole number')
    .pipe(z.int('Units are a whole number').min(1, 'At least 1 unit').max(999, 'At most 999 units')),
  dateOfService: day('Enter the date of service'),
  site: requiredPrinted('Enter the place of service'),
  /** Kind of request; empty: derived from the request's codes. */
  stage: z.enum([...STAGES, ''], 'Choose the kind of request'),
});

const yesNoUnknown = z.enum(['yes', 'no', 'unknown'], 'Choose an answer');
const attestedBy = z.enum(['', 'practitioner', 'member', 'reviewer']);
const pump = z.strictObject({
  implanted: yesNoUnknown,
  alarm: yesNoUnknown,
  batteryLow: yesNoUnknown,
  refillDueOn: dayOrNone('Enter the date of the next refill, or leave it empty'),
  infection: yesNoUnknown,
});
/** Why a request is, or is not, handled as expedited: kept on the case as received. */
export const urgencyRecord = z.strictObject({
  /** Who says that it is urgent; empty for a standard request. */
  attestedBy,
  pump,
  finding: z.string(),
});
export type UrgencyRecord = z.infer<typeof urgencyRecord>;

const urgency = z
  .strictObject({
    requested: z.enum(['standard', 'expedited'], 'Choose standard or expedited'),
    attestedBy,
    pump,
    /** Asked for when the request is expedited or a pump question is answered yes. */
    finding: z.string().trim().max(2000, 'At most 2,000 characters'),
  })
  .check(({ value, issues }) => {
    const add = (key: string, message: string) => issues.push({ code: 'custom', message, path: [key], input: value });
    if (value.requested === 'expedited' && value.attestedBy === '') add('attestedBy', 'Say who asks for the expedited review');
    if ((value.requested === 'expedited' || pumpAsksForFinding(value.pump)) && value.finding === '') {
      add('finding', 'Record the urgency finding: why this is, or is not, urgent');
    }
  });

/** A request as typed at intake, in the order of the form. One submission makes one case per stage, linked. */
export const intakeSchema = z
  .strictObject({
    /** Made by the form: a submission sent twice is received once. */
    submissionId: z.uuid(),
    planId: z.string().min(1, 'Choose the plan'),
    channel: z.enum(CHANNELS, 'Choose how the request came in'),
    /** Date and time of arrival on the wall clock of the plan's zone: receipt-time.ts reads them. */
    receivedOn: day('Enter the day of receipt'),
    receivedTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter the time of receipt as hours and minutes, such as 14:30'),
    receivedFold: z.enum(['', 'earlier', 'later']).optional(),
    member: memberSchema({
      memberId: requiredPrinted('Enter the member ID'),
      name: requiredPrinted('Enter the member’s name'),
      dateOfBirth: day('Enter the date of birth'),
    }).transform(keptMember),
    representative: representativeSchema.nullable(),
    practitioner: z.strictObject({
      npi,
      name: requiredPrinted('Enter the requesting practitioner’s name'),
      specialty: printed,
      phone,
      fax: z.union([z.literal(''), phone], 'A fax number has ten digits'),
      address: mailingAddress,
    }),
    facility: z.strictObject({
      npi: z.union([z.literal(''), npi], 'This is no NPI: ten digits, of which the last checks the others'),
      name: requiredPrinted('Enter the facility'),
      address: mailingAddress,
    }),
    lines: z
      .array(line)
      .min(1, 'Add at least one service line')
      .max(20, 'At most 20 service lines')
      .check(({ value, issues }) => {
        const split = splitByStage(value);
        if (split.ok) return;
        for (const [field, message] of Object.entries(split.fields)) {
          const [, index, key] = field.split('.'); // lines.2.stage
          // A code that is none is told of already.
          if (!PROCEDURE_CODE.test(value[Number(index)]?.code ?? '')) continue;
          issues.push({ code: 'custom', message, path: [Number(index), key ?? ''], input: value });
        }
      }),
    diagnoses: z
      .array(
        z.strictObject({
          code: z.string().trim().toUpperCase().refine(isDiagnosisCode, 'An ICD-10-CM code looks like M96.1'),
          description: optional,
        }),
      )
      .min(1, 'Add at least one diagnosis')
      .max(12, 'At most 12 diagnoses'),
    drug: optional,
    device: optional,
    urgency,
    /** Numbers of cases that the request repeats, as the person who types it says: each is linked, and no clock begins anew. */
    duplicateOf: z.array(z.string().refine(isCaseNumber, 'A case number looks like PA-26-004182')).max(10).exactOptional(),
  })
  .check(({ value, issues }) => {
    const first = value.lines.map((l) => l.dateOfService).sort()[0];
    if (first !== undefined && value.member.dateOfBirth > first) {
      issues.push({
        code: 'custom',
        message: 'The date of birth lies after the date of service',
        path: ['member', 'dateOfBirth'],
        input: value,
      });
    }
  });

export type IntakeCommand = z.infer<typeof intakeSchema>;
/** What the form holds before it is checked. */
export type IntakeInput = z.input<typeof intakeSchema>;
