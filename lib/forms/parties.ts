import { z } from 'zod';
import { STATUSES } from '../cases/case-view.ts';
import { CHECK_KINDS, CHECK_RESULTS } from '../cases/checks.ts';
import { ENDING_KINDS } from '../cases/endings.ts';
import { APPOINTMENTS, LETTER_FORMATS, REPRESENTATIVE_KINDS } from '../cases/party.ts';
import { LINES_OF_BUSINESS, PAYERS, STAGES } from '../criteria/case-input.ts';
import { OUTCOMES, REASONS } from '../criteria/outcome.ts';

// The shapes that lib/cases/snapshot.ts names, read back from JSON columns.

export const address = z.strictObject({
  line1: z.string(),
  line2: z.string(),
  city: z.string(),
  state: z.string(),
  postalCode: z.string(),
});

export const memberParty = z.strictObject({
  name: z.string(),
  memberId: z.string(),
  dateOfBirth: z.string(),
  address,
  language: z.string(),
  format: z.enum(LETTER_FORMATS).exactOptional(),
  confidentialAddress: address.exactOptional(),
  dateOfDeath: z.string().exactOptional(),
  coverageFrom: z.string().exactOptional(),
});
const appointment = z.strictObject({
  kind: z.enum(APPOINTMENTS),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
  source: z.string(),
});
export const representativeParty = z.strictObject({
  name: z.string(),
  relationship: z.string(),
  address,
  kind: z.enum(REPRESENTATIVE_KINDS).exactOptional(),
  appointment: appointment.nullable().exactOptional(),
});
/** The parties that letters went to where they had changed since what the letters are made from was frozen. */
export const letterParties = z.strictObject({ member: memberParty, representative: representativeParty.nullable() });
export const practitionerParty = z.strictObject({
  name: z.string(),
  npi: z.string(),
  specialty: z.string(),
  address,
  phone: z.string(),
  fax: z.string(),
});
export const facilityParty = z.strictObject({ name: z.string(), npi: z.string(), address });
export const diagnoses = z.array(z.strictObject({ code: z.string(), description: z.string() }));

// Columns whose values the database's checks have narrowed already.
export const status = z.enum(STATUSES);
export const urgency = z.enum(['standard', 'expedited']);
export const payer = z.enum(PAYERS);
export const lineOfBusiness = z.enum(LINES_OF_BUSINESS);
export const stage = z.enum(STAGES);
export const recipient = z.enum(['member', 'practitioner', 'representative']);
export const decisionKind = z.enum(['approved', 'approved-in-part', 'denied', 'no-review-required', ...ENDING_KINDS]);
export const checkKind = z.enum(CHECK_KINDS);
export const checkResult = z.enum(CHECK_RESULTS);
export const outcome = z.enum(OUTCOMES);
export const reason = z.enum(REASONS);
export const contactKind = z.enum(['contact', 'peer-to-peer', 'oral-notice', 'note']);
export const decidedLines = z.array(z.strictObject({ number: z.int(), code: z.string(), result: z.string() }));
