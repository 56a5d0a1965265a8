import type { Outcome } from '../criteria/evaluate.ts';
import { AFTER_GUARDS, type AfterGuardId } from './after-guards.ts';
import type { ActingUser, Attempt, CaseView, OwedLetter, OwedNotice } from './case-view.ts';
import { administrativeAuthority, groundsFor, noOtherEnding } from './ending-guards.ts';
import { isAdverse } from './endings.ts';
import { appealRule, extensionRule } from './regulation.ts';

/** The conditions of the transition table. Each answers null when it holds, else why not, in words for the screen. */

export type GuardId =
  | 'nobody-holds'
  | 'target-is-nurse'
  | 'target-is-new'
  | 'not-ready-yet'
  | 'ready'
  | 'approvable-outcome'
  | 'lines-listed'
  | 'lines-of-stage'
  | 'lines-confirmed'
  | 'items-asked'
  | 'items-open'
  | 'information-due-passed'
  | 'question-asked'
  | 'nobody-took'
  | 'wanted-said'
  | 'not-preparer'
  | 'not-first-decider'
  | 'urgency-changes'
  | 'urgency-not-lowered'
  | 'not-extended'
  | 'extendable'
  | 'before-due'
  | 'reason-given'
  | 'requester-withdraws'
  | 'due-passed'
  | 'not-flagged'
  | 'letter-to-issue'
  | 'letters-clean'
  | 'letter-to-deliver'
  | 'letter-to-void'
  | 'notice-to-issue'
  | 'notice-clean'
  | 'notice-to-deliver'
  | 'notice-to-void'
  | 'notice-to-tell'
  | 'adverse'
  | 'appealable'
  | 'no-other-ending'
  | 'not-retrospective'
  | 'administrative-authority'
  | 'administrative-grounds'
  | 'not-required-grounds'
  | 'redirect-grounds'
  | 'in-transition'
  | 'not-appeal'
  | 'adverse-or-ended'
  | AfterGuardId;

type Guard = (view: CaseView, user: ActingUser, attempt: Attempt | null) => string | null;

const NOT_APPROVABLE: Readonly<Record<Exclude<Outcome, 'meets' | 'no-review-required'>, string>> = {
  'does-not-meet': 'The case does not meet the criteria',
  'needs-information': 'Information that the criteria ask for is not documented',
  'needs-physician': 'The policy does not decide this case: it needs a physician',
};

export function approvableOutcome({ outcome }: CaseView): string | null {
  return outcome === 'meets' || outcome === 'no-review-required' ? null : NOT_APPROVABLE[outcome];
}

const codes = (lines: readonly { readonly code: string }[]) => lines.map((line) => line.code).join(', ');

export function linesListed({ lines }: CaseView): string | null {
  if (lines.length === 0) return 'The case has no service line';
  const not = lines.filter((line) => !line.listed);
  return not.length === 0 ? null : `Not in the policy’s list: ${codes(not)}`;
}

