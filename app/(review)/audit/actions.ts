'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { type ReplayReport, replayCaseNow, type Verified, verifyCaseNow } from '@/lib/use-cases/audit-case.ts';
import { holdCase } from '@/lib/use-cases/hold-case.ts';
import type { Acting } from '@/lib/use-cases/permissions.ts';
import { unwatchAccess, watchAccess } from '@/lib/use-cases/watch-access.ts';

const number = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^PA-\d{2}-\d{6}$/, 'Enter a case number, such as PA-26-000012');
const reason = z.string().trim().min(1, 'Say why').max(500);

const CASE = z.strictObject({ number });
const WATCH = z.strictObject({ number, wholeMember: z.boolean(), reason });
const HOLD = z.strictObject({ number, reason: reason.nullable() });
const ENDED = z.strictObject({ id: z.uuid() });

export async function verifyNow(input: z.input<typeof CASE>): Promise<ActionResult<Verified>> {
  return perform(CASE, input, verifyCaseNow);
}

export async function replayNow(input: z.input<typeof CASE>): Promise<ActionResult<ReplayReport>> {
  return perform(CASE, input, replayCaseNow);
}

export async function watch(input: z.input<typeof WATCH>): Promise<ActionResult<null>> {
  return changed(await perform(WATCH, input, nothing(watchAccess)));
}

export async function unwatch(input: z.input<typeof ENDED>): Promise<ActionResult<null>> {
  return changed(await perform(ENDED, input, nothing(unwatchAccess)));
}

/** `reason` null: the hold is lifted. */
export async function hold(input: z.input<typeof HOLD>): Promise<ActionResult<null>> {
  return changed(await perform(HOLD, input, nothing(holdCase)));
}

/** A use case that answers nothing, as one that an action can tell of. */
const nothing =
  <C>(useCase: (acting: Acting, command: C) => Promise<void>) =>
  async (acting: Acting, command: C): Promise<null> => {
    await useCase(acting, command);
    return null;
  };

/** The page comes back as things now are. */
function changed<T>(result: ActionResult<T>): ActionResult<T> {
  refresh();
  return result;
}
