import { randomUUID } from 'node:crypto';
import { type ReopeningReason, reconsiderationRule, reopeningRules } from '../cases/after-rules.ts';
import { whyNotReopen } from '../cases/duties.ts';
import { isAdverse } from '../cases/endings.ts';
import { dayIn } from '../cases/time.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { CaseRecord } from '../data/cases.ts';
import { conflict, invalid } from '../errors.ts';
import { authorize } from './authorize.ts';
import { type Linked, linkedCase } from './linked-case.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { refusal } from './words.ts';

/** `newId`: made by the form: sent twice, one case is opened. */
export type ReopenCommand = { number: string; newId: string; reason: ReopeningReason; cause: string };
export type ReconsiderCommand = { number: string; newId: string; person: string; means: string; happenedAt: string; text: string };

/**
 * Reopens a decision by a rule of its line of business, for a cause that is named: a linked case of what was denied (of all lines, where nothing
 * was), for a decision of its own. The first decision stands until then, and its record always.
 * @throws AppError `not-found`, `forbidden`; `invalid` (the rule, its time, the cause); `conflict` (under appeal, looked at again already)
 */
export async function reopenCase(acting: Acting, command: ReopenCommand): Promise<{ number: string }> {
  const loaded = await loadCase(acting.viewer, command.number);
  const { case: c } = loaded;
  const cause = command.cause.trim();
  const before = opened(c, command.newId);
  if (before) return before;
  authorize(acting, loaded, 'reopen', { attempt: { reason: cause } });
  const rule = reopeningRules(c.lineOfBusiness).find(({ reason }) => reason === command.reason);
  const refused = rule === undefined ? 'Choose a reason' : whyNot(acting, c, command.reason);
  if (rule === undefined || refused !== null) throw invalid(`${refused}. Nothing was changed.`, { reason: refused ?? 'Choose a reason' });
  const linked = await linkedOf(acting, c, command.newId, { reopeningOf: c.number });
  const basis = `${rule.citation}${rule.verified ? '' : ' †'}`;
  const original = eventBody(acting, c.plan.id, {
    type: 'case-reopened',
    payload: { as: linked.number, reason: rule.reason, cause, basis },
  });
  return write(acting, loaded, linked, { kind: 'reopening', talk: null, bodies: { original } });
}

const whyNot = ({ at }: Acting, c: CaseRecord, reason: ReopeningReason): string | null =>
  whyNotReopen(
    {
      lineOfBusiness: c.lineOfBusiness,
      isAdverse: isAdverse(c.decision?.kind ?? null),
      decidedOn: dayIn(c.decision?.decidedAt ?? at, c.plan.timeZone),
      ...(c.plan.settings.after ? { after: c.plan.settings.after } : {}),
    },
    reason,
    dayIn(at, c.plan.timeZone),
  );

/**
 * Lays what was denied before the medical director again after a talk with the treating physician, which goes on record with it. Only what was
 * denied is looked at: it is approved, or stays as it is.
 * @throws AppError `not-found`, `forbidden`; `conflict` (no such way here, its time over, prepared the case, looked at again already)
 */
export async function reconsiderCase(acting: Acting, command: ReconsiderCommand): Promise<{ number: string }> {
  const loaded = await loadCase(acting.viewer, command.number);
  const { case: c } = loaded;
  const before = opened(c, command.newId);
  if (before) return before;
  const person = command.person.trim();
  authorize(acting, loaded, 'reconsider', { attempt: { reason: person } });
  if (command.happenedAt > acting.at) throw invalid('The talk cannot lie in the future.', { happenedAt: 'Not in the future' });
  const linked = await linkedOf(acting, c, command.newId, { reconsiderationOf: c.number });
  const basis = reconsiderationRule(c.lineOfBusiness)?.citation ?? '';
  const { means, text, happenedAt } = command;
  const talk = { id: randomUUID(), person, means, text, happened_at: happenedAt, by: acting.viewer.name, at: acting.at, notice: null };
  const told = { contact: talk.id, outcome: 'held' as const, person, happenedAt, text };
  return write(acting, loaded, linked, {
    kind: 'reconsideration',
    talk,
    bodies: {
      original: eventBody(acting, c.plan.id, { type: 'case-reconsidered', payload: { as: linked.number, with: person, basis } }),
      taken: eventBody(acting, c.plan.id, { type: 'case-taken', payload: {} }),
      talk: eventBody(acting, c.plan.id, { type: 'peer-to-peer-recorded', payload: told }),
    },
  });
}

const opened = (c: CaseRecord, id: string): { number: string } | null => {
  const link = c.links.find((each) => each.id === id);
  return link ? { number: link.number } : null;
};

async function linkedOf({ at }: Acting, c: CaseRecord, id: string, origin: Linked['origin']): Promise<Linked> {
  const receivedOn = dayIn(at, c.plan.timeZone);
  const denied = new Set(c.decision?.lines.flatMap(({ number, result }) => (result === 'denied' ? [number] : [])));
  return {
    ...{ id, receivedAt: at, receivedOn, channel: c.channel, urgency: c.urgency, urgencyRecord: c.urgencyRecord, origin },
    number: await writes.nextNumber('PA', receivedOn.slice(2, 4)),
    lines: denied.size > 0 ? c.lines.filter(({ number }) => denied.has(number)) : c.lines,
    appeal: false,
  };
}

type Look = Pick<writes.NewLook, 'kind' | 'talk' | 'bodies'>;

async function write(acting: Acting, loaded: LoadedCase, linked: Linked, look: Look): Promise<{ number: string }> {
  const { case: c } = loaded;
  const word = await writes.lookAgain(c.id, acting.viewer.id, { ...look, newCase: linkedCase(acting, loaded, linked) });
  if (word === 'ok') return { number: linked.number };
  if (word === 'exists') {
    const again = await loadCase(acting.viewer, c.number);
    return opened(again.case, linked.id) ?? Promise.reject(conflict('This submission belongs to another case. Nothing was changed.'));
  }
  throw refusal(word, c, 'open this decision again');
}
