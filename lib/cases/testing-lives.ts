import type { Outcome } from '../criteria/evaluate.ts';
import { clockOf, missedConsequence, movedClock } from './case-clock.ts';
import type { ActingUser, Attempt, CaseView, OwedLetter, Status } from './case-view.ts';
import { ClockInputError, type ClockStep, type DueTime, dueTime, type PlanClockSettings } from './clocks.ts';
import { informationDueAfter, previewInformationRequest } from './information.ts';
import { type Action, refusalOf, statusAfter, type Transition, transitionOf } from './lifecycle.ts';
import type { NoticeKey } from './notice.ts';
import { type NoticeCase, type NoticeEvent, owedNotices } from './owed-notices.ts';
import type { Urgency } from './regulation.ts';
import { aView } from './testing.ts';
import {
  type AfterLife,
  afterOf,
  amendedOrEnded,
  authorizedCase,
  checked,
  checkOf,
  discharged,
  dutiesArisen,
  NOTHING_AFTER,
  reviewed,
} from './testing-lives-after.ts';
import { addHours, readInstant } from './time.ts';

/**
 * A case's whole life as a pure model: what the transition table, the clocks and the notices say, with nothing behind them but this record. It
 * stands in for the database in property tests; the table decides what is allowed, and the model only carries it out.
 */

export const NURSES = ['dana', 'ben'] as const;
export const PEOPLE: readonly ActingUser[] = [
  ...NURSES.map((id) => ({ id, role: 'nurse' as const })),
  { id: 'abena', role: 'medical-director' },
  { id: 'omar', role: 'medical-director' },
  // A nurse who became a director: what she prepared she does not sign.
  { id: 'dana', role: 'medical-director' },
  { id: 'luis', role: 'manager' },
  { id: 'tomas', role: 'auditor' },
  { id: 'priya', role: 'admin' },
  { id: 'system', role: 'system' },
  { id: 'provider', role: 'interface' },
];

/** Of an appeal: who took part in the first decision. */
export const FIRST_DECIDERS: readonly string[] = ['ben', 'omar'];

const OUTCOMES: readonly Outcome[] = ['meets', 'does-not-meet', 'needs-information', 'needs-physician', 'no-review-required'];
const PARTIES = [
  ['member', 'practitioner'],
  ['member', 'practitioner', 'representative'],
  ['practitioner', 'representative'],
] as const;

export type SentLetter = { readonly key: NoticeKey; readonly recipient: string; readonly delivered: boolean };
/** An action that was carried out: by whom, when, and how the case stood before. */
export type Lived = { readonly action: Action; readonly by: ActingUser; readonly at: string; readonly before: Life };

export type Begin = {
  readonly lineOfBusiness: CaseView['lineOfBusiness'];
  readonly urgency: Urgency;
  readonly attestedBy: CaseView['attestedBy'];
  readonly receivedAt: string;
  readonly timeZone: string;
  readonly clocks: PlanClockSettings;
  /** A new member's refill within the grace period. */
  readonly inTransition: boolean;
  /** An appeal of another case's decision. */
  readonly appeal: boolean;
};

export interface Life extends Begin, AfterLife {
  readonly status: Status;
  readonly version: number;
  readonly readyVersion: number | null;
  readonly assigneeId: string | null;
  readonly directorId: string | null;
  readonly outcome: Outcome;
  readonly decided: { readonly kind: NonNullable<CaseView['decided']>; readonly by: ActingUser; readonly at: string } | null;
  readonly clockSteps: readonly ClockStep[];
  readonly due: DueTime;
  readonly extended: boolean;
  readonly overdue: NoticeCase['overdue'];
  readonly noticeEvents: readonly NoticeEvent[];
  readonly requests: NoticeCase['informationRequests'];
  /** That count: a voided one is gone. */
  readonly letters: readonly SentLetter[];
  readonly recipients: readonly string[];
  readonly preparedBy: readonly string[];
  readonly lived: readonly Lived[];
  readonly at: string;
}

/** What somebody tries: `choice` picks among what the action leaves open. */
export type Try = { readonly action: Action; readonly by: ActingUser; readonly hours: number; readonly choice: number };

export function born(begin: Begin): Life {
  const { lineOfBusiness, urgency, timeZone, receivedAt, clocks, appeal } = begin;
  return {
    ...begin,
    ...{
      status: 'received',
      version: 1,
      readyVersion: null,
      assigneeId: null,
      directorId: null,
      outcome: 'needs-information',
      decided: null,
    },
    ...{ clockSteps: [], extended: false, overdue: null, noticeEvents: [], requests: [], letters: [], recipients: PARTIES[0] },
    ...{ preparedBy: [], lived: [], at: receivedAt },
    ...NOTHING_AFTER,
    due: dueTime({ lineOfBusiness, urgency, timeZone, receivedAt, steps: [], planSettings: clocks, appeal }),
  };
}

