'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { DELIVERY_METHODS, deliverLetter } from '@/lib/use-cases/deliver-letter.ts';
import { issueLetters } from '@/lib/use-cases/issue-letters.ts';
import { voidLetter } from '@/lib/use-cases/void-letter.ts';

const number = z.string().max(20);

const ISSUE = z.strictObject({ number });

/** Issues every letter that the decision owes: all of them or none. */
export async function issue(input: z.infer<typeof ISSUE>): Promise<ActionResult<null>> {
  const result = await perform(ISSUE, input, async (acting, command) => {
    await issueLetters(acting, { number: command.number, key: 'decision' });
    return null;
  });
  refresh();
  return result;
}

const DELIVER = z.strictObject({
  number,
  letterId: z.uuid(),
  method: z.enum(DELIVERY_METHODS, 'Choose how the letter went out'),
  detail: z.string().trim().max(500, 'At most 500 characters'),
});

/** Records that one letter went out; with the last one owed the case is closed. */
export async function deliver(input: z.infer<typeof DELIVER>): Promise<ActionResult<{ closed: boolean }>> {
  const result = await perform(DELIVER, input, deliverLetter);
  refresh();
  return result;
}

const VOID = z.strictObject({
  number,
  letterId: z.uuid(),
  reason: z.string().trim().min(1, 'Give the reason').max(2000, 'At most 2,000 characters'),
});

/** Takes an issued letter back; its notice is owed again. */
export async function takeBack(input: z.infer<typeof VOID>): Promise<ActionResult<null>> {
  const result = await perform(VOID, input, async (acting, command) => {
    await voidLetter(acting, command);
    return null;
  });
  refresh();
  return result;
}
