import type { Outcome } from '../criteria/evaluate.ts';
import type { CaseView } from './case-view.ts';

/** The conditions of the transition table. Each answers null when it holds, else why not, in words for the screen. */

export type GuardId =
  | 'nobody-holds'
  | 'not-ready-yet'
  | 'ready'
  | 'approvable-outcome'
  | 'lines-listed'
  | 'lines-of-stage'
  | 'lines-confirmed'
  | 'letter-to-issue'
  | 'letters-clean'
  | 'letter-to-deliver';

type Guard = (view: CaseView) => string | null;

const NOT_APPROVABLE: Readonly<Record<Exclude<Outcome, 'meets' | 'no-review-required'>, string>> = {
  'does-not-meet': 'The case does not meet the criteria',
  'needs-information': 'Information that the criteria ask for is not documented',
  'needs-physician': 'The policy does not decide this case: it needs a physician',
};

function approvableOutcome({ outcome }: CaseView): string | null {
  return outcome === 'meets' || outcome === 'no-review-required' ? null : NOT_APPROVABLE[outcome];
}

const codes = (lines: readonly { readonly code: string }[]) => lines.map((line) => line.code).join(', ');

function linesListed({ lines }: CaseView): string | null {
  if (lines.length === 0) return 'The case has no service line';
  const not = lines.filter((line) => !line.listed);
  return not.length === 0 ? null : `Not in the policy’s list: ${codes(not)}`;
}

function linesOfStage({ lines }: CaseView): string | null {
  const not = lines.filter((line) => !line.stageMatches);
  return not.length === 0 ? null : `Another kind of request: ${codes(not)}`;
}

const isReady = (view: CaseView) => view.readyVersion === view.version;

function ready(view: CaseView): string | null {
  if (isReady(view)) return null;
  return view.readyVersion === null
    ? 'Confirm that the case is ready first'
    : 'The case was edited after it was confirmed ready; confirm it again';
}

function lettersClean({ letters }: CaseView): string | null {
  const blocked = letters.find((letter) => !letter.issued && letter.lint.length > 0);
  // A refusal is a phrase; the lint speaks in sentences.
  return blocked?.lint[0]?.replace(/\.$/, '') ?? null;
}

function letterToDeliver({ letters }: CaseView): string | null {
  if (letters.some((letter) => letter.issued && !letter.delivered)) return null;
  return letters.some((letter) => !letter.issued) ? 'Issue the letters first' : 'No notice is owed';
}

export const GUARDS: Readonly<Record<GuardId, Guard>> = {
  'nobody-holds': (view) => (view.assigneeId === null ? null : 'The case is held'),
  'not-ready-yet': (view) => (isReady(view) ? 'Confirmed ready already' : null),
  ready,
  'approvable-outcome': approvableOutcome,
  'lines-listed': linesListed,
  'lines-of-stage': linesOfStage,
  'lines-confirmed': ({ lines }) => (lines.every((line) => line.confirmed) ? null : 'Every line must be confirmed'),
  'letter-to-issue': ({ letters }) => (letters.some((letter) => !letter.issued) ? null : 'Every letter is issued'),
  'letters-clean': lettersClean,
  'letter-to-deliver': letterToDeliver,
};
