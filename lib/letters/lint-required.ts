import { isEnding } from '../cases/endings.ts';
import { memberAddress } from '../cases/parties.ts';
import type { Address, Snapshot, SnapshotLine, SnapshotTransition } from '../cases/snapshot.ts';
import { readInPlace } from './content/addressee.ts';
import { authorOf, instantOf, kindOfRequest, SAME_DECISION } from './content/frame.ts';
import { isAdverse, overlayAsks, partWords } from './content/overlay.ts';
import { capitalized, roleWords } from './content/words.ts';
import { dateInZone, longDate } from './dates.ts';
import { isDecision, type LetterContent, type LetterSource, type Recipient } from './letter.ts';
import { adverseElements } from './lint-adverse.ts';
import { endingElements, endingOutcome } from './lint-ending.ts';
import { type Required, setting } from './lint-finding.ts';
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
    { element: 'kind of request', say: kindOfRequest(source) },
    { element: 'urgency', say: `Review ${source.urgency === 'expedited' ? 'Expedited' : 'Standard'}` },
    ...(isDecision(source) ? [...decisionElements(source), ...correctionElements(source)] : []),
    ...lineElements(source.lines),
    { element: 'provider name', say: source.requestingPractitioner.name },
    { element: 'place of care', say: source.facility.name },
    ...(isApproving(source) ? approvalElements(source) : []),
    ...(isDecision(source)
      ? [...adverseElements(source, speaksTo(source, content.recipient)), ...endingElements(source, speaksTo(source, content.recipient))]
      : noticeElements(source, speaksTo(source, content.recipient))),
    ...overlayElements(source),
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

const isApproving = (source: LetterSource): source is Snapshot =>
  isDecision(source) && source.decision.kind !== 'denied' && !isEnding(source.decision.kind);

/** Whoever reads the member's letter in the member's place is spoken to as a representative. */
const speaksTo = (source: LetterSource, recipient: Recipient): Recipient =>
  recipient === 'member' && readInPlace(source) !== null ? 'representative' : recipient;

/** What the plan's overlays want of the letter. */
function overlayElements(source: LetterSource): Required[] {
  if (!isDecision(source)) return [];
  const { parts, statements } = overlayAsks(source);
  const said = statements.map((say) => ({ element: 'statement of an overlay', say }));
  if (!isAdverse(source)) return said;
  const reviewer = parts.map((part) => {
    const say = partWords(source, part);
    return part === 'reviewer telephone' ? setting(`${part} (peer-to-peer line)`, say) : { element: part, say };
  });
  return [...reviewer, ...said];
}

/** How the decision reads in the letter's first row. */
function decisionElements(snapshot: Snapshot): Required[] {
  const { appeal } = snapshot;
  const said = { element: 'decision', say: endingOutcome(snapshot) ?? outcomeOf(snapshot) };
  if (!appeal) return [said];
  return [
    said,
    { element: 'case of the first decision', say: appeal.firstCase },
    { element: 'day of the first decision', say: longDate(appeal.firstDecidedOn) },
    { element: 'day of the appeal', say: longDate(appeal.filedOn) },
  ];
}

function outcomeOf({ appeal, decision: { kind } }: Snapshot): string {
  if (isEnding(kind)) return '';
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
  return `Decision ${(appeal ? onAppeal : first)[kind]}`;
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
    ...(snapshot.decision.kind === 'approved-in-part'
      ? []
      : snapshot.transition
        ? transitionElements(snapshot.transition)
        : policyElements(snapshot)),
    { element: 'statement that this is not a guarantee of payment', say: 'not a guarantee of payment' },
  ];
}

/** An approval for continuity of care rests on the plan's rule, and on no policy. */
const transitionElements = ({ citation, until, conditions }: SnapshotTransition): Required[] => [
  { element: 'rule for new members', say: citation },
  { element: 'last day of the transition', say: longDate(until) },
  ...conditions.map((say) => ({ element: 'condition confirmed', say })),
];

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
  const party = { member: { name: member.name, address: memberAddress(member) }, practitioner, representative }[content.recipient];
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
