'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import { type ActionResult, invalid } from '@/lib/errors.ts';
import { noticeKey } from '@/lib/forms/notice-events.ts';
import { DELIVERY_METHODS, deliverLetter } from '@/lib/use-cases/deliver-letter.ts';
import { issueLetters } from '@/lib/use-cases/issue-letters.ts';
import { loadCase } from '@/lib/use-cases/load-case.ts';
import { recordOralNotice } from '@/lib/use-cases/record-oral-notice.ts';
import { voidLetter } from '@/lib/use-cases/void-letter.ts';
import { happenedAt } from '../decision/_components/director/wall-time';

const number = z.string().max(20);

const ISSUE = z.strictObject({ number, notice: noticeKey, arranged: z.string().max(500, 'At most 500 characters') });

/** Issues every letter that a notice owes: all of them or none. */
export async function issue(input: z.infer<typeof ISSUE>): Promise<ActionResult<null>> {
  const result = await perform(ISSUE, input, async (acting, { notice, ...command }) => {
    await issueLetters(acting, { ...command, key: notice });
    return null;
  });
  refresh();
  return result;
}

const TELL = z.strictObject({
  number,
  notice: noticeKey,
  contactId: z.uuid(),
  person: z.string().max(200, 'At most 200 characters'),
  means: z.string().max(200, 'At most 200 characters'),
  date: z.string().max(10),
  time: z.string().max(5),
  text: z.string().max(4000, 'At most 4,000 characters'),
});

/** Records that a notice was told by word of mouth; the same `contactId` twice is one. Times are those of the plan's wall clock. */
export async function tell(input: z.infer<typeof TELL>): Promise<ActionResult<null>> {
  const result = await perform(TELL, input, async (acting, { date, time, notice, ...told }) => {
    const { plan } = (await loadCase(acting.viewer, told.number)).case;
    const happened = happenedAt(date, time, plan.timeZone, acting.at);
    if (!happened.ok) throw invalid(`${happened.message}.`, { date: happened.message });
    await recordOralNotice(acting, { ...told, key: notice, happenedAt: happened.at });
    return null;
  });
  if (result.ok) refresh();
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
