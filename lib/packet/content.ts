import type { Citation, Snapshot } from '../cases/snapshot.ts';
import { formatDate, formatInstant } from '../cases/time-words.ts';
import { LINE_OF_BUSINESS_WORDS, OUTCOME_WORDS, URGENCY_WORDS } from '../cases/words.ts';
import { LINES_OF_BUSINESS } from '../criteria/case-input.ts';
import { type FactKey, type FactSpec, type FactValue, factSpec } from '../criteria/facts.ts';
import { questionsFor } from '../criteria/questions.ts';
import type { Block, Row } from '../letters/letter.ts';
import { type PacketChoices, type PacketDocument, withheld } from './choices.ts';
import { decisionBlocks, summaryBlocks } from './decision.ts';
import type { PacketContent } from './packet.ts';
import { type Cited, recordsOf } from './records.ts';
import { REDISCLOSURE } from './redisclosure.ts';

/** All that a packet is made from. */
export type PacketInput = {
  /** The decision's own snapshot; before the decision the case as a snapshot would freeze it now, of which the decision is not read. */
  snapshot: Snapshot;
  /** Null: not decided, as of the snapshot's instant. SHA-256 of the stored snapshot otherwise. */
  decidedSha256: string | null;
  /** In the order of the records. */
  documents: readonly PacketDocument[];
  choices: PacketChoices;
};

/**
 * What a packet says, and which pages of the records are in it. Of a decided case it is made from the snapshot, the documents' own marks and
 * the choices alone, so the same choices give the same packet.
 */
export function packetContent(input: PacketInput): PacketContent {
  const { snapshot: s, decidedSha256, documents, choices } = input;
  const { records, leftOut } = recordsOf(documents, citedIn(s), choices);
  const at = formatInstant(s.decidedAt, s.plan.timeZone);
  const isPartTwo = documents.some((d) => d.sensitivity === 'substance-use' && withheld(d, choices) === null);
  return {
    title: `Case packet ${s.caseNumber}`,
    footer: decidedSha256 === null ? `${s.caseNumber} · not decided, as of ${at}` : `${s.caseNumber} · decided ${at}`,
    cover: {
      heading: `Case packet ${s.caseNumber}`,
      state:
        decidedSha256 === null ? `Not decided. The case as it stood ${at} (${s.plan.timeZone}).` : `Decided ${at} (${s.plan.timeZone}).`,
      rows: coverRows(s),
    },
    notice: isPartTwo ? REDISCLOSURE : null,
    sections: [
      { title: 'Request', blocks: requestBlocks(s) },
      { title: 'Evaluation', blocks: evaluationBlocks(s) },
      { title: 'Answers and evidence', blocks: answerBlocks(s, (c) => quotationOf(c, documents, choices)) },
      { title: 'Reviewer’s summary', blocks: summaryBlocks(s) },
      { title: 'Decision', blocks: decidedSha256 === null ? [plain('Not decided.')] : decisionBlocks(s, decidedSha256) },
    ],
    records,
    leftOut,
  };
}

const plain = (text: string): Block => ({ type: 'paragraph', role: 'plain', text });

/** Every citation that names a document of the records, in the order of the questions. */
function citedIn(s: Snapshot): Cited[] {
  return questionsFor(s.input).flatMap(({ fact }, i) =>
    (s.evidence[fact]?.citations ?? []).flatMap(({ documentId, page }) =>
      documentId === undefined ? [] : [{ documentId, page, question: `${i + 1}. ${factSpec(fact).question}` }],
    ),
  );
}

function coverRows(s: Snapshot): Row[] {
  return [
    { term: 'Member', detail: `${s.member.name}, ${s.member.memberId}; born ${formatDate(s.member.dateOfBirth)}` },
    { term: 'Plan', detail: `${s.plan.planName}; ${lineOfBusiness(s.plan.lineOfBusiness)}` },
    { term: 'Request', detail: `${s.lines.map((l) => l.code).join(', ')}; ${URGENCY_WORDS[s.urgency].toLowerCase()}` },
    { term: 'Received', detail: formatInstant(s.receivedAt, s.plan.timeZone) },
    { term: 'Notice due', detail: formatInstant(s.dueAt, s.plan.timeZone) },
    {
      term: 'Policy',
      detail: s.policy === null ? 'None governs' : [s.policy.title, s.policy.number, s.policy.version].filter(Boolean).join(', '),
    },
  ];
}

const lineOfBusiness = (id: string): string => {
  const known = LINES_OF_BUSINESS.find((one) => one === id);
  return known ? LINE_OF_BUSINESS_WORDS[known] : id;
};

