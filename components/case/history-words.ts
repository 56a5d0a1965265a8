import { valueWords } from '@/components/form/fact-words';
import { describeCode } from '@/lib/cases/codes.ts';
import type { CaseEvent, EventType, RequestAsReceived } from '@/lib/cases/events.ts';
import { formatDate, formatInstant } from '@/lib/cases/time-words.ts';
import { CHANNEL_WORDS, EVENT_WORDS, OUTCOME_WORDS, STAGE_WORDS, URGENCY_WORDS } from '@/lib/cases/words.ts';
import { type FactKey, factSpec } from '@/lib/criteria/facts.ts';
import { POLICIES } from '@/lib/criteria/registry.ts';
import { capitalized, counted, lowered } from './case-text';
import { citationWords } from './citation-words';
import type { EventWords } from './event-words';
import { METHOD_WORDS, RECIPIENT_WORDS, wordsOf } from './letter-words';
import { lifeWords } from './life-words';
import { partiesWords } from './party-change-words';
import { zoneWords } from './when';

/** What a history can be narrowed to. */
export const HISTORY_KINDS = ['answers', 'evidence', 'information', 'contacts', 'decision', 'letters', 'case'] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

export const KIND_WORDS: Readonly<Record<HistoryKind, string>> = {
  answers: 'Answers',
  evidence: 'Evidence',
  information: 'Information',
  contacts: 'Contacts',
  decision: 'Decision',
  letters: 'Letters',
  case: 'Case',
};

const KIND_OF: Readonly<Record<EventType, HistoryKind>> = {
  'request-received': 'case',
  'case-claimed': 'case',
  'case-released': 'case',
  'answer-saved': 'answers',
  'evidence-cited': 'evidence',
  'evidence-removed': 'evidence',
  'request-corrected': 'case',
  'ready-confirmed': 'decision',
  'case-approved': 'decision',
  'letter-issued': 'letters',
  'letter-delivered': 'letters',
  'case-closed': 'case',
  'case-assigned': 'case',
  'information-requested': 'information',
  'information-recorded': 'information',
  'information-lapsed': 'information',
  'case-escalated': 'decision',
  'case-taken': 'decision',
  'peer-to-peer-recorded': 'contacts',
  'contact-recorded': 'contacts',
  'oral-notice-recorded': 'contacts',
  'note-recorded': 'contacts',
  'case-returned': 'decision',
  'decision-signed': 'decision',
  'urgency-changed': 'case',
  'clock-extended': 'case',
  'case-withdrawn': 'case',
  'overdue-flagged': 'case',
  'letter-voided': 'letters',
  'protected-opened': 'evidence',
  'packet-made': 'evidence',
  'hold-set': 'case',
  'hold-lifted': 'case',
  'document-added': 'evidence',
  'document-removed': 'evidence',
  'document-flagged': 'evidence',
  'parties-changed': 'case',
  'appeal-filed': 'case',
  'check-confirmed': 'case',
  'case-ended': 'decision',
  'authorization-amended': 'decision',
  'authorization-ended': 'decision',
  'external-outcome-recorded': 'decision',
  'appeal-forwarded': 'case',
  'decision-effectuated': 'case',
  'error-corrected': 'letters',
  'case-reopened': 'case',
  'case-reconsidered': 'case',
};

export const kindOf = (type: EventType): HistoryKind => KIND_OF[type];

/**
 * A line of history as people say it: questions and answers in words, never codes.
 * @param scoreBefore outcome after the answer before this one, so that an answer says the score only where it changed; null: none yet.
 */
export function eventWords(event: CaseEvent, scoreBefore: string | null = null): EventWords {
  const what =
    event.type === 'case-approved' && event.payload.kind === 'no-review-required'
      ? OUTCOME_WORDS['no-review-required']
      : EVENT_WORDS[event.type];
  return { what, about: '', changes: [], details: [], ...restOf(event, scoreBefore) };
}

function restOf(event: CaseEvent, scoreBefore: string | null): Partial<EventWords> {
  switch (event.type) {
    case 'request-received':
      return received(event.payload);
    case 'answer-saved':
      return answered(event.payload, scoreBefore);
    case 'evidence-cited':
    case 'evidence-removed':
      return { about: factSpec(event.payload.fact).question, details: [citationWords(event.payload)] };
    case 'request-corrected':
      return corrected(event.payload);
    case 'ready-confirmed':
      return {
        about: `at version ${event.payload.version}`,
        details: [wordsOf(OUTCOME_WORDS, event.payload.outcome), ...gapWords(event.payload.gaps)],
      };
    case 'parties-changed':
      return partiesWords(event.payload);
    case 'case-approved':
      return approved(event.payload);
    case 'letter-issued':
      return {
        about: `to ${wordsOf(RECIPIENT_WORDS, event.payload.recipient)}, ${event.payload.addressee}`,
        details: [hashWords('The letter', event.payload.sha256)],
      };
    case 'letter-delivered':
      return {
        about: `to ${wordsOf(RECIPIENT_WORDS, event.payload.recipient)}, ${wordsOf(METHOD_WORDS, event.payload.method)}`,
        details: told(event.payload.detail),
      };
    case 'case-closed':
      return { about: 'every notice owed was given' };
    default:
      return lifeWords(event);
  }
}

