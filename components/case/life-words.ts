import { CHECK_WORDS } from '@/lib/cases/check-words.ts';
import { BASIS_WORDS, ENDING_WORDS } from '@/lib/cases/endings.ts';
import type { CaseEvent, ClockPayload, DocumentFlags, EventType } from '@/lib/cases/events.ts';
import { formatInstant } from '@/lib/cases/time-words.ts';
import { ESCALATION_WORDS, MISSED_WORDS, PEER_TO_PEER_WORDS, URGENCY_WORDS } from '@/lib/cases/words.ts';
import { afterWords } from './after-words';
import { counted, lowered } from './case-text';
import type { EventWords } from './event-words';
import { wordsOf } from './letter-words';
import { zoneWords } from './when';

const SENSITIVITY_WORDS: Readonly<Record<string, string>> = {
  none: 'Not marked as sensitive',
  'substance-use': 'Substance use disorder (42 CFR Part 2)',
  psychotherapy: 'Psychotherapy notes',
};

/** What the marking changed, each only where it is another now. */
function flagChanges(before: DocumentFlags, after: DocumentFlags): EventWords['changes'] {
  const wordings = [
    (flags: DocumentFlags) => wordsOf(SENSITIVITY_WORDS, flags.sensitivity),
    (flags: DocumentFlags) => flags.kind || 'No kind given',
  ];
  const changes = wordings.map((words) => ({ before: words(before), after: words(after) }));
  return changes.filter((each) => each.before !== each.after);
}

type Payload<T extends EventType> = Extract<CaseEvent, { type: T }>['payload'];

/** A line of history about who holds the case, its clock, its information, its contacts and its director, as people say it. */
export function lifeWords(event: CaseEvent): Partial<EventWords> {
  switch (event.type) {
    case 'case-assigned':
      return {
        about: `to ${event.payload.toName}`,
        changes: [{ before: event.payload.fromName ?? 'Nobody', after: event.payload.toName }],
      };
    case 'information-requested':
      return asked(event.payload);
    case 'information-recorded':
      return {
        about: event.payload.complete ? 'complete' : 'in part',
        details: event.payload.items.map(({ number, note }) => `Item ${number}${note ? `: ${note}` : ''}`),
      };
    case 'information-lapsed':
      return {
        about: `due ${whenWords(event.payload.dueAt, event.payload.timeZone)}`,
        details: [`${counted(event.payload.open.length, 'item')} not received; back in review`],
      };
    case 'case-escalated':
      return {
        about: 'to a medical director',
        details: [wordsOf(ESCALATION_WORDS, event.payload.reason), `Question: ${event.payload.question}`],
      };
    case 'peer-to-peer-recorded':
      return {
        about: [lowered(PEER_TO_PEER_WORDS[event.payload.outcome]), event.payload.person].filter(Boolean).join(', '),
        details: texts(event.payload.text),
      };
    case 'contact-recorded':
    case 'oral-notice-recorded':
      return { about: [event.payload.person, event.payload.means].filter(Boolean).join(', '), details: texts(event.payload.text) };
    case 'document-added':
      return { about: event.payload.name, details: [counted(event.payload.pages, 'page')] };
    case 'document-removed':
      return {
        about: event.payload.name,
        details: [
          `Reason: ${event.payload.reason}`,
          ...(event.payload.citations.length === 0 ? [] : [`${counted(event.payload.citations.length, 'citation')} kept in words`]),
        ],
      };
    case 'document-flagged':
      return { about: event.payload.name, changes: flagChanges(event.payload.before, event.payload.after) };
    case 'note-recorded':
      return { details: texts(event.payload.text) };
    case 'case-returned':
      return { details: [`Wanted: ${event.payload.wanted}`] };
    case 'decision-signed':
      return signed(event.payload);
    case 'urgency-changed':
      return {
        changes: [{ before: wordsOf(URGENCY_WORDS, event.payload.from), after: wordsOf(URGENCY_WORDS, event.payload.to) }],
        details: [`Reason: ${event.payload.reason}`, moved(event.payload.clock)],
      };
    case 'clock-extended':
      return { details: [`Reason: ${event.payload.reason}`, moved(event.payload.clock)] };
    case 'protected-opened':
      return { about: event.payload.name, details: [`Reason: ${event.payload.reason}`] };
    case 'packet-made':
      return {
        about: packetWords(event.payload),
        details: texts(event.payload.psychotherapy && `Psychotherapy notes: ${event.payload.psychotherapy}`),
      };
    case 'hold-set':
      return { details: [`Reason: ${event.payload.reason}`] };
    case 'case-withdrawn':
      return { about: `by ${event.payload.by}`, details: [`Confirmed: ${event.payload.confirmed}`] };
    case 'overdue-flagged':
      return {
        about: wordsOf(MISSED_WORDS, event.payload.consequence),
        details: [`Was due ${whenWords(event.payload.dueAt, event.payload.timeZone)}, ${event.payload.basis}`],
      };
    case 'letter-voided':
      return { about: `to ${event.payload.recipient}`, details: [`Reason: ${event.payload.reason}`] };
    case 'appeal-filed': {
      const { appeal, by, goodCause, continuation } = event.payload;
      const goesOn = continuation ? [`Services ${continuation.granted ? 'go on' : 'do not go on'} meanwhile, ${continuation.basis}`] : [];
      return { about: `as ${appeal}`, details: [`By ${by}`, ...texts(goodCause), ...goesOn] };
    }
    case 'check-confirmed':
      return checked(event.payload);
    case 'case-ended':
      return ended(event.payload);
    default:
      return afterWords(event);
  }
}