export function linesOfStage({ lines }: CaseView): string | null {
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

const lettersClean = ({ letters }: CaseView): string | null => blockedBy(letters);

function blockedBy(letters: readonly OwedLetter[]): string | null {
  const blocked = letters.find((letter) => !letter.issued && letter.lint.length > 0);
  // A refusal is a phrase; the lint speaks in sentences.
  return blocked?.lint[0]?.replace(/\.$/, '') ?? null;
}

function letterToDeliver({ letters }: CaseView): string | null {
  if (letters.some((letter) => letter.issued && !letter.delivered)) return null;
  return letters.some((letter) => !letter.issued) ? 'Issue the letters first' : 'No notice is owed';
}

/** The notice in question; without a command any of them may be. */
const noticesIn = ({ notices }: CaseView, attempt: Attempt | null): readonly OwedNotice[] =>
  attempt?.notice === undefined ? notices : notices.filter(({ key }) => key === attempt.notice);

function noticeToIssue(view: CaseView, _user: ActingUser, attempt: Attempt | null): string | null {
  const notices = noticesIn(view, attempt);
  if (notices.some(({ moot, letters }) => moot === null && letters.some(({ issued }) => !issued))) return null;
  const moot = notices.find((notice) => notice.moot !== null && notice.letters.some(({ issued }) => !issued))?.moot;
  return moot ?? (notices.length > 0 ? 'Every letter is issued' : 'No notice but the decision’s is owed');
}

/** Without a command one notice whose letters are clean is enough: each is issued by itself. */
function noticeClean(view: CaseView, _user: ActingUser, attempt: Attempt | null): string | null {
  const open = noticesIn(view, attempt).filter(({ moot, letters }) => moot === null && letters.some(({ issued }) => !issued));
  const refusals = open.map(({ letters }) => blockedBy(letters));
  return refusals.includes(null) ? null : (refusals[0] ?? null);
}

function noticeToDeliver(view: CaseView, _user: ActingUser, attempt: Attempt | null): string | null {
  const letters = noticesIn(view, attempt).flatMap((notice) => notice.letters);
  if (letters.some(({ issued, delivered }) => issued && !delivered)) return null;
  return letters.some(({ issued }) => !issued) ? 'Issue the letters first' : 'No notice but the decision’s is owed';
}

/** What only the command tells is in order as long as there is no command. */
const given =
  (holds: (attempt: Attempt) => boolean, otherwise: string): Guard =>
  (_view, _user, attempt) =>
    attempt === null || holds(attempt) ? null : otherwise;

const said = (text: string | undefined) => (text ?? '').trim() !== '';

/** A practitioner's attestation stands; a member's is lowered by a physician only, who tells the member (lifecycle.md section 2). */
function urgencyNotLowered(view: CaseView, user: ActingUser, attempt: Attempt | null): string | null {
  const to = attempt?.urgency ?? (view.urgency === 'expedited' ? 'standard' : 'expedited');
  if (to === 'expedited') return null;
  if (view.attestedBy === 'practitioner') return 'A practitioner’s attestation of urgency is never lowered';
  if (view.attestedBy !== 'member') return null;
  if (user.role !== 'medical-director') return 'Only a medical director lowers an urgency that the member asked for';
  return attempt === null || attempt.oralNotice === true ? null : 'Tell the member by telephone first, and record it';
}

function extendable({ lineOfBusiness, urgency, appeal }: CaseView): string | null {
  if (appeal && !appealRule(lineOfBusiness).extends) return 'An appeal of this line of business is not extended';
  return extensionRule(lineOfBusiness).appliesTo.includes(urgency) ? null : 'An expedited request of this line of business is not extended';
}

export const NOTHING_DENIED = 'Nothing was denied';

const APPEAL_LATE = 'The window for an appeal is over; it needs a good cause';

function appealable(_view: CaseView, _user: ActingUser, attempt: Attempt | null): string | null {
  if (attempt === null) return null;
  if (attempt.hasStanding !== true) return 'Say who appeals, and that they may';
  return attempt.inWindow === true || said(attempt.goodCause) ? null : APPEAL_LATE;
}

export const GUARDS: Readonly<Record<GuardId, Guard>> = {
  'nobody-holds': (view) => (view.assigneeId === null ? null : 'The case is held'),
  'target-is-nurse': given((a) => a.targetIsNurse === true, 'The case can be given to a nurse of the plan only'),
  'target-is-new': (view, _user, attempt) =>
    attempt?.targetId !== undefined && attempt.targetId === view.assigneeId ? 'This nurse holds the case already' : null,
  'not-ready-yet': (view) => (isReady(view) ? 'Confirmed ready already' : null),
  ready,
  'approvable-outcome': approvableOutcome,
  'lines-listed': linesListed,
  'lines-of-stage': linesOfStage,
  'lines-confirmed': ({ lines }) => (lines.every((line) => line.confirmed) ? null : 'Every line must be confirmed'),
  'items-asked': given((a) => (a.items ?? 0) >= 1, 'Name at least one item'),
  'items-open': ({ information }, _user, attempt) => {
    if (information === null || information.items === 0) return 'Nothing that was asked for is open';
    return attempt === null || (attempt.items ?? 0) >= 1 ? null : 'Say which item came in';
  },
  'information-due-passed': ({ information, at }) =>
    information !== null && at > information.dueAt ? null : 'The time to send the information is not over',
  'question-asked': given((a) => said(a.reason) && said(a.question), 'Give the reason, and the question to the physician'),
  'nobody-took': (view) => (view.directorId === null ? null : `Taken by ${view.directorName ?? 'another medical director'}`),
  'wanted-said': given((a) => said(a.reason), 'Say what is wanted'),
  'not-preparer': (view, user) => (view.preparedBy.includes(user.id) ? 'Who prepared a case never signs it' : null),
  'not-first-decider': (view, user) =>
    view.firstDecisionBy.includes(user.id) ? 'An appeal is decided by nobody who took part in the first decision' : null,
  'urgency-changes': (view, _user, attempt) => (attempt?.urgency === view.urgency ? `The request is ${view.urgency} already` : null),
  'urgency-not-lowered': urgencyNotLowered,
  'not-extended': (view) => (view.extended ? 'The request was extended before; one extension is allowed' : null),
  extendable,
  'before-due': (view) => (view.at > view.dueAt ? 'The due time has passed; an extension must be noticed before it' : null),
  'reason-given': given((a) => said(a.reason), 'Give the reason'),
  'requester-withdraws': given(
    (a) => a.byRequester === true && said(a.reason) && said(a.question),
    'Only the requester withdraws: say who asked for it, and how it was confirmed',
  ),
  'due-passed': (view) => (view.at > view.dueAt ? null : 'The due time has not passed'),
  'not-flagged': (view) => (view.overdue ? 'Recorded already' : null),
  'letter-to-issue': ({ letters }) => (letters.some((letter) => !letter.issued) ? null : 'Every letter is issued'),
  'letters-clean': lettersClean,
  'letter-to-deliver': letterToDeliver,
  'letter-to-void': ({ letters }) => (letters.some((letter) => letter.issued) ? null : 'No letter is issued'),
  'notice-to-issue': noticeToIssue,
  'notice-clean': noticeClean,
  'notice-to-deliver': noticeToDeliver,
  'notice-to-void': (view, _user, attempt) =>
    noticesIn(view, attempt).some(({ letters }) => letters.some(({ issued }) => issued)) ? null : 'No letter is issued',
  'notice-to-tell': ({ letters, notices }) => (letters.length + notices.length > 0 ? null : 'There is no notice to tell'),
  adverse: ({ decided }) => (isAdverse(decided) ? null : NOTHING_DENIED),
  'adverse-or-ended': ({ decided, after }) => (isAdverse(decided) || after?.ended === true ? null : NOTHING_DENIED),
  appealable,
  'no-other-ending': noOtherEnding,
  'not-retrospective': ({ retrospective }) => (retrospective ? 'The service was given: there is nothing to speed up' : null),
  'administrative-authority': administrativeAuthority,
  'administrative-grounds': groundsFor('administrative-denial'),
  'not-required-grounds': groundsFor('no-authorization-required'),
  'redirect-grounds': groundsFor('redirected'),
  'in-transition': ({ continuity }) => (continuity === undefined ? 'The member is in no transition of care' : continuity),
  'not-appeal': ({ appeal }) => (appeal ? 'An appeal is decided by its record, not by the rule for new members' : null),
  ...AFTER_GUARDS,
};
