import { z } from 'zod';
import { MISSED_CONSEQUENCES } from '../cases/events.ts';
import { EXTENSION_ASKERS } from '../cases/regulation.ts';

// Of the history's events those that a notice follows from, as events.ts types them and the chain keeps them: what they leave out here
// no notice says.

const told = { at: z.string(), actor: z.object({ name: z.string() }) };
const clock = z.object({ before: z.string(), after: z.string() });

export const noticeEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('clock-extended'),
    ...told,
    payload: z.object({ reason: z.string(), askedBy: z.enum(EXTENSION_ASKERS), clock }),
  }),
  z.object({ type: z.literal('urgency-changed'), ...told, payload: z.object({ to: z.string(), reason: z.string(), clock }) }),
  z.object({ type: z.literal('case-withdrawn'), ...told, payload: z.object({ by: z.string(), confirmed: z.string() }) }),
  z.object({
    type: z.literal('overdue-flagged'),
    ...told,
    payload: z.object({ dueAt: z.string(), consequence: z.enum(MISSED_CONSEQUENCES) }),
  }),
]);

export const NOTICE_EVENTS = ['clock-extended', 'urgency-changed', 'case-withdrawn', 'overdue-flagged'] as const;

/** Findings of the lint that were kept with a letter. */
export const keptFindings = z.array(z.strictObject({ level: z.enum(['blocks', 'warns']), element: z.string(), message: z.string() }));

/** As notice.ts names them. */
export const noticeKey = z.union([
  z.enum(['decision', 'withdrawal', 'missed-due']),
  z.templateLiteral(['information:', z.uuid()]),
  z.templateLiteral(['extension:', z.int().positive()]),
  z.templateLiteral(['urgency:', z.int().positive()]),
  z.templateLiteral([z.enum(['amended', 'ended', 'ordered', 'forwarded']), ':', z.int().positive()]),
]);

/** Who filed an appeal, and the number of its case. */
export const appealFiled = z.object({ type: z.literal('appeal-filed'), payload: z.object({ appeal: z.string(), by: z.string() }) });