const packetWords = ({ pages, documents }: Payload<'packet-made'>): string =>
  `${pages === 'all' ? 'all pages' : 'cited pages'} of ${counted(documents.length, 'document')}`;

const texts = (text: string) => (text === '' ? [] : [text]);
const whenWords = (at: string, timeZone: string) => `${formatInstant(at, timeZone)} ${zoneWords(timeZone)}`;

function moved({ before, after, basis, timeZone }: ClockPayload): string {
  const due = whenWords(after, timeZone);
  return before === after ? `Still due ${due}, ${basis}` : `Due ${due} instead of ${whenWords(before, timeZone)}, ${basis}`;
}

function asked({ items, dueAt, stopsClock, clock }: Payload<'information-requested'>): Partial<EventWords> {
  return {
    about: `${counted(items.length, 'item')}, to be sent by ${whenWords(dueAt, clock.timeZone)}`,
    details: [
      ...items.map(({ number, what, leaf }) => `${number}. ${what} (for ${leaf})`),
      stopsClock ? 'The clock stands still meanwhile' : 'The clock runs on',
      moved(clock),
    ],
  };
}

function checked({ kind, result, suggested, why, note, original, clock }: Payload<'check-confirmed'>): Partial<EventWords> {
  const words = CHECK_WORDS[kind];
  return {
    about: `${lowered(words.title)}: ${lowered(words[result])}${original === '' ? '' : ` of ${original}`}`,
    details: [
      `The plan’s data: ${lowered(why)}`,
      ...(suggested !== null && suggested !== result ? ['Confirmed against what the plan’s data suggests'] : []),
      ...texts(note),
      ...(clock ? [moved(clock)] : []),
    ],
  };
}

function ended({ kind, basis, reason, lines, forwardedTo }: Payload<'case-ended'>): Partial<EventWords> {
  return {
    about: lowered(ENDING_WORDS[kind]),
    details: [
      BASIS_WORDS[basis],
      `Reason: ${reason}`,
      `Lines ${lines.map(({ code }) => code).join(', ')}`,
      ...(forwardedTo === undefined ? [] : [`Sent on to ${forwardedTo}`]),
    ],
  };
}

const KIND: Readonly<Record<string, string>> = { approved: 'Approved', 'approved-in-part': 'Approved in part', denied: 'Denied' };

function signed({ kind, authorization, lines, criteria, readings, credential }: Payload<'decision-signed'>): Partial<EventWords> {
  return {
    about: [KIND[kind] ?? kind, authorization].filter(Boolean).join(', '),
    details: [
      lines.map(({ code, result }) => `${code} ${result}`).join(', '),
      ...(criteria.length > 0 ? [`Relying on ${criteria.join(', ')}`] : []),
      ...readings.map(({ leaf, result }) => `Read ${leaf} as ${result === 'met' ? 'met' : 'not met'}`),
      `Signed under license ${credential}`,
    ],
  };
}
