import type { Snapshot, SnapshotLine } from '../../cases/snapshot.ts';
import { longDate } from '../dates.ts';
import type { Block, LetterSource, Recipient } from '../letter.ts';
import { addressLines, clean, definitions, heading, joined, rows } from './text.ts';
import { benefitDocument, capitalized, voiceFor } from './words.ts';

/** Titles of the tables of services, by which the lint finds them. */
export const SERVICE_HEADINGS = {
  approved: 'What we approved',
  'go-ahead': 'What may go ahead',
  denied: 'What we denied',
  upheld: 'What we still deny',
  requested: 'What was asked for',
} as const;

type Line = Omit<SnapshotLine, 'result'>;

export function serviceTable(lines: readonly Line[]): Block {
  return {
    type: 'table',
    columns: [
      { title: 'Service', align: 'start', width: 'wide' },
      { title: 'Code', align: 'start', width: 'narrow' },
      { title: 'Units', align: 'end', width: 'narrow' },
      { title: 'Setting', align: 'start', width: 'medium' },
      { title: 'Planned for', align: 'start', width: 'narrow' },
    ],
    rows: lines.map((line) => [
      clean(line.description),
      clean(line.code),
      String(line.units),
      clean(line.site),
      longDate(line.dateOfService),
    ]),
  };
}

/** What is authorized: the approved lines with the span, the provider and the place. */
export function approvedServices(snapshot: Snapshot, recipient: Recipient): Block[] {
  const { requestingPractitioner: practitioner, facility } = snapshot;
  const forClinician = recipient === 'practitioner';
  const [from, to] = [longDate(snapshot.validFrom ?? ''), longDate(snapshot.validTo ?? '')];
  const { approved, 'go-ahead': goAhead } = SERVICE_HEADINGS;
  return [
    heading(snapshot.decision.kind === 'no-review-required' ? goAhead : approved),
    serviceTable(
      snapshot.decision.kind === 'approved-in-part' ? snapshot.lines.filter(({ result }) => result === 'approved') : snapshot.lines,
    ),
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

export function deniedServices(snapshot: Snapshot): Block[] {
  const { denied, upheld } = SERVICE_HEADINGS;
  return [
    heading(snapshot.appeal ? upheld : denied),
    serviceTable(snapshot.lines.filter(({ result }) => result === 'denied')),
    // Named once, with what is approved.
    ...(snapshot.decision.kind === 'approved-in-part' ? [] : whoAndWhere(snapshot)),
  ];
}

export function requestedServices(source: LetterSource): Block[] {
  return [heading(SERVICE_HEADINGS.requested), serviceTable(source.lines), ...whoAndWhere(source)];
}

export function whoAndWhere({ requestingPractitioner: practitioner, facility }: LetterSource): Block[] {
  return definitions([
    ['Provider', joined([clean(practitioner.name), clean(practitioner.specialty)], ', ')],
    ['Place of care', joined([clean(facility.name), ...addressLines(facility.address)], ', ')],
  ]);
}

/** The policy as it stood; `policy` of a notice is the one that governs the request. */
export function policyRows({ title, number, version, effectiveFrom }: NonNullable<Snapshot['policy']>): Block {
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
export function notGuaranteed({ plan }: LetterSource, recipient: Recipient): Block[] {
  const { you, your } = voiceFor(recipient);
  return [
    { type: 'heading', level: 2, text: 'Not a guarantee of payment' },
    { type: 'paragraph', role: 'prose', text: 'This letter is not a guarantee of payment. What we pay depends on the day of care:' },
    {
      type: 'list',
      items: [
        `${capitalized(you)} must be covered by the plan on that day.`,
        `The care must be a benefit of ${your} plan. Look in the ${benefitDocument(plan.lineOfBusiness)}.`,
        'The care must have the codes named above. It must be given by the provider, at the place, and on the dates named above.',
        `${capitalized(you)} may have to pay a share of the cost.`,
      ],
    },
  ];
}
