'use server';

import { z } from 'zod';
import { wordsOf } from '@/components/case/letter-words';
import { perform } from '@/lib/auth/action.ts';
import { DECIDED_WORDS } from '@/lib/cases/endings.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
import { STATUS_WORDS } from '@/lib/cases/words.ts';
import { isRealDate } from '@/lib/criteria/dates.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { intakeSchema } from '@/lib/forms/intake-schema.ts';
import { findDuplicates } from '@/lib/use-cases/find-duplicates.ts';
import { type FacilityParty, findFacility } from '@/lib/use-cases/find-facility.ts';
import { findMember, type KeptMember } from '@/lib/use-cases/find-member.ts';
import { findPractitioner, type PractitionerParty } from '@/lib/use-cases/find-practitioner.ts';
import { type ReceivedRequest, receiveRequest } from '@/lib/use-cases/receive-request.ts';

/** Receives the request as typed; the same submission twice is received once. */
export async function submitRequest(input: unknown): Promise<ActionResult<ReceivedRequest>> {
  return perform(intakeSchema, input, receiveRequest);
}

const key = z.string().trim().min(1).max(200);
const memberKey = z.strictObject({ planId: key, memberId: key });
const npiKey = z.strictObject({ planId: key, npi: key });

/** What the plan keeps of a member, by member ID. */
export async function lookUpMember(input: unknown): Promise<ActionResult<KeptMember | null>> {
  return perform(memberKey, input, findMember);
}

/** What the plan keeps of a practitioner, by NPI. */
export async function lookUpPractitioner(input: unknown): Promise<ActionResult<PractitionerParty | null>> {
  return perform(npiKey, input, findPractitioner);
}

/** What the plan keeps of a facility, by NPI. */
export async function lookUpFacility(input: unknown): Promise<ActionResult<FacilityParty | null>> {
  return perform(npiKey, input, findFacility);
}

const duplicateKey = z.strictObject({
  planId: key,
  memberId: key,
  lines: z.array(z.strictObject({ code: key, dateOfService: z.string().refine(isRealDate) })).max(20),
});

/** A case that the request being typed may repeat. */
export type DuplicateFound = {
  number: string;
  status: string;
  codes: string[];
  dateOfService: string;
  received: string;
  due: string;
  isOpen: boolean;
};

/** Cases of the same member with the same codes and days, while the request is typed. */
export async function lookUpDuplicates(input: unknown): Promise<ActionResult<DuplicateFound[]>> {
  return perform(duplicateKey, input, async (acting, command) => (await findDuplicates(acting, command)).map(asFound));
}

function asFound({
  number,
  status,
  decided,
  lines,
  received,
  due,
  isOpen,
}: Awaited<ReturnType<typeof findDuplicates>>[number]): DuplicateFound {
  return {
    number,
    status: decided === null ? wordsOf(STATUS_WORDS, status) : wordsOf(DECIDED_WORDS, decided),
    codes: lines.map(({ code }) => code),
    dateOfService: formatDate(lines.map(({ dateOfService }) => dateOfService).sort()[0] ?? ''),
    received,
    due,
    isOpen,
  };
}
