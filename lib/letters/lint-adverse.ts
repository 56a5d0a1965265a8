import type { Signing } from '../cases/signature.ts';
import type { Snapshot } from '../cases/snapshot.ts';
import { showingWords } from '../criteria/documentable.ts';
import { isFactKey } from '../criteria/facts.ts';
import { openRequests, reliedOn } from './content/reasons.ts';
import { clauseWords, itemWords } from './content/sensitive.ts';
import { voiceFor } from './content/words.ts';
import { dateInZone, longDate } from './dates.ts';
import type { LetterSource, Recipient } from './letter.ts';
import { type Required, setting } from './lint-finding.ts';
import { firstRights, onwardRights, termsAndCopies } from './lint-rights.ts';

/** What a letter must say beside where it denies anything; nothing for an approval. */
export function adverseElements(snapshot: Snapshot, recipient: Recipient): Required[] {
  const { decision, signature, appeal, plan } = snapshot;
  if (decision.kind !== 'denied' && decision.kind !== 'approved-in-part') return [];
  const signing = signature?.signing;
  return [
    { element: 'reason for the denial', say: signing?.reason ?? '' },
    ...(signing ? [...basisElements(snapshot, signing, recipient), ...changeElements(signing, recipient)] : []),
    ...termsAndCopies(snapshot),
    setting('peer-to-peer contact', plan.letters?.peerToPeer),
    ...(appeal ? onwardRights(snapshot, recipient) : firstRights(snapshot, recipient)),
    ...(appeal ? [] : integratedDenialElements(snapshot)),
  ];
}

function basisElements(snapshot: Snapshot, signing: Signing, recipient: Recipient): Required[] {
  switch (signing.basis) {
    case 'criteria':
      return criteriaElements(snapshot, signing, recipient);
    case 'information':
      return informationElements(snapshot, recipient);
    case 'other-source':
      return [
        { element: 'other source', say: signing.otherSource?.name ?? '' },
        { element: 'place of the other source', say: signing.otherSource?.reference ?? '' },
      ];
    case null:
      return [{ element: 'basis of the denial', say: '' }];
  }
}

function criteriaElements(snapshot: Snapshot, signing: Signing, recipient: Recipient): Required[] {
  const { policy } = snapshot;
  const relied = reliedOn(snapshot, signing);
  const cited = relied.map((finding) => {
    const { asks, stands } = clauseWords(finding, finding.facts, recipient);
    return { element: `criterion ${finding.id}`, say: `${asks} ${stands}` };
  });
  return [
    { element: 'policy name', say: policy?.title ?? '' },
    { element: 'policy number', say: policy?.number ?? '' },
    { element: 'policy version', say: policy?.version ?? '' },
    { element: 'policy effective date', say: longDate(policy?.effectiveFrom ?? '') },
    ...(relied.length === 0 ? [{ element: 'criterion relied on', say: '' }] : cited),
    ...(signing.externalCriteria ? [{ element: 'guideline', say: signing.externalCriteria.product }] : []),
  ];
}

function informationElements(snapshot: Snapshot, recipient: Recipient): Required[] {
  const open = openRequests(snapshot);
  if (open.length === 0) return [{ element: 'information that was asked for and not received', say: '' }];
  return open.flatMap((request) => [
    { element: 'day on which information was asked for', say: longDate(dateInZone(request.askedAt, snapshot.plan.timeZone)) },
    { element: 'day on which information was due', say: longDate(dateInZone(request.dueAt, snapshot.plan.timeZone)) },
    ...request.items.map((item) => ({ element: `information asked for, item ${item.number}`, say: itemWords(item, recipient) })),
  ]);
}

/** A withheld fact is no element: other checks block it. */
function changeElements({ wouldChange = [] }: Signing, recipient: Recipient): Required[] {
  return wouldChange.flatMap((fact) => {
    const say = isFactKey(fact) ? showingWords(fact, voiceFor(recipient)) : null;
    return say === null ? [] : [{ element: `what could change the decision, ${fact}`, say }];
  });
}

/** A Medicare Advantage denial goes out on CMS-10003 or not at all. */
export function integratedDenialElements({ plan }: LetterSource): Required[] {
  if (plan.lineOfBusiness !== 'medicare-advantage') return [];
  const form = plan.letters?.integratedDenialNotice;
  return [
    { element: 'form CMS-10003', say: 'CMS-10003' },
    setting('OMB number of the integrated denial notice (CMS-10003)', form?.ombNumber),
    setting('expiry date of the integrated denial notice (CMS-10003)', form?.expires),
  ];
}
