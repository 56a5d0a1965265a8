import { ENDING_EXCEPTION_WORDS, EXTERNAL_BODY_WORDS } from '@/lib/cases/after-rules.ts';
import type { AuthorizationVersion } from '@/lib/cases/authorization.ts';
import type { CaseEvent } from '@/lib/cases/events.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
import { isRealDate } from '@/lib/criteria/dates.ts';
import { counted } from './case-text';
import type { EventWords } from './event-words';
import { wordsOf } from './letter-words';

export const OUTCOME_OF_REVIEW: Readonly<Record<string, string>> = {
  upheld: 'Upheld',
  overturned: 'Overturned',
  'overturned-in-part': 'Overturned in part',
  dismissed: 'Dismissed',
  withdrawn: 'Withdrawn',
};

/** How a version of an authorization came to be. */
export const VERSION_WORDS: Readonly<Record<AuthorizationVersion['kind'], string>> = {
  decided: 'as decided',
  amended: 'amended',
  ended: 'ends early',
  continued: 'goes on during the appeal',
  ordered: 'as another body ordered',
};

const dayOrText = (value: string): string => (isRealDate(value) ? formatDate(value) : value);

/** A line of history about what came after the decision, as people say it. */
export function afterWords(event: CaseEvent): Partial<EventWords> {
  switch (event.type) {
    case 'authorization-amended': {
      const { authorization, version, reason, changes } = event.payload;
      return {
        about: `${authorization}, version ${version}`,
        changes: changes.map(({ what, before, after }) => ({ before: `${what}: ${dayOrText(before)}`, after: dayOrText(after) })),
        details: [`Reason: ${reason}`],
      };
    }
    case 'authorization-ended': {
      const { authorization, version, endsOn, reason, basis, exception, credential } = event.payload;
      return {
        about: `${authorization}, version ${version}, last day ${formatDate(endsOn)}`,
        details: [
          `Reason: ${reason}`,
          basis,
          ...(exception === '' ? [] : [`Exception: ${wordsOf(ENDING_EXCEPTION_WORDS, exception)}`]),
          `Signed under license ${credential}`,
        ],
      };
    }
    case 'external-outcome-recorded': {
      const { body, result, reference, decidedOn, authorization } = event.payload;
      return {
        about: `${wordsOf(EXTERNAL_BODY_WORDS, body)}, ${wordsOf(OUTCOME_OF_REVIEW, result).toLowerCase()}`,
        details: [`${reference}, ${formatDate(decidedOn)}`, ...(authorization === null ? [] : [`Approved as ordered: ${authorization}`])],
      };
    }
    case 'appeal-forwarded': {
      const { to, means, sent, basis } = event.payload;
      return { about: `to ${to}, ${means}`, details: [`${counted(sent.length, 'thing')} sent: ${sent.join('; ')}`, basis] };
    }
    case 'decision-effectuated':
      return { details: [event.payload.note, event.payload.basis].filter(Boolean) };
    case 'error-corrected': {
      const { reason, changes } = event.payload;
      return {
        about: 'the decision is the same',
        changes: changes.map(({ what, before, after }) => ({ before: `${what}: ${before}`, after })),
        details: [`Reason: ${reason}`],
      };
    }
    case 'case-reopened':
      return { about: `as ${event.payload.as}`, details: [event.payload.cause, event.payload.basis].filter(Boolean) };
    case 'case-reconsidered':
      return { about: `as ${event.payload.as}`, details: [`After a talk with ${event.payload.with}`, event.payload.basis] };
    default:
      return {};
  }
}
