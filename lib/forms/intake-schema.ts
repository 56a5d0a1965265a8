import { z } from 'zod';
import { isDiagnosisCode, isNpi, normalizePhone } from '../cases/identifiers.ts';
import { PROCEDURE_CODE, STAGES, STATES } from '../criteria/case-input.ts';

export const CHANNELS = ['fax', 'portal', 'phone', 'mail', 'electronic'] as const;

const LONGEST = 200;
const optional = z.string().trim().max(LONGEST, `at most ${LONGEST} characters`);
const required = (message: string) => optional.min(1, message);
const date = (what: string) => z.iso.date(`${what} is a date, such as 2026-11-24`);

const mailingAddress = z.strictObject({
  line1: required('Enter the street or post-office box'),
  line2: optional,
  city: required('Enter the city'),
  state: z.string().refine((s) => STATES.includes(s), 'Choose a state'),
  postalCode: z.string().trim().regex(/^\d{5}(-\d{4})?$/, 'A ZIP code has five digits, or nine as 12345-6789'),
});

const npi = z.string().trim().refine(isNpi, 'This is no NPI: ten digits, of which the last checks the others');
const phone = z.string().trim().refine((text) => normalizePhone(text) !== null, 'A telephone number has ten digits');

const line = z.strictObject({
  code: z.string().trim().toUpperCase().regex(PROCEDURE_CODE, 'A procedure code has five letters or digits'),
  units: z.int('Units are a whole number').min(1, 'At least 1 unit').max(999, 'At most 999 units'),
  site: required('Enter the place of service'),
  dateOfService: date('The date of service'),
  /** Kind of request; empty: derived from the request's codes. */
  stage: z.enum([...STAGES, '']),
});

const yesNoUnknown = z.enum(['yes', 'no', 'unknown']);

/** A request as typed at intake. One submission makes one case per stage, linked. */
export const intakeSchema = z
  .strictObject({
    /** Made by the form: a submission sent twice is received once. */
    submissionId: z.uuid(),
    planId: z.string().min(1, 'Choose the plan'),
    channel: z.enum(CHANNELS, 'Choose how the request came in'),
    /** Date and time of arrival on the wall clock of the plan's zone. */
    receivedOn: date('The day of receipt'),
    receivedTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'The time of receipt is hours and minutes, such as 14:30'),
    member: z.strictObject({
      name: required('Enter the member’s name'),
      memberId: required('Enter the member ID'),
      dateOfBirth: date('The date of birth'),
      address: mailingAddress,
      /** BCP 47 tag. */
      language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Choose a language'),
    }),
    representative: z.strictObject({ name: required('Enter the representative’s name'), relationship: required('Enter the relationship'), address: mailingAddress }).nullable(),
    lines: z.array(line).min(1, 'Add at least one service line').max(20, 'At most 20 service lines'),
    diagnoses: z
      .array(z.strictObject({ code: z.string().trim().toUpperCase().refine(isDiagnosisCode, 'An ICD-10-CM code looks like M96.1'), description: optional }))
      .min(1, 'Add at least one diagnosis')
      .max(12, 'At most 12 diagnoses'),
    drug: optional,
    device: optional,
    practitioner: z.strictObject({ name: required('Enter the requesting practitioner’s name'), npi, specialty: optional, address: mailingAddress, phone, fax: z.union([z.literal(''), phone]) }),
    facility: z.strictObject({ name: required('Enter the facility'), npi: z.union([z.literal(''), npi]), address: mailingAddress }),
    urgency: z.strictObject({
      requested: z.enum(['standard', 'expedited']),
      /** Who says that it is urgent; empty for a standard request. */
      attestedBy: z.enum(['', 'practitioner', 'member', 'reviewer']),
      pump: z.strictObject({ implanted: yesNoUnknown, alarm: yesNoUnknown, batteryLow: yesNoUnknown, refillDueOn: z.union([z.literal(''), z.iso.date()]), infection: yesNoUnknown }),
      /** Why the request is, or is not, urgent. Asked for when it is expedited or a pump question is answered yes. */
      finding: z.string().trim().max(2000, 'at most 2,000 characters'),
    }),
  })
  .check(({ value, issues }) => {
    const add = (path: (string | number)[], message: string) => issues.push({ code: 'custom', message, path, input: value });
    const first = value.lines.map((l) => l.dateOfService).sort()[0];
    if (first !== undefined && value.member.dateOfBirth > first) add(['member', 'dateOfBirth'], 'The date of birth lies after the date of service');
    const { requested, attestedBy, pump, finding } = value.urgency;
    if (requested === 'expedited' && attestedBy === '') add(['urgency', 'attestedBy'], 'Say who asks for the expedited review');
    const asksForFinding = requested === 'expedited' || pump.refillDueOn !== '' || [pump.alarm, pump.batteryLow, pump.infection].includes('yes');
    if (asksForFinding && finding === '') add(['urgency', 'finding'], 'Record the urgency finding: why this is, or is not, urgent');
  });

export type IntakeCommand = z.infer<typeof intakeSchema>;
/** What the form holds before it is checked. */
export type IntakeInput = z.input<typeof intakeSchema>;