const clocked = ({ clocks, timeZone, ...life }: Life) => ({
  ...life,
  plan: { timeZone, settings: { clocks } },
  links: life.appeal ? [{ kind: 'appeal', way: 'from' as const }] : [],
});

export const noticesOf = (life: Life) => owedNotices({ ...life, ...authorizedCase(life), informationRequests: life.requests }, []);

function lettersOf({ letters, recipients }: Life, key: NoticeKey): OwedLetter[] {
  return recipients.map((recipient) => {
    const sent = letters.find((letter) => letter.key === key && letter.recipient === recipient);
    return { recipient, issued: sent !== undefined, delivered: sent?.delivered ?? false, lint: [] };
  });
}

const openRequest = ({ requests }: Life) => requests.findLast((r) => r.completedAt === null && r.lapsedAt === null);

/** The case as the table's guards read it. */
export function viewOf(life: Life): CaseView {
  const notices = noticesOf(life).map(({ key, moot }) => ({ key, moot, letters: lettersOf(life, key) }));
  const open = life.status === 'pended' ? openRequest(life) : undefined;
  const { status, version, readyVersion, assigneeId, directorId, outcome, lineOfBusiness, urgency, attestedBy, extended, preparedBy, at } =
    life;
  const after = afterOf(life);
  return aView({
    ...{ status, version, readyVersion, assigneeId, directorId, outcome, lineOfBusiness, urgency, attestedBy, extended, preparedBy, at },
    assigneeName: assigneeId,
    directorName: directorId,
    lines: [{ code: '62370', confirmed: true, listed: true, stageMatches: true }],
    decidedById: life.decided?.by.id ?? null,
    decided: life.decided?.kind ?? null,
    information: open ? { items: open.items.length, dueAt: open.dueAt } : null,
    dueAt: life.due.dueAt,
    overdue: life.overdue !== null,
    continuity: life.inTransition ? null : 'The member is in no transition of care',
    appeal: life.appeal,
    firstDecisionBy: life.appeal ? FIRST_DECIDERS : [],
    checks: life.checks,
    retrospective: life.retrospective,
    ...(after ? { after } : {}),
    letters: notices.find(({ key }) => key === 'decision')?.letters ?? [],
    notices: notices.filter(({ key }) => key !== 'decision'),
  });
}

const pick = <T>(from: readonly T[], choice: number): T | undefined => from[choice % Math.max(1, from.length)];

function attemptOf(life: Life, { action, choice }: Try): Attempt {
  const due = noticesOf(life).filter(({ key }) => key !== 'decision');
  const key = pick(due, choice)?.key;
  return {
    ...{
      reason: 'A reason',
      question: 'A question',
      byRequester: true,
      oralNotice: true,
      hasStanding: true,
      inWindow: true,
      targetIsNurse: true,
    },
    targetId: NURSES[choice % 2] ?? '',
    items: 1,
    ...(action === 'change-urgency' ? { urgency: opposite(life.urgency) } : {}),
    ...(key !== undefined && action.endsWith('-notice') ? { notice: key } : {}),
  };
}

const opposite = (urgency: Urgency): Urgency => (urgency === 'standard' ? 'expedited' : 'standard');

/** The life after the try; the same life where the table, or the clock's rules, refuse it. */
export function lived(before: Life, tried: Try): Life {
  const life: Life = { ...before, at: addHours(readInstant(before.at), tried.hours).toString() };
  const row = transitionOf(tried.action, life.status);
  const attempt = attemptOf(life, tried);
  if (row === undefined || refusalOf(row, viewOf(life), tried.by, attempt) !== null) return life;
  const effect = effectOf(life, tried, attempt);
  return effect === null ? life : moved(life, row, tried, effect);
}

function moved(life: Life, row: Transition, tried: Try, effect: Partial<Life>): Life {
  const told = { action: tried.action, by: tried.by, at: life.at, before: life };
  const after: Life = { ...life, ...effect, lived: [...life.lived, told] };
  return effect.status === undefined ? { ...after, status: statusAfter(row, viewOf(after)) } : after;
}

const PREPARING: readonly Action[] = [
  'claim',
  'answer',
  'cite',
  'note',
  'correct-request',
  'confirm-ready',
  'request-information',
  'escalate',
];

