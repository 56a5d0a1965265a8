import type { Snapshot } from '../../cases/snapshot.ts';
import { dateInZone, longDate } from '../dates.ts';
import { type Block, isDecision, type LetterContent, type LetterSource, letterKind, type Recipient, type Row } from '../letter.ts';
import { readingGrade } from '../readability.ts';
import { taglinesFor } from '../taglines.ts';
import { addressee, othersTold, pointsFor, salutation } from './addressee.ts';
import { overlayWords } from './overlay.ts';
import { addressLines, clean, definitions, joined, paragraphs, present, prose, rows } from './text.ts';
import { capitalized, credentialWords, planKind, roleWords, serviceWords } from './words.ts';

/** What every letter has, around what each says of its own. */
export type Wording = {
  heading: string;
  /** The row under the heading that says what was done: `Decision`, or `Notice`. */
  outcome: readonly [string, string];
  /** After the salutation, down to the contact. */
  body: readonly Block[];
  /** After the signature, before the plan's notices. */
  foot?: readonly Block[];
};

export function letter(source: LetterSource, recipient: Recipient, wording: Wording): LetterContent {
  const { plan } = source;
  const blocks: Block[] = [
    { type: 'address', lines: addressee(source, recipient) },
    { type: 'heading', level: 1, text: wording.heading },
    { type: 'definitions', rows: reference(source, wording.outcome) },
    { type: 'paragraph', role: 'plain', text: salutation(source, recipient) },
    ...corrected(source),
    ...wording.body,
    ...overlayWords(source),
    ...contact(source, recipient),
    signature(source),
    ...copies(source, recipient),
    ...(wording.foot ?? []),
    ...planNotices(source),
  ];
  return {
    kind: letterKind(source),
    recipient,
    language: 'en-US',
    title: `${wording.heading}, case ${clean(source.caseNumber)}`,
    readingGrade: readingGrade(ownSentences(blocks)),
    points: pointsFor(source, recipient),
    letterhead: { name: clean(plan.planName), lines: present([...addressLines(plan.letterhead), planKind(plan.lineOfBusiness)]) },
    footer: `Case ${clean(source.caseNumber)}`,
    date: longDate(dateInZone(instantOf(source), plan.timeZone)),
    blocks,
  };
}

export const SAME_DECISION = 'Our decision is the same. Only what is named here was put right.';

/** Of a letter that takes the place of one with a clerical error in it. */
function corrected(source: LetterSource): Block[] {
  const correction = isDecision(source) ? source.correction : undefined;
  if (correction === undefined) return [];
  return [
    { type: 'heading', level: 2, text: 'This is a corrected letter' },
    ...prose(`This letter takes the place of our letter of ${longDate(correction.replaces)}. ${SAME_DECISION}`),
    ...definitions([
      ...correction.changes.map(({ what, after }) => [`Corrected: ${what.toLowerCase()}`, after] as const),
      ['Why', correction.reason],
    ]),
  ];
}

/** The instant that dates the letter. */
export const instantOf = (source: LetterSource): string =>
  isDecision(source) ? (source.correction?.at ?? source.decidedAt) : source.takenAt;

/** Who decided, or who issues the notice. */
export const authorOf = (source: LetterSource): Snapshot['decidedBy'] => (isDecision(source) ? source.decidedBy : source.by);

/** What the reading grade is measured on: the letter's own prose, without salutation, tables, addresses and the plan's legal wording. */
function ownSentences(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'list') return block.items;
    return block.type === 'paragraph' && block.role === 'prose' ? [block.text] : [];
  });
}

function reference(source: LetterSource, outcome: readonly [string, string]): Row[] {
  const urgency = source.urgency === 'expedited' ? 'Expedited (fast)' : 'Standard';
  return rows([
    outcome,
    ['Authorization number', isDecision(source) ? (source.authorizationNumber ?? '') : ''],
    ['Case number', source.caseNumber],
    ['Member', source.member.name],
    ['Member number', source.member.memberId],
    ['Representative', source.representative?.name ?? ''],
    ['Kind of request', kindOfRequest(source)],
    ['Review', urgency],
  ]);
}

export const kindOfRequest = ({ retrospective }: LetterSource): string =>
  retrospective ? 'Approval after care (retrospective review)' : 'Approval before care (prior authorization)';

function contact({ plan }: LetterSource, recipient: Recipient): Block[] {
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

function signature(source: LetterSource): Block {
  const { plan } = source;
  const author = authorOf(source);
  const who = joined([capitalized(roleWords(clean(author.role))), credentialWords(clean(author.credential))], ', ');
  const unit = (plan.letters?.signatureBlock ?? []).map(clean);
  const whose = `This is a ${whatItIs(source)} of ${clean(plan.planName)}.`;
  return { type: 'signature', closing: 'Sincerely,', lines: present([clean(author.name), who, ...unit, whose]) };
}

/** A request that was sent on or dismissed was not decided. */
function whatItIs(source: LetterSource): 'decision' | 'notice' {
  if (!isDecision(source)) return 'notice';
  const { kind } = source.decision;
  return kind === 'redirected' || kind === 'dismissed' ? 'notice' : 'decision';
}

function copies(source: LetterSource, recipient: Recipient): Block[] {
  const names = othersTold(source, recipient);
  const what = whatItIs(source);
  return names.length === 0 ? [] : [{ type: 'paragraph', role: 'plain', text: `We also sent this ${what} to: ${names.join('; ')}.` }];
}

function planNotices({ plan }: LetterSource): Block[] {
  const taglines = plan.letters ? taglinesFor(plan.letters, { phone: plan.phone, tty: plan.tty }) : [];
  return [
    { type: 'heading', level: 2, text: 'Equal treatment and language help' },
    ...[plan.languageAssistance, plan.nondiscrimination].flatMap((text) =>
      paragraphs(text).map((part): Block => ({ type: 'paragraph', role: 'notice', text: part })),
    ),
    ...taglines.map(({ tag, direction, text }): Block => ({ type: 'tagline', tag, direction, text })),
  ];
}

export function serviceOf(source: LetterSource): { service: string; explained: string } {
  const stage = isDecision(source) ? source.evaluation.stage : source.stage;
  return serviceWords(stage ?? source.input.request.stage, source.input.facts.indication);
}