type Payload<T extends EventType> = Extract<CaseEvent, { type: T }>['payload'];

function received({
  channel,
  urgency,
  stage,
  codes,
  splitFrom,
  duplicateOf = [],
  cameAgainAt,
}: Payload<'request-received'>): Partial<EventWords> {
  const kind = stage === null ? '' : wordsOf(STAGE_WORDS, stage);
  const lines = codes.map((code) => `${code} ${lowered(describeCode(code))}`).join('; ');
  return {
    about: `by ${lowered(wordsOf(CHANNEL_WORDS, channel))}, ${lowered(wordsOf(URGENCY_WORDS, urgency))}`,
    details: [
      [kind, lines].filter(Boolean).join(': '),
      ...(splitFrom === null ? [] : [`Split from ${splitFrom}`]),
      ...(duplicateOf.length === 0 ? [] : [`Duplicate of ${duplicateOf.join(', ')}`]),
      ...(cameAgainAt === undefined ? [] : ['Came in again; its clock is that of the first']),
    ],
  };
}

function answered(payload: Payload<'answer-saved'>, scoreBefore: string | null): Partial<EventWords> {
  const { fact, before, after, noteBefore, noteAfter, outcome } = payload;
  const changes = [
    ...(before === after ? [] : [{ before: valueWords(fact, before), after: valueWords(fact, after) }]),
    ...(noteBefore === noteAfter ? [] : [{ before: noteWords(noteBefore), after: noteWords(noteAfter) }]),
  ];
  return {
    about: factSpec(fact).question,
    changes,
    details: outcome === scoreBefore ? [] : [`Score now: ${lowered(wordsOf(OUTCOME_WORDS, outcome))}`],
  };
}

/** What the correction changed, and what followed from it, each only where it is another now. */
function corrected({ before, after, reason }: Payload<'request-corrected'>): Partial<EventWords> {
  const wordings: readonly ((is: RequestAsReceived) => string)[] = [
    ({ planName }) => planName,
    ({ stage }) => (stage === null ? 'Kind as its codes tell' : wordsOf(STAGE_WORDS, stage)),
    ({ policy, policyVersion }) => governedBy(policy, policyVersion),
    ({ dueAt, timeZone }) => `Due ${formatInstant(dueAt, timeZone)} ${zoneWords(timeZone)}`,
    ({ outcome }) => wordsOf(OUTCOME_WORDS, outcome),
  ];
  const changes = wordings.map((words) => ({ before: words(before), after: words(after) }));
  return { changes: changes.filter((each) => each.before !== each.after), details: [`Reason: ${reason}`] };
}

function governedBy(policy: string | null, version: string | null): string {
  const document = POLICIES.find(({ id }) => id === policy)?.documentNumber;
  if (document === undefined) return 'No policy governs';
  return version === null ? `${document}, no version in force` : `${document}, version ${version}`;
}

const noteWords = (note: string) => (note === '' ? 'No note' : `Note “${note}”`);

function gapWords(gaps: readonly FactKey[]): string[] {
  if (gaps.length === 0) return ['No answer was without evidence'];
  return [`Accepted ${counted(gaps.length, 'answer')} without evidence: ${gaps.map((fact) => factSpec(fact).question).join('; ')}`];
}

function approved({ authorization, policy, policyVersion, lines, snapshot, transition }: Payload<'case-approved'>): Partial<EventWords> {
  const document = POLICIES.find(({ id }) => id === policy)?.documentNumber;
  return {
    about: authorization,
    details: [
      `Lines ${lines.map(({ code }) => code).join(', ')}`,
      ...(transition ? [`For continuity of care: ${transition.citation}, until ${formatDate(transition.until)}`] : []),
      ...(transition || document === undefined ? [] : [`Under ${document}${policyVersion === null ? '' : `, version ${policyVersion}`}`]),
      hashWords('The frozen record', snapshot),
    ],
  };
}

const hashWords = (of: string, sha256: string) => `${of}’s SHA-256 begins ${sha256.slice(0, 12)}`;
const told = (detail: string) => (detail === '' ? [] : [capitalized(detail)]);
