import type { CheckKind } from './checks.ts';

/** How a case ends otherwise than on its merits. Withdrawal is the requester's own and stands apart. */

export const ENDING_KINDS = ['administrative-denial', 'no-authorization-required', 'redirected', 'dismissed'] as const;
export type EndingKind = (typeof ENDING_KINDS)[number];

/** What a case may have been decided as. */
export const DECISION_KINDS = ['approved', 'approved-in-part', 'denied', 'no-review-required', ...ENDING_KINDS] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

export const isEnding = (kind: string): kind is EndingKind => ENDING_KINDS.some((each) => each === kind);

/** Kinds that give a right to appeal. An administrative denial is adverse, and never counted as clinical. */
export const isAdverse = (kind: DecisionKind | null): boolean =>
  kind === 'denied' || kind === 'approved-in-part' || kind === 'administrative-denial';

export const ENDING_BASES = [
  'eligibility',
  'benefit',
  'no-authorization-required',
  'delegate',
  'other-payer',
  'not-a-proper-party',
  'invalid-request',
  'member-died',
] as const;
export type EndingBasis = (typeof ENDING_BASES)[number];

/** `check`: the one that must be confirmed unfavorable first; null: the ending rests on none. */
export const ENDING_GROUNDS: Readonly<Record<EndingBasis, { kind: EndingKind; check: CheckKind | null }>> = {
  eligibility: { kind: 'administrative-denial', check: 'eligibility' },
  benefit: { kind: 'administrative-denial', check: 'benefit' },
  'no-authorization-required': { kind: 'no-authorization-required', check: 'authorization' },
  delegate: { kind: 'redirected', check: 'responsibility' },
  'other-payer': { kind: 'redirected', check: 'responsibility' },
  'not-a-proper-party': { kind: 'dismissed', check: null },
  'invalid-request': { kind: 'dismissed', check: null },
  'member-died': { kind: 'dismissed', check: null },
};

export const basesOf = (kind: EndingKind): readonly EndingBasis[] => ENDING_BASES.filter((basis) => ENDING_GROUNDS[basis].kind === kind);

/** Which ending an unfavorable check leads to; null: none, the review goes on with it in view. */
export const ENDING_OF_CHECK: Readonly<Record<CheckKind, EndingKind | null>> = {
  eligibility: 'administrative-denial',
  benefit: 'administrative-denial',
  authorization: 'no-authorization-required',
  responsibility: 'redirected',
  // Whether the network can provide it is a question of its own; a duplicate is decided once, on the clock of the first; what was given is
  // reviewed in retrospect.
  network: null,
  duplicate: null,
  timing: null,
};

export const ENDING_WORDS: Readonly<Record<EndingKind, string>> = {
  'administrative-denial': 'Denied administratively',
  'no-authorization-required': 'No authorization required',
  redirected: 'Redirected',
  dismissed: 'Dismissed',
};

/** What any case was decided as. */
export const DECIDED_WORDS: Readonly<Record<DecisionKind, string>> = {
  approved: 'Approved',
  'approved-in-part': 'Approved in part',
  denied: 'Denied',
  'no-review-required': 'No review required',
  ...ENDING_WORDS,
};

export const BASIS_WORDS: Readonly<Record<EndingBasis, string>> = {
  eligibility: 'The member was not covered on the date of service',
  benefit: 'The service is not a benefit, or is excluded',
  'no-authorization-required': 'The plan asks for no authorization of this service',
  delegate: 'A delegate of the plan decides it',
  'other-payer': 'Another payer decides it',
  'not-a-proper-party': 'Who asked may not ask for this member',
  'invalid-request': 'It is no valid request',
  'member-died': 'The member died, and nobody with an interest pursues it',
};

/** What a letter may say of each ground, in plain words: a beginning, to be made true of this member by who ends the case. */
export const BASIS_REASONS: Readonly<Record<EndingBasis, string>> = {
  eligibility: 'Our records show that the plan did not cover the member on the day of care.',
  benefit: 'The plan does not pay for this care. It is on the list of care that is left out.',
  'no-authorization-required': 'This care is on our list of care that needs no approval.',
  delegate: 'Another company decides on this kind of care for us.',
  'other-payer': 'Another health plan decides on this care.',
  'not-a-proper-party': 'The person who asked may not ask for the member.',
  'invalid-request': 'The request did not have what we need to look at it.',
  'member-died': 'The member has died. Nobody asked us to go on with the request.',
};

/** The sentence that who ends the case agrees to. */
export const ENDING_MEANING: Readonly<Record<EndingKind, string>> = {
  'administrative-denial':
    'I deny this request for eligibility or benefit alone. I judged nothing of medical necessity, and no clinical criterion was applied.',
  'no-authorization-required':
    'I confirmed that the plan asks for no authorization of this service. I judged nothing of medical necessity.',
  redirected: 'I confirmed that this request is another’s to decide, and forwarded it as stated. I decided nothing of it.',
  dismissed: 'I dismiss this request on the ground stated. I decided nothing of it.',
};

/** Where a request was sent on to, and when. */
export interface Forwarding {
  readonly to: string;
  /** How who decides it is reached, as the letter prints it. */
  readonly contact: string;
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
  /** How it was sent: fax, portal, secure mail. */
  readonly means: string;
}
