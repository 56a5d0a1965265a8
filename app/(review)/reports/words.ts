import { STATUS_WORDS } from '@/lib/cases/words.ts';
import type { Selection, Timing } from '@/lib/use-cases/load-reports.ts';

/** What a case came to. */
export const KIND_WORDS: Readonly<Record<string, string>> = {
  approved: 'Approved',
  'approved-in-part': 'Approved in part',
  denied: 'Denied',
  'administrative-denial': 'Administrative denial',
  'no-review-required': 'No review required',
  'no-authorization-required': 'No authorization required',
  redirected: 'Redirected',
  dismissed: 'Dismissed',
  withdrawn: 'Withdrawn',
};

export const TIMING_WORDS: Readonly<Record<Timing, string>> = { 'on-time': 'On time', late: 'Late', owed: 'Notice owed, not late' };

/** A case's end, or where it is now. */
export const stateWords = (state: string): string =>
  KIND_WORDS[state] ?? Object.entries(STATUS_WORDS).find(([key]) => key === state)?.[1] ?? state;

const SET_WORDS: Readonly<Record<Selection['set'], string>> = {
  ended: 'Decided or withdrawn',
  received: 'Received',
  open: 'Open now',
  asked: 'Information asked for',
  denied: 'Denied, wholly or in part',
};

/** A selection in words, for the head of its list: "Decided or withdrawn; medicaid; late". */
export function selectionWords({ set, ...keys }: Selection): string {
  const parts = Object.values(keys).map((value) =>
    value
      .split(',')
      .map((code) => stateWords(code))
      .join(' or '),
  );
  return [SET_WORDS[set], ...parts].join('; ');
}

/** `97.5 %`, of whole numbers; a dash of nothing. */
export const shareWords = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
