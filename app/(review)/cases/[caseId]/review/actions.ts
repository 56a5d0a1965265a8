'use server';

import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import { FACT_KEYS } from '@/lib/criteria/facts.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { citeEvidence, removeEvidence } from '@/lib/use-cases/cite-evidence.ts';
import type { EvidenceRecord } from '@/lib/use-cases/load-review.ts';
import { type SavedAnswer, saveAnswer } from '@/lib/use-cases/save-answer.ts';
import { acceptSuggestion, dismissSuggestion } from '@/lib/use-cases/suggest.ts';
import { citationSchema } from './citation-schema';

const caseNumber = z.string().max(20);
const fact = z.enum(FACT_KEYS);

const ANSWER = z.strictObject({
  number: caseNumber,
  fact,
  // Which values a fact takes is the use case's to say; here only that it is a plain value.
  value: z.union([z.boolean(), z.number(), z.string().max(100), z.null()]),
  note: z.string().max(4000, 'At most 4,000 characters'),
  expectedVersion: z.int().min(0),
});

/**
 * Saves one answer. The reply brings no page along: cut off in the middle, a page cannot be shown, and the screen would be gone with what
 * is being typed.
 */
export async function saveAnswerAction(input: z.infer<typeof ANSWER>): Promise<ActionResult<SavedAnswer>> {
  return perform(ANSWER, input, saveAnswer);
}

const CITE = citationSchema.extend({ number: caseNumber, evidenceId: z.uuid(), fact });

/** Adds a citation to an answer; the same `evidenceId` twice is one citation. */
export async function citeAction(input: z.infer<typeof CITE>): Promise<ActionResult<EvidenceRecord>> {
  return perform(CITE, input, (acting, { documentId, ...citation }) =>
    citeEvidence(acting, documentId === '' ? citation : { ...citation, documentId }),
  );
}

const REMOVE = z.strictObject({ number: caseNumber, evidenceId: z.uuid() });

/** Takes a citation back. */
export async function removeCitationAction(input: z.infer<typeof REMOVE>): Promise<ActionResult> {
  return perform(REMOVE, input, async (acting, { number, evidenceId }) => {
    await removeEvidence(acting, number, evidenceId);
    return undefined;
  });
}

const SUGGESTION = z.strictObject({
  number: caseNumber,
  documentId: z.uuid(),
  fact,
  page: z.int().min(1).max(100_000),
  value: z.union([z.boolean(), z.number(), z.string().max(100)]),
});
const ACCEPT = SUGGESTION.extend({ evidenceId: z.uuid() });

/** Cites a suggested passage; the answer is saved as any other. */
export async function acceptSuggestionAction(input: z.infer<typeof ACCEPT>): Promise<ActionResult<EvidenceRecord>> {
  return perform(ACCEPT, input, acceptSuggestion);
}

/** Waves a suggestion away for good. */
export async function dismissSuggestionAction(input: z.infer<typeof SUGGESTION>): Promise<ActionResult> {
  return perform(SUGGESTION, input, async (acting, suggestion) => {
    await dismissSuggestion(acting, suggestion);
    return undefined;
  });
}
