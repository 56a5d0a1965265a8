'use server';

import { refresh } from 'next/cache';
import { perform } from '@/lib/auth/action.ts';
import { type ActionResult, invalid } from '@/lib/errors.ts';
import { receiptInstant } from '@/lib/forms/receipt-time.ts';
import { assignCase } from '@/lib/use-cases/assign-case.ts';
import { changeUrgency } from '@/lib/use-cases/change-urgency.ts';
import { endCase } from '@/lib/use-cases/end-case.ts';
import { escalateCase } from '@/lib/use-cases/escalate-case.ts';
import { extendClock } from '@/lib/use-cases/extend-clock.ts';
import { loadCase } from '@/lib/use-cases/load-case.ts';
import { type ClockChange, previewClock } from '@/lib/use-cases/preview-clock.ts';
import { recordInformation } from '@/lib/use-cases/record-information.ts';
import { requestInformation } from '@/lib/use-cases/request-information.ts';
import { withdrawCase } from '@/lib/use-cases/withdraw-case.ts';
import { type ClockLines, clockLines } from './clock-lines';
import * as forms from './schemas';

/** Numbers typed as text; empty ones are left out. */
function numbers<K extends string>(typed: Readonly<Record<K, string>>): Partial<Record<K, number>> {
  const filled = Object.entries<string>(typed).filter(([, text]) => text !== '');
  // The keys are the record's own.
  return Object.fromEntries(filled.map(([key, text]) => [key, Number(text)])) as Partial<Record<K, number>>;
}

/** What a change would do to the clock if it were made now, in words. */
export async function previewChange(input: forms.PreviewInput): Promise<ActionResult<ClockLines>> {
  return perform(forms.PREVIEW, input, async (acting, { number, change }) =>
    clockLines(await previewClock(acting, { number, change: asChange(change) })),
  );
}

function asChange(change: forms.PreviewInput['change']): ClockChange {
  if (change.action === 'change-urgency') return change;
  if (change.action === 'extend') return { action: 'extend', ...numbers({ days: change.days }) };
  const { answerDays, answerHours, extendClock } = change;
  return { action: 'request-information', extendClock, ...answerTime(extendClock, answerDays, answerHours) };
}

/** Days where the clock is extended for the information, hours where not: the other box is not in view. */
const answerTime = (extendClock: boolean, answerDays: string, answerHours: string) =>
  extendClock ? numbers({ answerDays }) : numbers({ answerHours });

/** Asks the practitioner for the items; the case waits. */
export async function ask(input: forms.AskForm): Promise<ActionResult<null>> {
  const result = await perform(forms.ASK, input, async (acting, { answerDays, answerHours, ...command }) => {
    await requestInformation(acting, { ...command, ...answerTime(command.extendClock, answerDays, answerHours) });
    return null;
  });
  refresh();
  return result;
}

/** Records what came in. */
export async function record(input: forms.RecordForm): Promise<ActionResult<{ complete: boolean }>> {
  const result = await perform(forms.RECORD, input, recordInformation);
  refresh();
  return result;
}

/** Sends the case to the medical directors of its plan. */
export async function escalate(input: forms.EscalateForm): Promise<ActionResult<null>> {
  const result = await perform(forms.ESCALATE, input, async (acting, command) => {
    await escalateCase(acting, command);
    return null;
  });
  refresh();
  return result;
}

/** Raises or lowers the urgency. */
export async function setUrgency(input: forms.UrgencyForm): Promise<ActionResult<null>> {
  const result = await perform(forms.URGENCY, input, async (acting, { person, toldOn, toldAt, ...command }) => {
    const told = person !== '' || toldOn !== '' || toldAt !== '';
    const oralNotice = told ? { person, happenedAt: await toldInstant(acting, command.number, toldOn, toldAt) } : null;
    await changeUrgency(acting, { ...command, oralNotice });
    return null;
  });
  refresh();
  return result;
}

async function toldInstant(acting: Parameters<typeof changeUrgency>[0], number: string, toldOn: string, toldAt: string): Promise<string> {
  const { case: c } = await loadCase(acting.viewer, number);
  const told = receiptInstant({ receivedOn: toldOn, receivedTime: toldAt, receivedFold: 'later' }, c.plan.timeZone, acting.at);
  if (!told.ok) throw invalid('Enter the date and time of the call.', { toldOn: 'Enter a date and time that has passed' });
  return told.at;
}

/** Extends the time to decide, once. */
export async function extend(input: forms.ExtendForm): Promise<ActionResult<null>> {
  const result = await perform(forms.EXTEND, input, async (acting, { days, ...command }) => {
    await extendClock(acting, { ...command, ...numbers({ days }) });
    return null;
  });
  refresh();
  return result;
}

/** Ends the case at the requester's wish. */
export async function withdraw(input: forms.WithdrawForm): Promise<ActionResult<null>> {
  const result = await perform(forms.WITHDRAW, input, async (acting, command) => {
    await withdrawCase(acting, command);
    return null;
  });
  refresh();
  return result;
}

/** Ends the case otherwise than on its merits. */
export async function end(input: forms.EndForm): Promise<ActionResult<null>> {
  const result = await perform(forms.END, input, async (acting, { to, contact, means, sentOn, sentAt, ...command }) => {
    const sent = [to, contact, means, sentOn, sentAt].some((text) => text !== '');
    const forwarded = sent ? { to, contact, means, at: await sentInstant(acting, command.number, sentOn, sentAt) } : null;
    await endCase(acting, { ...command, forwarded });
    return null;
  });
  refresh();
  return result;
}

async function sentInstant(acting: Parameters<typeof endCase>[0], number: string, sentOn: string, sentAt: string): Promise<string> {
  const { case: c } = await loadCase(acting.viewer, number);
  const sent = receiptInstant({ receivedOn: sentOn, receivedTime: sentAt, receivedFold: 'later' }, c.plan.timeZone, acting.at);
  if (!sent.ok) throw invalid('Enter the date and time of forwarding.', { sentOn: 'Enter a date and time that has passed' });
  return sent.at;
}

/** Gives the case to a nurse of its plan. */
export async function assign(input: forms.AssignForm): Promise<ActionResult<null>> {
  const result = await perform(forms.ASSIGN, input, async (acting, command) => {
    await assignCase(acting, command);
    return null;
  });
  refresh();
  return result;
}
