import type { Address, Snapshot } from '../cases/snapshot.ts';
import { benefitDocument, capitalized, credentialWords, planKind, roleWords, serviceWords, voiceFor } from './content-words.ts';
import { dateInZone, longDate } from './dates.ts';
import type { Block, LetterContent, Recipient, Row } from './letter.ts';
import { readingGrade } from './readability.ts';

/**
 * The letter that a decision owes to one recipient, from the frozen snapshot alone; same snapshot, same content.
 * Its date is the date of the decision in the plan's time zone. What is missing comes out empty or is left out: `lintLetter` says so.
 * Content by regulation.md, "Letter content".
 */
export function decisionLetter(snapshot: Snapshot, recipient: Recipient): LetterContent {
  const { kind } = snapshot.decision;
  if (kind === 'approved') return approvalLetter(snapshot, recipient);
  if (kind === 'no-review-required') return noReviewRequiredLetter(snapshot, recipient);
  throw new RangeError(`no letter of a decision ${kind}`);
}

/** The letter of an approval of every line: a nurse's, which rests on a policy's criteria, or a medical director's. */
export function approvalLetter(snapshot: Snapshot, recipient: Recipient): LetterContent {
  const { service, explained } = serviceOf(snapshot);
  const lead =
    recipient === 'practitioner'
      ? 'We approved the request that you sent us for your patient. Details are below.'
      : `We looked at the request from ${recipient === 'member' ? 'your doctor' : "the member's doctor"}. We approved all of it.`;
  return letter(snapshot, recipient, {
    heading: `We approved ${service}`,
    decision: 'Approved',
    lead: joined([lead, recipient === 'practitioner' ? '' : explained]),
    basis: approvalBasis(snapshot)[recipient === 'practitioner' ? 'clinician' : 'reader'],
  });
}

/** What an approval rests on, as the evaluation bears it out: a physician may approve what the criteria do not. */
function approvalBasis({ evaluation, signature }: Snapshot): { clinician: string; reader: string } {
  const physician = 'A medical director, who is a doctor, looked at the health records that we have and approved this care.';
  if (!governs(evaluation))
    return {
      clinician:
        'No medical policy of the plan is in force for this request. A medical director reviewed the records that you sent and approved it.',
      reader: `None of our medical policies covers this request. ${physician}`,
    };
  if (evaluation.outcome === 'meets')
    return {
      clinician: `A ${signature ? 'medical director' : 'clinical reviewer'} applied the policy below to the records that you sent. The request meets its criteria for medical necessity.`,
      reader: 'We used the medical policy below. The health records that we have show that this care meets what the policy asks for.',
    };
  return {
    clinician: 'A medical director reviewed the records that you sent against the policy below and approved the request.',
    reader: `We used the medical policy below. ${physician}`,
  };
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
    decision: 'No policy review needed',
    lead: joined([lead, recipient === 'practitioner' ? '' : explained]),
    basis,
  });
}

type Wording = { heading: string; decision: string; lead: string; basis: string };

function letter(snapshot: Snapshot, recipient: Recipient, wording: Wording): LetterContent {
  const { plan } = snapshot;
  const blocks: Block[] = [
    { type: 'address', lines: addressee(snapshot, recipient) },
    { type: 'heading', level: 1, text: wording.heading },
    { type: 'definitions', rows: reference(snapshot, wording.decision) },
    { type: 'paragraph', role: 'plain', text: `Dear ${nameOf(snapshot, recipient)}:` },
    { type: 'paragraph', role: 'prose', text: wording.lead },
    ...approvedServices(snapshot, recipient),
    ...basisOf(snapshot, wording.basis),
    ...notGuaranteed(snapshot, recipient),
    ...contact(snapshot, recipient),
    signature(snapshot),
    ...copies(snapshot, recipient),
    ...planNotices(snapshot),
  ];
  return {
    kind: snapshot.decision.kind,
    recipient,
    language: 'en-US',
    title: `${wording.heading}, case ${clean(snapshot.caseNumber)}`,
    readingGrade: readingGrade(ownSentences(blocks)),
    points: recipient === 'practitioner' ? 10.5 : 12,
    letterhead: { name: clean(plan.planName), lines: present([...addressLines(plan.letterhead), planKind(plan.lineOfBusiness)]) },
    footer: `Case ${clean(snapshot.caseNumber)}`,
    date: longDate(dateInZone(snapshot.decidedAt, plan.timeZone)),
    blocks,
  };
}