/** What the action does to the record; null: the clock's rules do not allow it. */
function effectOf(life: Life, tried: Try, attempt: Attempt): Partial<Life> | null {
  const effect = EFFECTS[tried.action]?.(life, tried, attempt) ?? {};
  if (effect === REFUSED) return null;
  return PREPARING.includes(tried.action) ? { ...effect, preparedBy: [...life.preparedBy, tried.by.id] } : effect;
}

const REFUSED: Partial<Life> = {};
type Effect = (life: Life, tried: Try, attempt: Attempt) => Partial<Life>;

const decide =
  (kind: (life: Life) => NonNullable<CaseView['decided']>): Effect =>
  (life, { by }) => ({
    decided: { kind: kind(life), by, at: life.at },
    duties: life.appeal ? dutiesArisen(life, kind(life)) : [],
  });

const edit: Effect = (life, { choice }) => ({ version: life.version + 1, outcome: pick(OUTCOMES, choice) ?? 'meets' });
const given: Effect = (_life, _tried, { targetId = '' }) => ({ assigneeId: targetId, preparedBy: [..._life.preparedBy, targetId] });

const EFFECTS: Partial<Record<Action, Effect>> = {
  claim: (_life, { by }) => ({ assigneeId: by.id }),
  assign: given,
  reassign: given,
  release: () => ({ assigneeId: null, readyVersion: null }),
  answer: edit,
  cite: (life) => ({ version: life.version + 1 }),
  'confirm-ready': (life) => ({ readyVersion: life.version }),
  approve: decide(({ outcome }) => (outcome === 'no-review-required' ? 'no-review-required' : 'approved')),
  'approve-continuity': decide(() => 'approved'),
  'sign-approve': decide(() => 'approved'),
  'sign-approve-in-part': decide(() => 'approved-in-part'),
  'sign-deny': decide(() => 'denied'),
  take: (_life, { by }) => ({ directorId: by.id }),
  return: () => ({ directorId: null }),
  escalate: () => ({ directorId: null }),
  'confirm-check': confirmed,
  'deny-administratively': decide(() => 'administrative-denial'),
  'end-not-required': decide(() => 'no-authorization-required'),
  redirect: decide(() => 'redirected'),
  dismiss: decide(() => 'dismissed'),
  'amend-authorization': (life, { by }) => amendedOrEnded(life, 'amended', by.id) ?? REFUSED,
  'end-authorization': (life, { by }) => amendedOrEnded(life, 'ended', by.id) ?? REFUSED,
  'correct-letters': (life) => ({ letters: life.letters.filter(({ key }) => key !== 'decision') }),
  reopen: lookedAt,
  reconsider: lookedAt,
  appeal: lookedAt,
  // Only what it overturned makes a closed case owe letters.
  'record-external-review': (life, { by, choice }) => {
    const after = reviewed(life, choice, by.id);
    return after === null ? REFUSED : { status: life.status, ...after };
  },
  effectuate: (life, { by }) => discharged(life, 'effectuation', by.id),
  'forward-appeal': (life, { by }) => discharged(life, 'forwarding', by.id),
  'request-information': (life, { choice }) => asked(life, choice % 2 === 1),
  'record-information': (life) =>
    clock(life, { action: 'information-complete', at: life.at }, () => ({ requests: ended(life, 'completedAt') })),
  'lapse-information': (life) => ({ requests: ended(life, 'lapsedAt') }),
  extend: (life) =>
    clock(life, { action: 'extend', at: life.at }, (due) => ({
      extended: true,
      noticeEvents: told(life, {
        type: 'clock-extended',
        payload: { reason: 'A reason', askedBy: 'plan', clock: { before: life.due.dueAt, after: due.dueAt } },
      }),
    })),
  'change-urgency': (life, _tried, { urgency: to = 'standard' }) =>
    clock(life, { action: 'change-urgency', at: life.at, to }, (due) => ({
      urgency: to,
      attestedBy: to === 'expedited' ? 'member' : '',
      requests: life.requests.map((r) =>
        r === openRequest(life) && life.status === 'pended' ? { ...r, dueAt: informationDueAfter(clocked(life), r, due) } : r,
      ),
      noticeEvents: told(life, { type: 'urgency-changed', payload: { to, reason: 'A reason', clock: { after: due.dueAt } } }),
    })),
  withdraw: (life) => ({ noticeEvents: told(life, { type: 'case-withdrawn', payload: { by: 'The office', confirmed: 'By telephone' } }) }),
  'flag-overdue': (life) => {
    const { lineOfBusiness, due, clocks } = life;
    const consequence = missedConsequence({ lineOfBusiness, dueBasis: due.basis, appeal: life.appeal, settings: clocks });
    return { overdue: { consequence }, noticeEvents: told(life, { type: 'overdue-flagged', payload: { dueAt: due.dueAt, consequence } }) };
  },
  'issue-letter': (life) => ({ letters: issued(life, 'decision') }),
  'issue-notice': (life, _tried, { notice }) => ({ letters: notice === undefined ? life.letters : issued(life, notice) }),
  deliver: (life) => ({ letters: delivered(life, ({ key }) => key === 'decision') }),
  'deliver-notice': (life, _tried, { notice }) => ({ letters: delivered(life, ({ key }) => key === notice) }),
  'void-letter': (life, { choice }) => ({ letters: voided(life, choice, ({ key }) => key === 'decision') }),
  'void-notice': (life, { choice }, { notice }) => ({ letters: voided(life, choice, ({ key }) => key === notice) }),
  'change-parties': (_life, { choice }) => ({ recipients: pick(PARTIES, choice) ?? PARTIES[0] }),
};

