import { z } from 'zod';
import { ENDING_EXCEPTIONS, REOPENING_REASONS } from '@/lib/cases/after-rules.ts';

/** What the forms of what comes after a decision send. The same names as the use cases have. */

const number = z.string().max(20);
const text = (length: number) =>
  z
    .string()
    .trim()
    .max(length, `At most ${length.toLocaleString('en-US')} characters`);
const day = z.iso.date('Enter the date');
const party = z.strictObject({ name: text(200).min(1, 'Give the name'), npi: z.string().trim().max(10) });

export const AMEND = z.strictObject({
  number,
  authorization: z.string().max(20),
  version: z.int().min(1),
  validFrom: day,
  validTo: day,
  lines: z
    .array(
      z.strictObject({
        number: z.int(),
        code: z
          .string()
          .trim()
          .regex(/^[A-Za-z0-9]{5}$/, 'A code has five letters or digits'),
        units: z.int('Give a whole number').min(1, 'At least 1').max(9999),
        site: text(200).min(1, 'Name the setting'),
        dateOfService: day,
      }),
    )
    .max(50),
  practitioner: party,
  facility: party,
  reason: text(2000),
});
export type AmendForm = z.input<typeof AMEND>;

export const END = z.strictObject({
  number,
  authorization: z.string().max(20),
  version: z.int().min(1),
  lastDay: day,
  reason: text(4000),
  rationale: text(4000),
  exception: z.enum(['', ...ENDING_EXCEPTIONS]),
  epsdt: text(4000),
  noConflict: z.boolean(),
  password: z.string().max(200),
});
export type EndForm = z.input<typeof END>;

const address = z.strictObject({
  line1: text(200),
  line2: text(200),
  city: text(100),
  state: text(2),
  postalCode: text(10),
});
export const CORRECT = z.strictObject({
  number,
  correctionId: z.uuid(),
  reason: text(2000),
  spelling: z.strictObject({
    memberName: text(200).min(1, 'Give the name'),
    memberAddress: address,
    representativeName: text(200),
    practitionerName: text(200).min(1, 'Give the name'),
    facilityName: text(200).min(1, 'Give the name'),
  }),
});
export type CorrectForm = z.input<typeof CORRECT>;

export const REOPEN = z.strictObject({ number, newId: z.uuid(), reason: z.enum(REOPENING_REASONS, 'Choose a reason'), cause: text(2000) });
export type ReopenForm = z.input<typeof REOPEN>;

export const RECONSIDER = z.strictObject({
  number,
  newId: z.uuid(),
  person: text(200),
  means: text(200),
  date: z.string().max(10),
  time: z.string().max(5),
  text: text(4000),
});
export type ReconsiderForm = z.input<typeof RECONSIDER>;

export const OUTCOME = z.strictObject({
  number,
  reviewId: z.uuid(),
  result: z.enum(['upheld', 'overturned', 'overturned-in-part', 'dismissed', 'withdrawn'], 'Choose what it decided'),
  reference: text(200),
  decidedOn: day,
  receivedOn: day,
  receivedTime: z.string().regex(/^\d\d:\d\d$/, 'Enter the time'),
  receivedFold: z.enum(['', 'earlier', 'later']),
  /** Numbers of lines, as boxes send them. */
  lines: z.array(z.string().max(4)).max(50),
});
export type OutcomeForm = z.input<typeof OUTCOME>;

export const CARRY_OUT = z.strictObject({
  number,
  dutyId: z.uuid(),
  note: text(2000),
  to: text(300),
  means: text(300),
  /** One thing a line. */
  sent: text(4000),
});
export type CarryOutForm = z.input<typeof CARRY_OUT>;

const filled = (length: number, otherwise: string) => text(length).min(1, otherwise);

/** What each form asks for before it is sent: what is missing is said at its field at once, and by the use case to whoever sends no form. */
export const FILLED = {
  amend: AMEND.extend({ reason: filled(2000, 'Say why') }),
  end: END.extend({
    reason: filled(4000, 'Give the reason'),
    rationale: filled(4000, 'Write the rationale'),
    noConflict: z.boolean().refine((stated) => stated, 'State that you have no conflict of interest'),
    password: z.string().min(1, 'Enter your password').max(200),
  }),
  correct: CORRECT.extend({ reason: filled(2000, 'Say what went wrong') }),
  reopen: REOPEN.extend({ cause: filled(2000, 'Say what is new, or what was wrong') }),
  reconsider: RECONSIDER.extend({ person: filled(200, 'Say with whom') }),
  outcome: OUTCOME.extend({ reference: filled(200, 'Give its reference') }),
};
