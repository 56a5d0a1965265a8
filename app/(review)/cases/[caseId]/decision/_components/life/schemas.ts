import { z } from 'zod';
import { STATUSES } from '@/lib/cases/case-view.ts';
import { ENDING_BASES } from '@/lib/cases/endings.ts';
import { ESCALATION_REASONS } from '@/lib/cases/events.ts';
import { EXTENSION_ASKERS, URGENCIES } from '@/lib/cases/regulation.ts';

/** What the forms of a case's life send: checked in the browser before it is sent, and again where it arrives. */

const number = z.string().max(20);
const said = (what: string, most = 2000) =>
  z
    .string()
    .trim()
    .min(1, what)
    .max(most, `At most ${most.toLocaleString('en-US')} characters`);
const free = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most.toLocaleString('en-US')} characters`);
/** A whole number typed as text; empty: as long as the rule gives. */
const count = (most: number) =>
  z
    .string()
    .trim()
    .refine(
      (text) => text === '' || (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= most),
      `A whole number from 1 to ${most}`,
    );

export const ASK = z.strictObject({
  number,
  items: z
    .array(z.strictObject({ leaf: z.string().max(100), fact: z.string().max(100), what: said('Say what is asked for', 1000) }))
    .min(1, 'Ask for at least one item')
    .max(60, 'At most 60 items'),
  note: free(4000),
  extendClock: z.boolean(),
  answerDays: count(366),
  answerHours: count(8784),
});
export type AskForm = z.input<typeof ASK>;

export const ESCALATE = z.strictObject({
  number,
  version: z.int().min(1),
  reason: z.enum(ESCALATION_REASONS, 'Choose why'),
  question: said('Ask the physician a question', 4000),
});
export type EscalateForm = z.input<typeof ESCALATE>;

export const URGENCY = z.strictObject({
  number,
  to: z.enum(URGENCIES),
  reason: said('Give the reason'),
  attestedBy: z.enum(['', 'practitioner', 'member', 'reviewer'], 'Choose who says that it is urgent'),
  /** Whom the reviewer told by telephone, and when on the plan's wall clock; empty where nobody had to be told. */
  person: free(200),
  toldOn: z.union([z.literal(''), z.iso.date('Enter the date')]),
  toldAt: z.union([z.literal(''), z.string().regex(/^\d\d:\d\d$/, 'Enter the time')]),
});
export type UrgencyForm = z.input<typeof URGENCY>;

export const EXTEND = z.strictObject({
  number,
  reason: said('Give the reason'),
  askedBy: z.enum(EXTENSION_ASKERS, 'Choose who asks for it'),
  days: count(14),
});
export type ExtendForm = z.input<typeof EXTEND>;

export const WITHDRAW = z.strictObject({
  number,
  by: said('Say who of the requester’s side withdraws', 200),
  confirmed: said('Say how it was confirmed'),
  status: z.enum(STATUSES),
});
export type WithdrawForm = z.input<typeof WITHDRAW>;

export const ASSIGN = z.strictObject({
  number,
  nurseId: z.string().min(1, 'Choose a nurse').max(100),
  from: z.string().max(100).nullable(),
});
export type AssignForm = z.input<typeof ASSIGN>;

export const RECORD = z.strictObject({
  number,
  requestId: z.uuid(),
  items: z
    .array(z.strictObject({ number: z.int().min(1), note: free(1000) }))
    .min(1, 'Choose the items that came in')
    .max(60),
});
export type RecordForm = z.input<typeof RECORD>;

export const END = z.strictObject({
  number,
  version: z.int().min(1),
  basis: z.enum(ENDING_BASES, 'Choose the ground'),
  reason: said('Say why, in words that the member understands', 4000),
  provision: free(1000),
  rationale: free(4000),
  /** Of a request that was sent on: to whom and how, and when on the plan's wall clock; else empty. */
  to: free(200),
  contact: free(300),
  means: free(200),
  sentOn: z.union([z.literal(''), z.iso.date('Enter the date')]),
  sentAt: z.union([z.literal(''), z.string().regex(/^\d\d:\d\d$/, 'Enter the time')]),
});
export type EndForm = z.input<typeof END>;

/** What the forms ask about the clock while they are filled in. */
export const PREVIEW = z.strictObject({
  number,
  change: z.discriminatedUnion('action', [
    z.strictObject({
      action: z.literal('request-information'),
      extendClock: z.boolean(),
      answerDays: count(366),
      answerHours: count(8784),
    }),
    z.strictObject({ action: z.literal('extend'), days: count(14) }),
    z.strictObject({ action: z.literal('change-urgency'), to: z.enum(URGENCIES) }),
  ]),
});
export type PreviewInput = z.input<typeof PREVIEW>;

/** The ticks and words of the form that records what came in, by `i` and the item's number. */
export const RECORD_TICKS = z.strictObject({
  ticks: z
    .record(z.string(), z.boolean().optional())
    .refine((ticks) => Object.values(ticks).some((tick) => tick === true), 'Choose what came in'),
  notes: z.record(z.string(), free(1000).optional()),
});
export type RecordTicks = z.input<typeof RECORD_TICKS>;
