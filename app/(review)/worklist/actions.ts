'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { toRoute } from '@/components/ui/routes';
import { perform } from '@/lib/auth/action.ts';
import { seal } from '@/lib/auth/seal.ts';
import { requireViewer } from '@/lib/auth/session.ts';
import { isCaseNumber } from '@/lib/cases/identifiers.ts';
import { COLUMNS, type Column } from '@/lib/cases/worklist.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { type AssignCasesCommand, type AssignedCase, assignCases } from '@/lib/use-cases/assign-case.ts';
import { claimCase } from '@/lib/use-cases/claim-case.ts';
import { chooseColumns, removeView, saveView, type ViewCommand } from '@/lib/use-cases/keep-worklist.ts';
import { listNurses, type NurseRecord } from '@/lib/use-cases/list-nurses.ts';
import { nextCase } from '@/lib/use-cases/next-case.ts';
import { typedSearch } from './query';

const number = z.string().refine(isCaseNumber, 'not a case number');
const userId = z.string().min(1).max(100);
const claimed = z.strictObject({ number });

/** Claims a case from the list; the list is read again whatever came of it. */
export async function claim(input: { number: string }): Promise<ActionResult<void>> {
  const result = await perform(claimed, input, (acting, command) => claimCase(acting, command.number));
  revalidatePath('/worklist');
  return result;
}

/** Claims the case that is due first of those that nobody holds. @returns its number; null: there is none */
export async function takeNext(): Promise<ActionResult<string | null>> {
  return perform(z.strictObject({}), {}, (acting) => nextCase(acting));
}

const plans = z.strictObject({ planIds: z.array(z.string().max(100)).max(100) });

/** Who could take cases of these plans, with how many each holds. */
export async function nursesOf(input: { planIds: string[] }): Promise<ActionResult<NurseRecord[]>> {
  return perform(plans, input, ({ viewer }, { planIds }) => listNurses(viewer, planIds));
}

const assigned = z.strictObject({
  cases: z
    .array(z.strictObject({ number, from: userId.nullable() }))
    .min(1)
    .max(200),
  nurseId: userId,
});

/** Gives the cases to one nurse, each on its own; the list is read again whatever came of it. */
export async function assign(input: AssignCasesCommand): Promise<ActionResult<AssignedCase[]>> {
  const result = await perform(assigned, input, assignCases);
  revalidatePath('/worklist');
  return result;
}

const SEARCH = z.strictObject({ search: z.string().max(200) });

/** The address of the worklist that looks for these words: they are sent, and the address does not show them. */
export async function searchAddress(input: z.infer<typeof SEARCH>): Promise<ActionResult<string>> {
  return perform(SEARCH, input, async ({ viewer }, { search }) => addressOfSearch(viewer.id, search));
}

/** The same for the form that is sent without scripts. */
export async function search(input: FormData): Promise<void> {
  const { id } = await requireViewer();
  const form = z.instanceof(FormData).safeParse(input).data;
  redirect(toRoute(addressOfSearch(id, String(form?.get('q') ?? ''))));
}

function addressOfSearch(userId: string, typed: string): string {
  const words = typedSearch(typed);
  if (words === '') return '/worklist';
  return `/worklist?${new URLSearchParams({ q: isCaseNumber(words) ? words : seal(userId, words) })}`;
}

const columns = z.array(z.enum(COLUMNS)).max(COLUMNS.length);
const view = z.strictObject({
  name: z.string().trim().min(1, 'Give the view a name').max(60, 'Give the view a shorter name'),
  address: z.string().max(1000),
  columns,
});

/** Keeps the list as it is under a name. @returns the view's id */
export async function keepView(input: ViewCommand & { columns: Column[] }): Promise<ActionResult<string>> {
  return perform(view, input, saveView);
}

export async function dropView(input: { id: string }): Promise<ActionResult<void>> {
  return perform(z.strictObject({ id: z.uuid() }), input, removeView);
}

export async function showColumns(input: { view: string | null; columns: Column[] }): Promise<ActionResult<void>> {
  const result = await perform(z.strictObject({ view: z.uuid().nullable(), columns }), input, chooseColumns);
  revalidatePath('/worklist');
  return result;
}
