import { APPELLANT_WORDS, APPELLANTS } from '../../cases/appeal.ts';
import type { Snapshot, SnapshotAppeal } from '../../cases/snapshot.ts';
import { longDate } from '../dates.ts';
import type { Block, LetterContent, Recipient } from '../letter.ts';
import { approvalBasis, basisOf } from './approval.ts';
import { adverse } from './denial.ts';
import { letter, serviceOf } from './frame.ts';
import { furtherRights } from './rights.ts';
import { approvedServices, notGuaranteed } from './services.ts';
import { definitions, heading, joined, prose } from './text.ts';

/** The letter of a decision on an appeal. */
export function appealLetter(snapshot: Snapshot, appeal: SnapshotAppeal, recipient: Recipient): LetterContent {
  return snapshot.decision.kind === 'denied' ? upheld(snapshot, appeal, recipient) : overturned(snapshot, appeal, recipient);
}

function upheld(snapshot: Snapshot, appeal: SnapshotAppeal, recipient: Recipient): LetterContent {
  const { service, explained } = serviceOf(snapshot);
  const lead =
    recipient === 'practitioner'
      ? 'A medical director who took no part in the first decision reviewed the appeal. The first decision is upheld: the services below remain denied.'
      : joined(['A doctor who took no part in the first decision looked at the appeal. We did not change the decision.', explained]);
  return letter(snapshot, recipient, {
    heading: `We still deny ${service}`,
    outcome: ['Decision', 'Appeal denied: we uphold the first decision'],
    body: [...prose(lead), ...aboutTheAppeal(appeal), ...adverse(snapshot, recipient), ...furtherRights(snapshot, recipient)],
  });
}

function overturned(snapshot: Snapshot, appeal: SnapshotAppeal, recipient: Recipient): LetterContent {
  const { service, explained } = serviceOf(snapshot);
  const isPart = snapshot.decision.kind === 'approved-in-part';
  const lead =
    recipient === 'practitioner'
      ? `A medical director who took no part in the first decision reviewed the appeal. The first decision is overturned${isPart ? ' in part' : ''}.`
      : joined([
          `A doctor who took no part in the first decision looked at the appeal. We changed ${isPart ? 'a part of ' : ''}the decision.`,
          explained,
        ]);
  return letter(snapshot, recipient, {
    heading: isPart ? `We now approve a part of the request for ${service}` : `We now approve ${service}`,
    outcome: ['Decision', isPart ? 'Appeal granted in part' : 'Appeal granted: the first decision is changed'],
    body: [
      ...prose(lead),
      ...aboutTheAppeal(appeal),
      ...approvedServices(snapshot, recipient),
      ...(isPart ? [] : basisOf(snapshot, approvalBasis(snapshot, recipient))),
      ...notGuaranteed(snapshot, recipient),
      ...(isPart ? [...adverse(snapshot, recipient), ...furtherRights(snapshot, recipient)] : []),
    ],
  });
}

const FIRST: Readonly<Record<SnapshotAppeal['firstKind'], string>> = {
  approved: 'Approved',
  'approved-in-part': 'Approved in part',
  denied: 'Denied',
  'no-review-required': 'No policy review needed',
  'administrative-denial': 'Denied, not for a medical reason',
  'no-authorization-required': 'No approval needed',
  redirected: 'Sent on',
  dismissed: 'Dismissed',
};

/** What the appeal was about. */
export function aboutTheAppeal({ firstCase, firstKind, firstDecidedOn, filedOn, filedBy }: SnapshotAppeal): Block[] {
  const known = APPELLANTS.find((each) => each === filedBy);
  return [
    heading('The appeal'),
    ...definitions([
      ['First decision', joined([FIRST[firstKind], longDate(firstDecidedOn)], ', ')],
      ['First case', firstCase],
      ['Appeal received', longDate(filedOn)],
      ['Appeal from', known ? APPELLANT_WORDS[known] : filedBy],
    ]),
  ];
}