/** What was found before review; that the service was given, or was not after all, moves the clock. */
function confirmed(life: Life, { choice }: Try): Partial<Life> {
  const check = checkOf(choice);
  const found = { checks: checked(life, check), version: life.version + 1 };
  const given = check.result === 'unfavorable';
  if (check.kind !== 'timing' || given === life.retrospective) return found;
  if (given) return clock(life, { action: 'service-given', at: life.at }, () => ({ ...found, retrospective: true, urgency: 'standard' }));
  const clockSteps = life.clockSteps.filter(({ action }) => action !== 'service-given');
  return refusedOr(() => ({ ...found, clockSteps, due: dueTime(clockOf(clocked(life), clockSteps)), retrospective: false }));
}

/** Another case looks at the decision from here on. */
function lookedAt(): Partial<Life> {
  return { lookedAtAgain: 'PA-26-000002' };
}

type Parts<E> = E extends NoticeEvent ? Pick<E, 'type' | 'payload'> : never;
type Told = Parts<NoticeEvent>;

const told = (life: Life, event: Told): NoticeEvent[] => [
  ...life.noticeEvents,
  // The model's history counts what was done.
  { ...event, number: life.lived.length + 1, at: life.at, actor: { name: 'Somebody' } },
];

function clock(life: Life, step: ClockStep, more: (due: DueTime) => Partial<Life>): Partial<Life> {
  return refusedOr(() => {
    const { steps, due } = movedClock(clocked(life), step);
    return { clockSteps: steps, due, ...more(due) };
  });
}

function refusedOr(effect: () => Partial<Life>): Partial<Life> {
  try {
    return effect();
  } catch (error) {
    if (error instanceof ClockInputError) return REFUSED;
    throw error;
  }
}

function asked(life: Life, extendClock: boolean): Partial<Life> {
  if (extendClock && life.extended) return REFUSED;
  try {
    const { steps, due, informationDueAt, stopsClock, tooLate } = previewInformationRequest(clocked(life), life.at, { extendClock });
    if (tooLate) return REFUSED;
    const id = `00000000-0000-4000-8000-${String(life.lived.length).padStart(12, '0')}`;
    const request = {
      id,
      askedBy: 'Dana',
      askedAt: life.at,
      dueAt: informationDueAt,
      stopsClock,
      note: '',
      completedAt: null,
      lapsedAt: null,
    };
    const items = [{ number: 1, leaf: '2.a', fact: 'painNrs', what: 'A note' }];
    return { clockSteps: steps, due, extended: life.extended || extendClock, requests: [...life.requests, { ...request, items }] };
  } catch (error) {
    if (error instanceof ClockInputError) return REFUSED;
    throw error;
  }
}

const ended = (life: Life, how: 'completedAt' | 'lapsedAt'): Life['requests'] =>
  life.requests.map((request) => (request === openRequest(life) ? { ...request, [how]: life.at } : request));

const issued = (life: Life, key: NoticeKey): SentLetter[] => [
  ...life.letters,
  ...lettersOf(life, key).flatMap(({ recipient, issued: out }) => (out ? [] : [{ key, recipient, delivered: false }])),
];

function delivered(life: Life, of: (letter: SentLetter) => boolean): SentLetter[] {
  const next = life.letters.find((letter) => of(letter) && !letter.delivered && life.recipients.includes(letter.recipient));
  return life.letters.map((letter) => (letter === next ? { ...letter, delivered: true } : letter));
}

function voided(life: Life, choice: number, of: (letter: SentLetter) => boolean): SentLetter[] {
  const gone = pick(
    life.letters.filter((letter) => of(letter) && life.recipients.includes(letter.recipient)),
    choice,
  );
  return life.letters.filter((letter) => letter !== gone);
}
