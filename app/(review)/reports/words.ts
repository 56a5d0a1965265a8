import { wordsOf } from '@/components/case/letter-words';
import { formatDate } from '@/lib/cases/time-words.ts';
import { LINE_OF_BUSINESS_WORDS, PAYER_WORDS, STATUS_WORDS, URGENCY_WORDS } from '@/lib/cases/words.ts';
import { isRealDate } from '@/lib/criteria/dates.ts';
import { factSpec, isFactKey } from '@/lib/criteria/facts.ts';
import { OUTSIDE_WORDS } from '@/lib/use-cases/load-metrics.ts';
import { ageWords, SELECTION_KEYS, type Selection, type SelectionKey, type Timing } from '@/lib/use-cases/load-reports.ts';

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

const list = (value: string, words: (code: string) => string): string =>
  value
    .split(',')
    .map((code) => words(code))
    .join(' or ');

/** Each part of a selection in words; a code that none of the lists knows stays as it is. */
const KEY_WORDS: Readonly<Record<SelectionKey, (value: string) => string>> = {
  line: (value) => wordsOf(LINE_OF_BUSINESS_WORDS, value),
  payer: (value) => wordsOf(PAYER_WORDS, value),
  urgency: (value) => wordsOf(URGENCY_WORDS, value).toLowerCase(),
  kind: (value) => list(value, (code) => stateWords(code).toLowerCase()),
  timing: (value) => wordsOf(TIMING_WORDS, value).toLowerCase(),
  week: (value) => `week of ${dayOrText(value)}`,
  status: (value) => wordsOf(STATUS_WORDS, value).toLowerCase(),
  age: (value) => ageWords(Number(value)),
  policy: (value) => value,
  version: (value) => value,
  leaf: (value) => `clause ${value}`,
  fact: (value) => (isFactKey(value) ? factSpec(value).question : value),
  class: (value) => (value === 'counted' ? 'counted' : `outside: ${wordsOf(OUTSIDE_WORDS, value)}`),
  extended: () => 'extended',
  appeal: (value) => `after appeal: ${list(value, (code) => stateWords(code).toLowerCase())}`,
};

const dayOrText = (value: string): string => (isRealDate(value) ? formatDate(value) : value);

/** A selection in words, for the head of its list: "Decided or withdrawn; Medicaid; standard; late". */
export function selectionWords({ set, ...keys }: Selection): string {
  const parts = SELECTION_KEYS.flatMap((key) => (keys[key] === undefined ? [] : [KEY_WORDS[key](keys[key])]));
  return [SET_WORDS[set], ...parts].join('; ');
}

/** A stratum of a sample in words: "Molina · Approved in part · Dana Whitfield". */
export function stratumWords(stratum: string): string {
  const [payer = '', kind = '', ...reviewer] = stratum.split(' · ');
  return [wordsOf(PAYER_WORDS, payer), stateWords(kind), ...reviewer].join(' · ');
}

/** `97.5 %`, of whole numbers; a dash of nothing. */
export const shareWords = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
