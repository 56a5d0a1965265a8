import type { SnapshotTransition } from '../cases/snapshot.ts';
import type { Acting } from '../data/access.ts';
import * as writes from '../data/case-writes.ts';
import { conflict, invalid } from '../errors.ts';
import { approvalRows, nextAuthorization } from './approve-case.ts';
import { authorize, caseView } from './authorize.ts';
import { requireLetters } from './decision-letters.ts';
import { freezeCase } from './freeze-case.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { refusal } from './words.ts';

export type ContinuityCommand = {
  number: string;
  /** The case's version that the nurse saw. */
  version: number;
  /** Numbers of the lines that the nurse confirmed: all of them. */
  confirmedLines: readonly number[];
  /** The rule's conditions as the nurse confirmed them: every one, in the rule's words. */
  conditions: readonly string[];
  rationale: string;
};

export const CONTINUITY_MEANING =
  'I confirmed each condition of the plan’s rule for new members who come with an implanted pump, and I approve every line for the transition.';

/** What the decision rests on, in the record. */
export const CONTINUITY_BASIS = 'transition-of-care';

/**
 * Approves a refill of a new member's implanted pump under the plan's rule for the transition of care: the short way, whose conditions a nurse
 * confirms. It is a basis of its own, beside the policy's criteria, and there is no denying by it: what the rule does not cover is reviewed as
 * any request is.
 * @returns the authorization number, valid to the end of the grace period at the latest
 * @throws AppError `not-found`, `forbidden`; `invalid` (a condition not confirmed); `conflict` (outside the rule, a letter that could not be issued,
 *   or the case moved on)
 */
export async function approveContinuity(acting: Acting, command: ContinuityCommand): Promise<string> {
  const loaded = await loadCase(acting.viewer, command.number);
  authorize(acting, loaded, 'approve-continuity', { view: caseView(loaded, { at: acting.at, confirmed: command.confirmedLines }) });
  const { case: c } = loaded;
  if (c.version !== command.version) throw refusal('stale', c, 'approve');
  const transition = ruleConfirmed(loaded, command.conditions);
  const authorizationNumber = await nextAuthorization(acting, c);
  const freezing = {
    kind: 'approved',
    rationale: command.rationale,
    authorizationNumber,
    signature: null,
    appeal: null,
    transition,
  } as const;
  const frozen = freezeCase(acting, loaded, freezing);
  requireLetters(frozen, c, 'Nothing was changed.');
  const rows = approvalRows(acting, loaded, { frozen, authorizationNumber, basis: CONTINUITY_BASIS, meaning: CONTINUITY_MEANING });
  const word = await writes.approveContinuity(c.id, acting.viewer.id, c.version, rows.snapshot, rows.decision, rows.body);
  if (word !== 'ok') throw refusal(word, c, 'approve');
  return authorizationNumber;
}

function ruleConfirmed({ case: c }: LoadedCase, confirmed: readonly string[]): SnapshotTransition {
  const rule = c.plan.settings.transition;
  const { coverageFrom } = c.member;
  // The table has said so already, in its words.
  if (rule === undefined || coverageFrom === undefined || c.transitionUntil === null)
    throw conflict('The member is in no transition of care.');
  const open = rule.conditions.filter((condition) => !confirmed.includes(condition));
  if (open.length > 0)
    throw invalid('Confirm each condition of the rule. Nothing was changed.', { conditions: `Not confirmed: ${open.join('; ')}` });
  const { citation, verified, conditions } = rule;
  return { citation, verified, coverageFrom, until: c.transitionUntil, conditions };
}
