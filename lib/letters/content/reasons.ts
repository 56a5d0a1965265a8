import type { ExternalCriteria, OtherSource, Signing } from '../../cases/signature.ts';
import type { Snapshot, SnapshotRequest } from '../../cases/snapshot.ts';
import { showingWords } from '../../criteria/documentable.ts';
import type { Finding } from '../../criteria/evaluate.ts';
import { isFactKey } from '../../criteria/facts.ts';
import { dateInZone, longDate } from '../dates.ts';
import type { Block, Recipient } from '../letter.ts';
import { clauseWords, itemWords } from './sensitive.ts';
import { policyRows } from './services.ts';
import { clean, definitions, heading, list, prose } from './text.ts';
import { voiceFor } from './words.ts';

/** Why lines were denied: the director's own reason, and what it rests on. */
export function reasons(snapshot: Snapshot, recipient: Recipient): Block[] {
  const signing = snapshot.signature?.signing;
  if (!signing) return [];
  return [
    heading(snapshot.appeal ? 'Why we still deny it' : 'Why we denied it'),
    ...prose(signing.reason),
    ...restingOn(snapshot, signing, recipient),
    ...wouldChange(signing, recipient),
  ];
}

function restingOn(snapshot: Snapshot, signing: Signing, recipient: Recipient): Block[] {
  switch (signing.basis) {
    case 'criteria':
      return criteria(snapshot, signing, recipient);
    case 'information':
      return information(snapshot, recipient);
    case 'other-source':
      return otherSource(signing.otherSource, recipient);
    case null:
      return [];
  }
}

/** The clauses relied on, in the document's order. */
export function reliedOn({ evaluation }: Snapshot, { criteria: ids }: Signing): Finding[] {
  return evaluation.findings.filter(({ id }) => ids.includes(id));
}

function criteria(snapshot: Snapshot, signing: Signing, recipient: Recipient): Block[] {
  const found = reliedOn(snapshot, signing).map((finding) => clauseWords(finding, finding.facts, recipient));
  const lead =
    recipient === 'practitioner'
      ? 'The decision relies on these criteria of the policy below, which the records that we have do not show to be met.'
      : 'We used the medical policy below. These are the parts of it that we used. The records that we have do not show that they are met.';
  return [
    heading('The rules that we used'),
    ...prose(lead),
    ...(snapshot.policy === null ? [] : [policyRows(snapshot.policy)]),
    {
      type: 'table',
      columns: [
        { title: 'What the policy asks', align: 'start', width: 'wide' },
        { title: 'Where it stands', align: 'start', width: 'medium' },
      ],
      rows: found.map(({ asks, stands }) => [clean(asks), clean(stands)]),
    },
    ...(recipient === 'practitioner' ? readings(signing) : []),
    ...guideline(signing.externalCriteria, recipient),
  ];
}

/** How the director read the clauses whose words do not decide. */
function readings({ criteria: ids, readings: all }: Signing): Block[] {
  return definitions(all.filter(({ leaf }) => ids.includes(leaf)).map(({ leaf, text }) => [`Reading of ${leaf}`, text]));
}

/** Criteria that the policy points to. */
function guideline(external: ExternalCriteria | null, recipient: Recipient): Block[] {
  if (external === null) return [];
  const { product, subset, version, date, pointsNotMet } = external;
  return definitions([
    ['Guideline', `${product}, ${subset}, version ${version}, ${longDate(date)}`],
    ['Points not met', recipient === 'practitioner' ? pointsNotMet : ''],
  ]);
}

/** What was asked for and never came. A request that was answered in full left nothing open. */
export function openRequests({ informationRequests = [] }: Snapshot): SnapshotRequest[] {
  return informationRequests
    .map((request) => ({ ...request, items: request.items.filter(({ receivedAt }) => receivedAt === null) }))
    .filter(({ completedAt, items }) => completedAt === null && items.length > 0);
}

function information(snapshot: Snapshot, recipient: Recipient): Block[] {
  const { policy, plan, evaluation } = snapshot;
  const { doctor } = voiceFor(recipient);
  const lead =
    recipient === 'practitioner'
      ? 'The information that we have is not sufficient to decide. We asked you for the items below and did not receive them.'
      : `The records that we have are not enough to decide. We asked ${doctor} for what is named below. We did not get it.`;
  const requests = openRequests(snapshot).flatMap((request) => [
    ...definitions([
      ['Asked for on', longDate(dateInZone(request.askedAt, plan.timeZone))],
      ['Was due on', longDate(dateInZone(request.dueAt, plan.timeZone))],
    ]),
    ...list(request.items.map((item) => itemWords(item, recipient))),
  ]);
  return [
    heading('What we asked for and did not get'),
    ...prose(lead),
    ...requests,
    ...(policy === null || evaluation.version === null ? [] : [policyRows(policy)]),
  ];
}

function otherSource(source: OtherSource | null, recipient: Recipient): Block[] {
  if (source === null) return [];
  return [
    heading('The source that we used'),
    ...prose('We did not use a medical policy of ours for this. We used the source below. You can ask us for a copy.'),
    ...definitions([
      ['Source', source.name],
      ['Where to find it', source.reference],
      ['How it applies', recipient === 'practitioner' ? source.applied : ''],
    ]),
  ];
}

/** What the director chose to name, of what a record could still show. A withheld fact has no words, and the lint blocks it. */
function wouldChange({ wouldChange: chosen = [] }: Signing, recipient: Recipient): Block[] {
  const voice = voiceFor(recipient);
  const shown = chosen.flatMap((fact) => (isFactKey(fact) ? (showingWords(fact, voice) ?? []) : []));
  if (shown.length === 0) return [];
  const who = recipient === 'practitioner' ? 'You' : recipient === 'member' ? 'You or your doctor' : "You or the member's doctor";
  return [
    heading(WOULD_CHANGE),
    ...prose(`These records could change our decision, since they could show what we need to see. ${who} can send them to us:`),
    ...list(shown),
  ];
}

export const WOULD_CHANGE = 'What could change our decision';
