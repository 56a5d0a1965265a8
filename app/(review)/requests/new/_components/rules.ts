import { zodResolver } from '@hookform/resolvers/zod';
import { intakeSchema } from '@/lib/forms/intake-schema.ts';

// What the form knows of requests: loaded when somebody begins to fill one in, see context.tsx.

export { dueTime } from '@/lib/cases/clocks.ts';
export { foldChoices, receiptInstant } from '@/lib/forms/receipt-time.ts';
export { codeWords, derivedKind, findCodes, previewParts } from './parts';

/** Checks what is typed and hands it on as typed: the server reads it by the same schema. */
export const checkIntake = zodResolver(intakeSchema, undefined, { raw: true });
