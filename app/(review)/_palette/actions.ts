'use server';

import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import { isCaseNumber } from '@/lib/cases/identifiers.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { type FoundCase, findCases, recallCases } from '@/lib/use-cases/find-cases.ts';
import { MOST_RECENT } from './recent';

const SEARCH = z.strictObject({ search: z.string().max(200) });
const NUMBERS = z.strictObject({ numbers: z.array(z.string().refine(isCaseNumber, 'not a case number')).max(MOST_RECENT) });

/** Cases for the palette. An action, not an address: what is searched for is a person's name. */
export async function searchCases(input: { search: string }): Promise<ActionResult<{ cases: FoundCase[]; total: number }>> {
  return perform(SEARCH, input, findCases);
}

/** What the browser remembers only by number, with names as far as this person may see them. */
export async function recentCases(input: { numbers: readonly string[] }): Promise<ActionResult<FoundCase[]>> {
  return perform(NUMBERS, input, recallCases);
}