/** What the reading grade is measured on: the letter's own prose, without salutation, tables, addresses and the plan's legal wording. */
function ownSentences(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'list') return block.items;
    return block.type === 'paragraph' && block.role === 'prose' ? [block.text] : [];
  });
}

const TO_REPRESENTATIVE = 'To the representative of';

function addressee(snapshot: Snapshot, recipient: Recipient): string[] {
  const { member, representative, requestingPractitioner: practitioner } = snapshot;
  if (recipient === 'member') return present([clean(member.name), ...addressLines(member.address)]);
  if (recipient === 'practitioner')
    return present(['To the attention of the treating practitioner', clean(practitioner.name), ...addressLines(practitioner.address)]);
  if (representative === null) return [];
  return present([clean(representative.name), `${TO_REPRESENTATIVE} ${clean(member.name)}`, ...addressLines(representative.address)]);
}

function nameOf(snapshot: Snapshot, recipient: Recipient): string {
  if (recipient === 'member') return clean(snapshot.member.name);
  return clean(recipient === 'practitioner' ? snapshot.requestingPractitioner.name : (snapshot.representative?.name ?? ''));
}

function reference(snapshot: Snapshot, decision: string): Row[] {
  const urgency = snapshot.urgency === 'expedited' ? 'Expedited (fast)' : 'Standard';
  return rows([
    ['Decision', decision],
    ['Authorization number', snapshot.authorizationNumber ?? ''],
    ['Case number', snapshot.caseNumber],
    ['Member', snapshot.member.name],
    ['Member number', snapshot.member.memberId],
    ['Representative', snapshot.representative?.name ?? ''],
    ['Kind of request', 'Approval before care (prior authorization)'],
    ['Review', urgency],
  ]);
}

function approvedServices(snapshot: Snapshot, recipient: Recipient): Block[] {
  const practitioner = snapshot.requestingPractitioner;
  const facility = snapshot.facility;
  const forClinician = recipient === 'practitioner';
  const [from, to] = [longDate(snapshot.validFrom ?? ''), longDate(snapshot.validTo ?? '')];
  const table: Block = {
    type: 'table',
    columns: [
      { title: 'Service', align: 'start', width: 'wide' },
      { title: 'Code', align: 'start', width: 'narrow' },
      { title: 'Units', align: 'end', width: 'narrow' },
      { title: 'Setting', align: 'start', width: 'medium' },
      { title: 'Planned for', align: 'start', width: 'narrow' },
    ],
    rows: snapshot.lines.map((line) => [
      clean(line.description),
      clean(line.code),
      String(line.units),
      clean(line.site),
      longDate(line.dateOfService),
    ]),
  };
  return [
    { type: 'heading', level: 2, text: snapshot.decision.kind === 'approved' ? 'What we approved' : 'What may go ahead' },
    table,
    {
      type: 'definitions',
      rows: rows([
        ['Valid', from && to ? `${from} through ${to}` : ''],
        ['Provider', joined([clean(practitioner.name), clean(practitioner.specialty)], ', ')],
        ['Provider number', forClinician && practitioner.npi ? `National Provider Identifier (NPI) ${practitioner.npi}` : ''],
        ['Place of care', joined([clean(facility.name), ...addressLines(facility.address)], ', ')],
        ['Facility number', forClinician && facility.npi ? `NPI ${facility.npi}` : ''],
      ]),
    },
  ];
}

function basisOf(snapshot: Snapshot, basis: string): Block[] {
  const { policy } = snapshot;
  return [
    { type: 'heading', level: 2, text: 'How we decided' },
    { type: 'paragraph', role: 'prose', text: basis },
    // One that is not in force was not relied on.
    ...(policy === null || !governs(snapshot.evaluation) ? [] : [policyRows(policy)]),
  ];
}

