'use server';

import { z } from 'zod';
import { perform } from '@/lib/auth/action.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { intakeSchema } from '@/lib/forms/intake-schema.ts';
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
