'use server';

import { refresh } from 'next/cache';
import { perform } from '@/lib/auth/action.ts';
import { type ActionResult, invalid } from '@/lib/errors.ts';
import { amendAuthorization } from '@/lib/use-cases/amend-authorization.ts';
import { correctLetters } from '@/lib/use-cases/correct-letters.ts';
import { dischargeDuty } from '@/lib/use-cases/discharge-duty.ts';
import { endAuthorization } from '@/lib/use-cases/end-authorization.ts';
import { loadCase } from '@/lib/use-cases/load-case.ts';
import { reconsiderCase, reopenCase } from '@/lib/use-cases/look-again.ts';
import { recordExternalReview } from '@/lib/use-cases/record-external-review.ts';
import { happenedAt } from '../director/wall-time';
import * as forms from './schemas';

/** Makes a new version of an authorization. */
export async function amend(input: forms.AmendForm): Promise<ActionResult<number>> {
  const result = await perform(forms.AMEND, input, amendAuthorization);
  refresh();
  return result;
}

/** Ends an authorization before its last day, under a medical director's password. */
export async function end(input: forms.EndForm): Promise<ActionResult<null>> {
  const result = await perform(forms.END, input, async (acting, command) => {
    await endAuthorization(acting, command);
    return null;
  });
  if (result.ok) refresh();
  return result;
}

/** Puts a clerical error in the decision's letters right. */
export async function correctSpelling(input: forms.CorrectForm): Promise<ActionResult<null>> {
  const result = await perform(forms.CORRECT, input, async (acting, command) => {
    await correctLetters(acting, command);
    return null;
  });
  refresh();
  return result;
}

/** Opens the decision again as a linked case; answers with its number. */
export async function reopen(input: forms.ReopenForm): Promise<ActionResult<{ number: string }>> {
  return perform(forms.REOPEN, input, reopenCase);
}

/** Lays what was denied before the director again after a talk; answers with the number of its case. */
export async function reconsider(input: forms.ReconsiderForm): Promise<ActionResult<{ number: string }>> {
  return perform(forms.RECONSIDER, input, async (acting, { date, time, ...command }) => {
    const { case: c } = await loadCase(acting.viewer, command.number);
    const happened = happenedAt(date, time, c.plan.timeZone, acting.at);
    if (!happened.ok) throw invalid(`${happened.message}.`, { date: happened.message });
    return reconsiderCase(acting, { ...command, happenedAt: happened.at });
  });
}

/** Records what a body outside of the plan decided. */
export async function recordOutcome(input: forms.OutcomeForm): Promise<ActionResult<{ authorization: string | null }>> {
  const result = await perform(forms.OUTCOME, input, (acting, { lines, ...command }) =>
    recordExternalReview(acting, { ...command, lines: lines.map(Number).filter(Number.isInteger) }),
  );
  refresh();
  return result;
}

/** Records that what a decision on an appeal asked for is done. */
export async function carryOut(input: forms.CarryOutForm): Promise<ActionResult<null>> {
  const result = await perform(forms.CARRY_OUT, input, async (acting, { number, dutyId, sent, ...detail }) => {
    await dischargeDuty(acting, { number, dutyId, detail: { ...detail, sent: sent.split('\n') } });
    return null;
  });
  refresh();
  return result;
}
