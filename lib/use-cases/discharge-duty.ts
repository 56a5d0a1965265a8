import type { DutyDetail } from '../cases/duties.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { invalid, notFound } from '../errors.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

export type DutyCommand = { number: string; dutyId: string; detail: DutyDetail };

/**
 * Records that what a decision on an appeal asked for is done: what was overturned is in effect, or the case file went to the independent entity,
 * to whom, how and what of it; the latter owes the member a letter.
 * @throws AppError `not-found`, `forbidden`; `invalid` by field; `conflict` (done already)
 */
export async function dischargeDuty(acting: Acting, { number, dutyId, detail }: DutyCommand): Promise<void> {
  const loaded = await loadCase(acting.viewer, number);
  const { case: c } = loaded;
  const duty = c.duties.find(({ id }) => id === dutyId);
  if (duty === undefined) throw notFound('What is to be done');
  const forwards = duty.kind === 'forwarding';
  authorize(acting, loaded, forwards ? 'forward-appeal' : 'effectuate');
  const done: DutyDetail = {
    note: detail.note.trim(),
    to: detail.to.trim(),
    means: detail.means.trim(),
    sent: detail.sent.map((each) => each.trim()).filter(Boolean),
  };
  const missing = forwards
    ? {
        ...(done.to ? {} : { to: 'Say to whom it went' }),
        ...(done.means ? {} : { means: 'Say how' }),
        ...(done.sent.length ? {} : { sent: 'Say what was sent' }),
      }
    : done.note
      ? {}
      : { note: 'Say what was done' };
  const [first] = Object.values(missing);
  if (first !== undefined) throw invalid(`${first}. Nothing was recorded.`, missing);
  const { dueAt, basis } = duty;
  const body = forwards
    ? eventBody(acting, c.plan.id, {
        type: 'appeal-forwarded',
        payload: { duty: dutyId, to: done.to, means: done.means, sent: done.sent, dueAt, basis },
      })
    : eventBody(acting, c.plan.id, { type: 'decision-effectuated', payload: { duty: dutyId, note: done.note, dueAt, basis } });
  const word = await writes.dischargeDuty(
    c.id,
    acting.viewer.id,
    { duty: dutyId, by: acting.viewer.name, at: acting.at, detail: done },
    body,
  );
  if (word !== 'ok') throw refusal(word, c, 'record this');
}
