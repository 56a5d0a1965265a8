'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import { PEER_TO_PEER_OUTCOMES } from '@/lib/cases/events.ts';
import { type ActionResult, invalid } from '@/lib/errors.ts';
import { signing, signingDraft } from '@/lib/forms/signing-schema.ts';
import { loadCase } from '@/lib/use-cases/load-case.ts';
import { recordContact } from '@/lib/use-cases/record-contact.ts';
import { returnCase } from '@/lib/use-cases/return-case.ts';
import { saveDraft } from '@/lib/use-cases/save-draft.ts';
import { signDecision } from '@/lib/use-cases/sign-decision.ts';
import { takeCase } from '@/lib/use-cases/take-case.ts';
import { happenedAt } from './wall-time';

const number = z.string().max(20);

const CASE = z.strictObject({ number });

/** Takes an escalated case. The page comes back as the case now is, also where somebody was faster. */
export async function take(input: z.infer<typeof CASE>): Promise<ActionResult<null>> {
  const result = await perform(CASE, input, async (acting, command) => {
    await takeCase(acting, command.number);
    return null;
  });
  refresh();
  return result;
}

const RETURN = z.strictObject({ number, wanted: z.string().trim().min(1, 'Say what is wanted').max(4000, 'At most 4,000 characters') });

/** Gives the case back to its nurse. */
export async function giveBack(input: z.infer<typeof RETURN>): Promise<ActionResult<null>> {
  const result = await perform(RETURN, input, async (acting, command) => {
    await returnCase(acting, command);
    return null;
  });
  if (result.ok) refresh();
  return result;
}

const CONTACT = z
  .strictObject({
    number,
    contactId: z.uuid(),
    kind: z.enum(['contact', 'peer-to-peer', 'note']),
    outcome: z.enum(['', ...PEER_TO_PEER_OUTCOMES]),
    person: z.string().trim().max(200, 'At most 200 characters'),
    means: z.string().trim().max(200, 'At most 200 characters'),
    date: z.string().max(10),
    time: z.string().max(5),
    text: z.string().trim().max(4000, 'At most 4,000 characters'),
  })
  .superRefine(({ kind, outcome, person, text }, { addIssue }) => {
    const refuse = (field: string, message: string) => addIssue({ code: 'custom', path: [field], message });
    if (kind === 'peer-to-peer' && outcome === '') refuse('outcome', 'Choose how it went');
    if (kind !== 'note' && person === '') refuse('person', 'Say with whom');
    if (kind !== 'peer-to-peer' && text === '') refuse('text', kind === 'note' ? 'Write the note' : 'Write what it was about');
  });

/** Records a peer-to-peer talk, a contact or a note; the same `contactId` twice is one. Times are those of the plan's wall clock. */
export async function record(input: z.infer<typeof CONTACT>): Promise<ActionResult<null>> {
  const result = await perform(CONTACT, input, async (acting, { date, time, ...contact }) => {
    const { plan } = (await loadCase(acting.viewer, contact.number)).case;
    const happened = happenedAt(date, time, plan.timeZone, acting.at);
    if (!happened.ok) throw invalid(`${happened.message}.`, { date: happened.message });
    await recordContact(acting, { ...contact, happenedAt: happened.at });
    return null;
  });
  if (result.ok) refresh();
  return result;
}

const DRAFT = z.strictObject({ number, draft: signingDraft });

/** Stores what is written so far. The reply brings no page along, so that typing goes on. @returns when it was stored, ISO 8601 UTC */
export async function keepDraft(input: z.infer<typeof DRAFT>): Promise<ActionResult<string>> {
  return perform(DRAFT, input, async (acting, command) => (await saveDraft(acting, command)).savedAt);
}

const SIGN = z.strictObject({
  number,
  version: z.int().min(1),
  signing,
  password: z.string().min(1, 'Enter your password').max(200, 'At most 200 characters'),
});

/** Decides the case under the director's signature. */
export async function sign(input: z.infer<typeof SIGN>): Promise<ActionResult<{ authorizationNumber: string | null }>> {
  const result = await perform(SIGN, input, signDecision);
  if (result.ok) refresh();
  return result;
}
