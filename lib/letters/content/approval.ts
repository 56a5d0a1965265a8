import type { Snapshot } from '../../cases/snapshot.ts';
import type { Block, LetterContent, Recipient } from '../letter.ts';
import { letter, serviceOf } from './frame.ts';
import { approvedServices, notGuaranteed, policyRows } from './services.ts';
import { heading, joined, prose } from './text.ts';
import { continuityBasis } from './transition.ts';

/** The letter of an approval of every line: a nurse's, which rests on a policy's criteria, or a medical director's. */
export function approvalLetter(snapshot: Snapshot, recipient: Recipient): LetterContent {
  const { service, explained } = serviceOf(snapshot);
  const lead =
    recipient === 'practitioner'
      ? 'We approved the request that you sent us for your patient. Details are below.'
      : `We looked at the request from ${recipient === 'member' ? 'your doctor' : "the member's doctor"}. We approved all of it.`;
  return letter(snapshot, recipient, {
    heading: `We approved ${service}`,
    outcome: ['Decision', 'Approved'],
    body: [
      ...prose(joined([lead, recipient === 'practitioner' ? '' : explained])),
      ...approvedServices(snapshot, recipient),
      ...(snapshot.transition ? continuityBasis(snapshot.transition, recipient) : basisOf(snapshot, approvalBasis(snapshot, recipient))),
      ...notGuaranteed(snapshot, recipient),
    ],
  });
}

/** What an approval rests on, as the evaluation bears it out: a physician may approve what the criteria do not. */
export function approvalBasis({ evaluation, signature }: Snapshot, recipient: Recipient): string {
  const [clinician, reader] = basisWords(evaluation, signature ? 'medical director' : 'clinical reviewer');
  return recipient === 'practitioner' ? clinician : reader;
}

function basisWords(evaluation: Snapshot['evaluation'], reviewer: string): readonly [clinician: string, reader: string] {
  const physician = 'A medical director, who is a doctor, looked at the health records that we have and approved this care.';
  if (!governs(evaluation))
    return [
      'No medical policy of the plan is in force for this request. A medical director reviewed the records that you sent and approved it.',
      `None of our medical policies covers this request. ${physician}`,
    ];
  if (evaluation.outcome === 'meets')
    return [
      `A ${reviewer} applied the policy below to the records that you sent. The request meets its criteria for medical necessity.`,
      'We used the medical policy below. The health records that we have show that this care meets what the policy asks for.',
    ];
  return [
    'A medical director reviewed the records that you sent against the policy below and approved the request.',
    `We used the medical policy below. ${physician}`,
  ];
}

const governs = (evaluation: Snapshot['evaluation']): boolean => evaluation.version !== null;

/** The letter of a service that the plan's policy lets through without a review of medical necessity. */
export function noReviewRequiredLetter(snapshot: Snapshot, recipient: Recipient): LetterContent {
  const { service, explained } = serviceOf(snapshot);
  const lead =
    recipient === 'practitioner'
      ? 'You asked us to approve the services below for your patient. They may go ahead. No review of medical necessity is required.'
      : `The care that ${recipient === 'member' ? 'your doctor' : "the member's doctor"} asked for may go ahead. Our policy does not ask for a medical review of it.`;
  const basis =
    recipient === 'practitioner'
      ? 'The policy below states that these services need no further medical necessity review. No clinical criteria were applied.'
      : 'The medical policy below says that this kind of care needs no more medical review. So we did not check it against medical rules.';
  return letter(snapshot, recipient, {
    heading: `No review is needed for ${service}`,
    outcome: ['Decision', 'No policy review needed'],
    body: [
      ...prose(joined([lead, recipient === 'practitioner' ? '' : explained])),
      ...approvedServices(snapshot, recipient),
      ...basisOf(snapshot, basis),
      ...notGuaranteed(snapshot, recipient),
    ],
  });
}

export function basisOf(snapshot: Snapshot, basis: string): Block[] {
  const { policy } = snapshot;
  return [
    heading('How we decided'),
    ...prose(basis),
    // One that is not in force was not relied on.
    ...(policy === null || !governs(snapshot.evaluation) ? [] : [policyRows(policy)]),
  ];
}
