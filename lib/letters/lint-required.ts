import type { Address, Snapshot, SnapshotLine } from '../cases/snapshot.ts';
import { authorOf, instantOf, SAME_DECISION } from './content/frame.ts';
import { capitalized, roleWords } from './content/words.ts';
import { dateInZone, longDate } from './dates.ts';
import { isDecision, type LetterContent, type LetterSource } from './letter.ts';
import { adverseElements } from './lint-adverse.ts';
import type { Required } from './lint-finding.ts';
import { noticeElements } from './lint-notice.ts';

/** Everything that a letter must say, by regulation.md, "Letter content" and "Appeal rights". */
export function requiredElements(source: LetterSource, content: LetterContent): Required[] {
  const { plan, member } = source;
  return [
    { element: 'date', say: longDate(dateInZone(instantOf(source), plan.timeZone)) },
    ...addressee(source, content),
    { element: 'plan name', say: plan.planName },
    ...addressElements('plan address', plan.letterhead),
    { element: 'member name', say: member.name },
    { element: 'member number', say: member.memberId },
    ...(source.representative === null ? [] : [{ element: 'representative name', say: source.representative.name }]),
    { element: 'case number', say: source.caseNumber },
    ...(isApproving(source) ? [{ element: 'authorization number', say: source.authorizationNumber ?? '' }] : []),
    { element: 'kind of request', say: 'prior authorization' },
    { element: 'urgency', say: `Review ${source.urgency === 'expedited' ? 'Expedited' : 'Standard'}` },
    ...(isDecision(source) ? [...decisionElements(source), ...correctionElements(source)] : []),
    ...lineElements(source.lines),
    { element: 'provider name', say: source.requestingPractitioner.name },
    { element: 'place of care', say: source.facility.name },
    ...(isApproving(source) ? approvalElements(source) : []),
    ...(isDecision(source) ? adverseElements(source, content.recipient) : noticeElements(source, content.recipient)),
    { element: 'contact', say: plan.contactName },
    { element: 'phone', say: plan.phone },
    { element: 'TTY', say: plan.tty },
    { element: 'name of who decided', say: authorOf(source).name },
    { element: 'role of who decided', say: capitalized(roleWords(authorOf(source).role)) },
    ...(isDecision(source) && source.signature
      ? [{ element: 'license of who decided', say: source.signature.credential.licenseNumber }]
      : []),
    ...(plan.letters?.signatureBlock ?? []).map((say) => ({ element: 'signature block', say })),
    { element: 'nondiscrimination notice', say: plan.nondiscrimination },
    { element: 'language-assistance notice', say: plan.languageAssistance },
  ];
}

const isApproving = (source: LetterSource): source is Snapshot => isDecision(source) && source.decision.kind !== 'denied';

/** How the decision reads in the letter's first row. */
function decisionElements(snapshot: Snapshot): Required[] {
  const { appeal, decision } = snapshot;
  const first = {
    approved: 'Approved',
    'approved-in-part': 'Approved in part',
    denied: 'Denied',
    'no-review-required': 'No policy review needed',
  };
  const onAppeal = {
    ...first,
    approved: 'Appeal granted',
    'no-review-required': 'Appeal granted',
    'approved-in-part': 'Appeal granted in part',
    denied: 'Appeal denied',
  };
  const said = { element: 'decision', say: `Decision ${(appeal ? onAppeal : first)[decision.kind]}` };
  if (!appeal) return [said];
  return [
    said,
    { element: 'case of the first decision', say: appeal.firstCase },
    { element: 'day of the first decision', say: longDate(appeal.firstDecidedOn) },
    { element: 'day of the appeal', say: longDate(appeal.filedOn) },
  ];
}

/** That it takes another letter's place, and that nothing else is another. */
function correctionElements({ correction }: Snapshot): Required[] {
  if (correction === undefined) return [];
  return [
    { element: 'letter that it takes the place of', say: `takes the place of our letter of ${longDate(correction.replaces)}` },
    { element: 'statement that the decision is the same', say: SAME_DECISION },
    ...correction.changes.map(({ what, after }) => ({ element: `correction of the ${what.toLowerCase()}`, say: after })),
  ];
}

function approvalElements(snapshot: Snapshot): Required[] {
  return [
    { element: 'first valid date', say: longDate(snapshot.validFrom ?? '') },
    { element: 'last valid date', say: longDate(snapshot.validTo ?? '') },
    ...(snapshot.decision.kind === 'approved-in-part' ? [] : policyElements(snapshot)),
    { element: 'statement that this is not a guarantee of payment', say: 'not a guarantee of payment' },
  ];
}

/** A medical director may approve where no version of a policy is in force; a nurse approves by a policy alone. */
function policyElements({ policy, evaluation, signature }: Snapshot): Required[] {
  if (signature && evaluation.version === null) return [];
  return [
    { element: 'policy name', say: policy?.title ?? '' },
    { element: 'policy number', say: policy?.number ?? '' },
    { element: 'policy version', say: policy?.version ?? '' },
    { element: 'policy effective date', say: longDate(policy?.effectiveFrom ?? '') },
  ];
}

function addressee({ member, requestingPractitioner: practitioner, representative }: LetterSource, content: LetterContent): Required[] {
  const party = { member, practitioner, representative }[content.recipient];
  if (party === null) return [{ element: 'representative', say: '' }];
  const attention =
    content.recipient === 'practitioner' ? [{ element: 'attention line', say: 'To the attention of the treating practitioner' }] : [];
  return [...attention, { element: 'addressee name', say: party.name }, ...addressElements('addressee address', party.address)];
}

function addressElements(whose: string, address: Address): Required[] {
  return [
    { element: `${whose}, street`, say: address.line1 },
    { element: `${whose}, city`, say: address.city },
    { element: `${whose}, state`, say: address.state },
    { element: `${whose}, postal code`, say: address.postalCode },
  ];
}

function lineElements(lines: readonly Omit<SnapshotLine, 'result'>[]): Required[] {
  if (lines.length === 0) return [{ element: 'service line', say: '' }];
  return lines.flatMap((line) => {
    const cells = [
      { element: `service of line ${line.number}`, say: line.description },
      { element: `code of line ${line.number}`, say: line.code },
      { element: `units of line ${line.number}`, say: Number.isInteger(line.units) && line.units > 0 ? String(line.units) : '' },
      { element: `setting of line ${line.number}`, say: line.site },
      { element: `date of line ${line.number}`, say: longDate(line.dateOfService) },
    ];
    // A single digit stands somewhere in every letter: the row as a whole must be there too.
    return [...cells, { element: `line ${line.number}`, say: cells.map((cell) => cell.say).join(' ') }];
  });
}
