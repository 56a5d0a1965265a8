import { z } from 'zod';
import { URGENCIES } from '@/lib/cases/regulation.ts';

/** What the form of an appeal sends. The same names as lib/use-cases/file-appeal.ts has. */
export const APPEAL = z.strictObject({
  number: z.string().max(20),
  appealId: z.uuid(),
  channel: z.enum(['fax', 'portal', 'phone', 'mail', 'electronic'], 'Choose how it came in'),
  by: z.enum(['member', 'representative', 'practitioner'], 'Choose who appeals'),
  standing: z.string().trim().max(1000, 'At most 1,000 characters'),
  receivedOn: z.iso.date('Enter the date'),
  receivedTime: z.string().regex(/^\d\d:\d\d$/, 'Enter the time'),
  receivedFold: z.enum(['', 'earlier', 'later']),
  urgency: z.strictObject({
    requested: z.enum(URGENCIES),
    attestedBy: z.enum(['', 'practitioner', 'member', 'reviewer']),
    finding: z.string().trim().max(2000, 'At most 2,000 characters'),
  }),
  continuation: z.boolean(),
  goodCause: z.string().trim().max(2000, 'At most 2,000 characters'),
});
export type AppealForm = z.input<typeof APPEAL>;
