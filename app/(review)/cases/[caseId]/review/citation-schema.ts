import { z } from 'zod';
import { daySchema } from '@/lib/forms/case-schema.ts';

/** What a citation says, as its form and its server action read it. Only the document is required: not every source has pages. */
export const citationSchema = z.strictObject({
  document: z.string().trim().min(1, 'Name the document').max(200, 'At most 200 characters'),
  page: z.string().trim().max(20, 'At most 20 characters'),
  noteDate: z.union([z.literal(''), daySchema.refine((day) => day >= '1900-01-01')], { error: 'Not a real date since 1900' }),
  quotation: z.string().trim().max(2000, 'At most 2,000 characters'),
  comment: z.string().trim().max(2000, 'At most 2,000 characters'),
  /** The document of the case's records that it stands in; empty: a source that is described in words alone. */
  documentId: z.union([z.literal(''), z.uuid()]),
});

export type Citation = z.infer<typeof citationSchema>;