function requestBlocks(s: Snapshot): Block[] {
  const { requestingPractitioner: p, facility: f, representative: r } = s;
  const rows: Row[] = [
    { term: 'Practitioner', detail: [p.name, p.specialty, p.npi && `NPI ${p.npi}`].filter(Boolean).join(', ') },
    { term: 'Facility', detail: [f.name, f.npi && `NPI ${f.npi}`].filter(Boolean).join(', ') || 'None named' },
    { term: 'Representative', detail: r ? [r.name, r.relationship].filter(Boolean).join(', ') : 'None on file' },
    { term: 'Diagnoses', detail: s.diagnoses.map(({ code, description }) => `${code} ${description}`).join('; ') || 'None' },
    ...(s.drug ? [{ term: 'Drug', detail: s.drug }] : []),
    ...(s.device ? [{ term: 'Device', detail: s.device }] : []),
  ];
  const columns = (['Line', 'Code', 'Description', 'Units', 'Date of service'] as const).map((title) => ({
    title,
    align: title === 'Units' ? ('end' as const) : ('start' as const),
    width: title === 'Description' ? ('wide' as const) : ('narrow' as const),
  }));
  const lines = s.lines.map((l) => [String(l.number), l.code, l.description, String(l.units), formatDate(l.dateOfService)]);
  return [
    { type: 'definitions', rows },
    { type: 'table', columns, rows: lines },
  ];
}

const FINDING_WORDS = { met: 'Met', 'not-met': 'Not met', unknown: 'Policy unclear', 'not-applicable': 'Does not apply' } as const;

/** Each clause with what it came to and the answers that it reads, by their number. */
function evaluationBlocks(s: Snapshot): Block[] {
  const { evaluation } = s;
  const score = plain(`${OUTCOME_WORDS[evaluation.outcome]}. A score, not a decision.`);
  if (evaluation.findings.length === 0) return [score];
  const numbers = new Map<string, number>(questionsFor(s.input).map(({ fact }, i) => [fact, i + 1]));
  const rows = evaluation.findings.map((f) => [
    f.id,
    f.title,
    f.status === 'unknown' && f.missing.length > 0 ? 'Not documented' : FINDING_WORDS[f.status],
    Object.keys(f.facts)
      .flatMap((fact) => numbers.get(fact) ?? [])
      .sort((a, b) => a - b)
      .join(', '),
    f.citation,
  ]);
  return [
    score,
    {
      type: 'table',
      columns: [
        { title: 'Clause', align: 'start', width: 'narrow' },
        { title: 'Criterion', align: 'start', width: 'wide' },
        { title: 'Finding', align: 'start', width: 'narrow' },
        { title: 'Answers', align: 'start', width: 'narrow' },
        { title: 'Source', align: 'start', width: 'medium' },
      ],
      rows,
    },
  ];
}

/** What each question was answered with, where it was found, and whose answer it is. */
function answerBlocks(s: Snapshot, quotation: (citation: Citation) => string): Block[] {
  const questions = questionsFor(s.input);
  if (questions.length === 0) return [plain('Nothing was asked.')];
  const rows = questions.map(({ fact }, i) => {
    const answer = s.evidence[fact];
    const where = answer?.citations.map((c) => citationLine(c, quotation(c))) ?? [];
    const note = answer?.note ? [`Note: ${answer.note}`] : [];
    const none =
      answer && where.length === 0 ? [s.acceptedGaps.includes(fact) ? 'No evidence; accepted as it is' : 'No evidence cited'] : [];
    return [
      String(i + 1),
      factSpec(fact).question,
      answer ? valueWords(fact, answer.value) : 'Not documented',
      [...where, ...none, ...note].join('; '),
    ];
  });
  return [
    {
      type: 'table',
      columns: [
        { title: 'No.', align: 'start', width: 'narrow' },
        { title: 'Question', align: 'start', width: 'medium' },
        { title: 'Answer', align: 'start', width: 'narrow' },
        { title: 'Evidence and note', align: 'start', width: 'wide' },
      ],
      rows,
    },
  ];
}

function citationLine({ document, page, noteDate, comment }: Citation, quotation: string): string {
  const where = [document, noteDate && formatDate(noteDate), page && `p. ${page}`].filter(Boolean).join(', ');
  return [where + quotation, comment].filter(Boolean).join(' · ');
}

/** The words of a record that stays out stay out with it. */
function quotationOf({ documentId, quotation }: Citation, documents: readonly PacketDocument[], choices: PacketChoices): string {
  if (quotation === '') return '';
  const document = documents.find(({ id }) => id === documentId);
  return document && withheld(document, choices) !== null ? ' (quotation withheld)' : ` “${quotation}”`;
}

function valueWords(fact: FactKey, value: FactValue): string {
  const spec: FactSpec = factSpec(fact);
  if (spec.type === 'boolean') return value === true ? 'Yes' : 'No';
  if (spec.type === 'enum') return spec.optionLabels[String(value)] ?? String(value);
  if (spec.type === 'date') return formatDate(String(value));
  return [String(value), spec.unit].filter(Boolean).join(spec.unit === '%' ? '' : ' ');
}
