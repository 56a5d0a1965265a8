import { z } from 'zod';
import { isCaseNumber } from '@/lib/cases/identifiers.ts';
import { SENSITIVITIES } from '@/lib/records/document.ts';

const number = z.string().refine(isCaseNumber, 'not a case number');
const marks = z.strictObject({ sensitivity: z.enum(SENSITIVITIES), kind: z.string().trim().max(100, 'At most 100 characters') });

/** `before`: as the person saw it. */
export const FLAG = z.strictObject({ number, documentId: z.uuid(), before: marks, after: marks });
export type FlagForm = z.infer<typeof FLAG>;

export const OPEN = z.strictObject({ number, documentId: z.uuid(), reason: z.string().trim().min(1, 'Give the reason').max(2000) });
export type OpenForm = z.infer<typeof OPEN>;
