import { randomUUID } from 'node:crypto';
import { ENDING_GROUNDS, ENDING_MEANING, type EndingBasis, type EndingKind, type Forwarding } from '../cases/endings.ts';
import type { CaseEvent } from '../cases/events.ts';
import type { Snapshot } from '../cases/snapshot.ts';
import { type Acting, roleIn } from '../data/access.ts';
import { findAppeal } from '../data/appeals.ts';
import { canonical, eventBody, sha256 } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { CaseRecord } from '../data/cases.ts';
import { conflict, invalid } from '../errors.ts';
import { authorize, type PersonsAction } from './authorize.ts';
import { requireLetters } from './decision-letters.ts';
import { dutiesOf } from './duties-of.ts';
import { freezeCase } from './freeze-case.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { refusal } from './words.ts';

export type EndCommand = {
  number: string;
  /** The case's version that the person saw. */
  version: number;
  basis: EndingBasis;
  /** For the member, in plain words: the letter says it. */
  reason: string;
  /** The plan's provision relied on; asked for where a benefit is denied. */
  provision: string;
  /** For the record alone; may be empty. */
  rationale: string;
  /** Of a request that was sent on, and of no other. */
  forwarded: Forwarding | null;
};

const ACTION: Readonly<Record<EndingKind, PersonsAction>> = {
  'administrative-denial': 'deny-administratively',
  'no-authorization-required': 'end-not-required',
  redirected: 'redirect',
  dismissed: 'dismiss',
};

/**
 * Ends a case otherwise than on its merits, with its frozen record, decision and event in one transaction. No criterion, reading or license
 * stands in it: the database refuses one.
 * @throws AppError `not-found`, `forbidden`; `invalid` with the field (no reason, no provision, nothing forwarded); `conflict` (a guard of the
 *   transition table, a letter that could not be issued, or the case moved on)
 */
export async function endCase(acting: Acting, command: EndCommand): Promise<void> {
  const { viewer } = acting;
  const loaded = await loadCase(viewer, command.number);
  const { case: c } = loaded;
  const { basis } = command;
  const { kind, check } = ENDING_GROUNDS[basis];
  const reason = command.reason.trim();
  authorize(acting, loaded, ACTION[kind], { attempt: { reason } });
  if (c.version !== command.version) throw refusal('stale', c, 'end cases');
  if (check !== null && c.checks.findLast((each) => each.kind === check)?.result !== 'unfavorable')
    throw conflict('That was not confirmed before review. Confirm it in Overview first. Nothing was changed.');
  const ending = { basis, reason, provision: readProvision(command), forwarded: readForwarding(acting, c, command) };
  const freezing = {
    kind,
    rationale: command.rationale.trim(),
    authorizationNumber: null,
    signature: null,
    appeal: await findAppeal(c),
    ending,
  };
  const frozen = freezeCase(acting, loaded, freezing);
  requireLetters(frozen, c, 'Nothing was changed.');
  const word = await write(acting, loaded, kind, frozen);
  if (word === 'forbidden') throw refusal(word, c, 'end cases so');
  if (word !== 'ok') throw refusal(word, c, 'end cases');
}

function readProvision({ basis, provision }: EndCommand): string {
  const text = provision.trim();
  if (basis === 'benefit' && text === '')
    throw invalid('Name the part of the plan that leaves the service out.', { provision: 'Name the provision: the letter prints it' });
  return basis === 'benefit' || basis === 'eligibility' ? text : '';
}

function readForwarding({ at }: Acting, c: CaseRecord, { basis, forwarded }: EndCommand): Forwarding | null {
  if (ENDING_GROUNDS[basis].kind !== 'redirected') return null;
  const sent = { to: '', contact: '', at: '', means: '', ...forwarded };
  const fields: Record<string, string> = {};
  if (sent.to.trim() === '') fields.to = 'Say to whom it was sent on';
  if (sent.contact.trim() === '') fields.contact = 'Say how they are reached';
  if (sent.means.trim() === '') fields.means = 'Say how it was sent';
  const [sentAt, now, received] = [sent.at, at, c.receivedAt].map((instant) => Date.parse(instant));
  if (sentAt === undefined || Number.isNaN(sentAt) || sentAt > (now ?? 0) || sentAt < (received ?? 0))
    fields.sentOn = 'It was sent on between the receipt of the request and now';
  const [first] = Object.values(fields);
  if (first !== undefined) throw invalid(`${first}.`, fields);
  return { to: sent.to.trim(), contact: sent.contact.trim(), at: sent.at, means: sent.means.trim() };
}

function write(acting: Acting, { case: c }: LoadedCase, kind: EndingKind, frozen: Snapshot): Promise<writes.Word> {
  const { viewer, at } = acting;
  const { ending } = frozen;
  if (!ending) throw new Error('an ending was frozen without its grounds');
  const text = canonical(frozen);
  const snapshot = { id: randomUUID(), canonical: text, sha256: sha256(text), taken_at: at };
  const decision = {
    id: randomUUID(),
    kind,
    lines: frozen.lines.map(({ number, code, result }) => ({ number, code, result })),
    basis: ending.basis,
    rationale: frozen.decision.rationale,
    reason: ending.reason,
    authorization_number: null,
    valid_from: null,
    valid_to: null,
    signing: null,
    credential: null,
    reauthenticated_at: null,
    signer_id: viewer.id,
    signer_name: viewer.title ? `${viewer.name}, ${viewer.title}` : viewer.name,
    signer_role: roleIn(viewer, c.plan.id) ?? '',
    meaning: ENDING_MEANING[kind],
    decided_at: at,
  };
  const { forwarded } = ending;
  const event: CaseEvent = {
    type: 'case-ended',
    payload: {
      decision: decision.id,
      kind,
      basis: ending.basis,
      reason: ending.reason,
      snapshot: snapshot.sha256,
      lines: c.lines.map(({ number, code }) => ({ number, code })),
      ...(forwarded ? { forwardedTo: forwarded.to, forwardedAt: forwarded.at } : {}),
      ...dutiesOf(acting, c, kind),
    },
  };
  return writes.endCase(c.id, viewer.id, c.version, snapshot, decision, eventBody(acting, c.plan.id, event));
}
