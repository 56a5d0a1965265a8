import { randomUUID } from 'node:crypto';
import type { Snapshot } from '../cases/snapshot.ts';
import { dayIn } from '../cases/time.ts';
import type { Acting } from '../data/access.ts';
import { findAppeal } from '../data/appeals.ts';
import { canonical, eventBody, sha256 } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { CaseRecord } from '../data/cases.ts';
import { authorize, caseView } from './authorize.ts';
import { requireLetters } from './decision-letters.ts';
import { dutiesOf } from './duties-of.ts';
import { freezeCase } from './freeze-case.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { refusal } from './words.ts';

export type ApproveCommand = {
  number: string;
  /** The case's version that the nurse saw. */
  version: number;
  /** Numbers of the lines that the nurse confirmed one by one: all of them. */
  confirmedLines: readonly number[];
  rationale: string;
};

export const MEANING = {
  approved: 'I reviewed this request and its record. It meets the criteria of the governing policy, and I approve every line.',
  'no-review-required': 'I confirmed that the governing policy asks no review of medical necessity for this service.',
} as const;

/**
 * Approves a case that meets, or that needs no review, with its snapshot, decision and event in one transaction. The evaluation is made
 * again from the case as read here, and the write holds only if the case is still at that version, confirmed ready.
 * @returns the authorization number
 * @throws AppError `not-found`, `forbidden`, `conflict` (a guard of the transition table, a letter that could not be issued, or the case
 *   moved on)
 */
export async function approveCase(acting: Acting, command: ApproveCommand): Promise<string> {
  const loaded = await loadCase(acting.viewer, command.number);
  authorize(acting, loaded, 'approve', { view: caseView(loaded, { at: acting.at, confirmed: command.confirmedLines }) });
  const { case: c, evaluation } = loaded;
  if (c.version !== command.version) throw refusal('stale', c, 'approve');
  const kind = evaluation.outcome === 'no-review-required' ? 'no-review-required' : 'approved';
  const appeal = await findAppeal(c);
  const authorizationNumber = await nextAuthorization(acting, c);
  const frozen = freezeCase(acting, loaded, { kind, rationale: command.rationale, authorizationNumber, signature: null, appeal });
  requireLetters(frozen, c, 'Nothing was changed.');
  const basis = kind === 'approved' ? 'criteria-met' : 'no-review-required';
  const { snapshot, decision, body } = approvalRows(acting, loaded, { frozen, authorizationNumber, basis, meaning: MEANING[kind] });
  const word = await writes.approveCase(c.id, acting.viewer.id, c.version, snapshot, decision, body);
  if (word !== 'ok') throw refusal(word, c, 'approve');
  return authorizationNumber;
}

export const nextAuthorization = (acting: Acting, c: CaseRecord): Promise<string> =>
  writes.nextNumber('AUTH', dayIn(acting.at, c.plan.timeZone).slice(2, 4));

export type Approval = { frozen: Snapshot; authorizationNumber: string; basis: string; meaning: string };

/** A nurse's approval as it is written: the snapshot, the decision and the event. */
export function approvalRows(acting: Acting, { case: c, evaluation }: LoadedCase, approval: Approval) {
  const { frozen, authorizationNumber, basis, meaning } = approval;
  const { validFrom, validTo, transition } = frozen;
  const { kind, rationale } = frozen.decision;
  const text = canonical(frozen);
  const snapshot = { id: randomUUID(), canonical: text, sha256: sha256(text), taken_at: acting.at };
  const decision = {
    id: randomUUID(),
    kind,
    lines: frozen.lines.map(({ number, code, result }) => ({ number, code, result })),
    basis,
    rationale,
    reason: '',
    criteria: [],
    authorization_number: authorizationNumber,
    valid_from: validFrom,
    valid_to: validTo,
    signer_id: acting.viewer.id,
    signer_name: acting.viewer.title ? `${acting.viewer.name}, ${acting.viewer.title}` : acting.viewer.name,
    signer_role: 'nurse',
    meaning,
    decided_at: acting.at,
  };
  const body = eventBody(acting, c.plan.id, {
    type: 'case-approved',
    payload: {
      decision: decision.id,
      kind,
      authorization: authorizationNumber,
      snapshot: snapshot.sha256,
      policy: evaluation.policy,
      policyVersion: evaluation.version,
      lines: c.lines.map(({ number, code }) => ({ number, code })),
      ...(transition
        ? { transition: { citation: transition.citation, until: transition.until, conditions: [...transition.conditions] } }
        : {}),
      ...dutiesOf(acting, c, kind),
    },
  });
  return { snapshot, decision, body };
}