function policyRows({ title, number, version, effectiveFrom }: NonNullable<Snapshot['policy']>): Block {
  const detail = version ? `${number}, version ${version}` : number;
  return {
    type: 'definitions',
    rows: rows([
      ['Policy', title],
      ['Number and version', detail],
      ['In effect since', longDate(effectiveFrom)],
    ]),
  };
}

/** An authorization decides medical need; coverage on the day is another matter. Nothing here takes back the finding of need. */
function notGuaranteed(snapshot: Snapshot, recipient: Recipient): Block[] {
  const { you, your } = voiceFor(recipient);
  return [
    { type: 'heading', level: 2, text: 'Not a guarantee of payment' },
    { type: 'paragraph', role: 'prose', text: 'This letter is not a guarantee of payment. What we pay depends on the day of care:' },
    {
      type: 'list',
      items: [
        `${capitalized(you)} must be covered by the plan on that day.`,
        `The care must be a benefit of ${your} plan. Look in the ${benefitDocument(snapshot.plan.lineOfBusiness)}.`,
        'The care must have the codes named above. It must be given by the provider, at the place, and on the dates named above.',
        `${capitalized(you)} may have to pay a share of the cost.`,
      ],
    },
  ];
}

function contact(snapshot: Snapshot, recipient: Recipient): Block[] {
  const { plan } = snapshot;
  return [
    { type: 'heading', level: 2, text: 'Questions?' },
    {
      type: 'paragraph',
      role: 'prose',
      text:
        recipient === 'practitioner'
          ? 'Call us and give the case number.'
          : 'Call us. Have your case number at hand. TTY is a text phone line for people who are deaf, hard of hearing or have trouble with speech.',
    },
    {
      type: 'definitions',
      rows: rows([
        ['Contact', plan.contactName],
        ['Phone', joined([clean(plan.phone), clean(plan.hours)], ', ')],
        ['TTY', plan.tty],
        ['Website', plan.website],
      ]),
    },
  ];
}

function signature(snapshot: Snapshot): Block {
  const { decidedBy, plan } = snapshot;
  const who = joined([capitalized(roleWords(clean(decidedBy.role))), credentialWords(clean(decidedBy.credential))], ', ');
  return {
    type: 'signature',
    closing: 'Sincerely,',
    lines: present([clean(decidedBy.name), who, `This is a decision of ${clean(plan.planName)}.`]),
  };
}

function copies(snapshot: Snapshot, recipient: Recipient): Block[] {
  const others: [Recipient, string | undefined][] = [
    ['member', snapshot.member.name],
    ['practitioner', snapshot.requestingPractitioner.name],
    ['representative', snapshot.representative?.name],
  ];
  const names = others.flatMap(([who, name]) => (who === recipient || !name ? [] : [clean(name)]));
  return names.length === 0 ? [] : [{ type: 'paragraph', role: 'plain', text: `We also sent this decision to: ${names.join('; ')}.` }];
}

function planNotices(snapshot: Snapshot): Block[] {
  const { nondiscrimination, languageAssistance } = snapshot.plan;
  return [
    { type: 'heading', level: 2, text: 'Equal treatment and language help' },
    ...[languageAssistance, nondiscrimination].flatMap((text) =>
      paragraphs(text).map((part): Block => ({ type: 'paragraph', role: 'notice', text: part })),
    ),
  ];
}

function addressLines(address: Address): string[] {
  const town = joined([clean(address.city), joined([clean(address.state), clean(address.postalCode)])], ', ');
  return present([clean(address.line1), clean(address.line2), town]);
}

function serviceOf(snapshot: Snapshot): { service: string; explained: string } {
  return serviceWords(snapshot.evaluation.stage ?? snapshot.input.request.stage, snapshot.input.facts.indication);
}

/** One line of text: a name typed with line breaks or runs of spaces still stands on one line. */
function clean(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

const present = (lines: readonly string[]): string[] => lines.filter((line) => line !== '');
const joined = (parts: readonly string[], separator = ' '): string => present(parts).join(separator);
const paragraphs = (text: string): string[] => present(text.split(/\n\s*\n/u).map(clean));
const rows = (pairs: readonly (readonly [string, string])[]): Row[] =>
  pairs.flatMap(([term, detail]) => (clean(detail) === '' ? [] : [{ term, detail: clean(detail) }]));
