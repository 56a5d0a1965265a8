import { authorizationsNow } from '../cases/authorization.ts';
import { isAppeal } from '../cases/case-clock.ts';
import type { AfterView } from '../cases/case-view.ts';
import { CHECK_KINDS } from '../cases/checks.ts';
import { reconsiderationEnds } from '../cases/duties.ts';
import { lineFitsStage } from '../cases/intake.ts';
import {
  type Action,
  type Attempt,
  type CaseView,
  type OwedLetter,
  type OwedNotice,
  refusalOf,
  shortName,
  transitionOf,
} from '../cases/lifecycle.ts';
import type { NoticeKey } from '../cases/notice.ts';
import { owedNotices } from '../cases/owed-notices.ts';
import { dayIn } from '../cases/time.ts';
import { continuityRefusal } from '../cases/transition.ts';
import { STATUS_WORDS } from '../cases/words.ts';
import { type Acting, can, type Permission, roleIn, type Viewer } from '../data/access.ts';
import type { CaseRecord } from '../data/cases.ts';
import { conflict, forbidden } from '../errors.ts';
import type { Recipient } from '../letters/letter.ts';
import type { LoadedCase } from './load-case.ts';
import type { NoticeView } from './load-letters.ts';
import { owedRecipients } from './owed-recipients.ts';

/** What people do to a case: the jobs that watch the clocks go another way (watch-clocks.ts). */
export type PersonsAction = Exclude<Action, 'receive' | 'lapse-information' | 'flag-overdue'>;

const PERMISSION: Readonly<Record<PersonsAction, Permission>> = {
  claim: 'case:claim',
  release: 'case:release',
  answer: 'case:answer',
  cite: 'case:answer',
  note: 'case:answer',
  'correct-request': 'case:correct',
  'confirm-ready': 'case:confirm-ready',
  approve: 'case:approve',
  assign: 'case:assign',
  reassign: 'case:assign',
  'request-information': 'case:request-information',
  'record-information': 'case:record-information',
  escalate: 'case:escalate',
  take: 'case:direct',
  return: 'case:direct',
  'record-peer-to-peer': 'case:record-contact',
  'record-contact': 'case:record-contact',
  'record-note': 'case:record-contact',
  'sign-approve': 'case:sign',
  'sign-approve-in-part': 'case:sign',
  'sign-deny': 'case:sign',
  'change-urgency': 'case:change-urgency',
  extend: 'case:extend',
  withdraw: 'case:withdraw',
  appeal: 'case:appeal',
  'add-document': 'case:keep-records',
  'remove-document': 'case:keep-records',
  'flag-document': 'case:keep-records',
  'confirm-check': 'case:check',
  'deny-administratively': 'case:deny-administratively',
  'end-not-required': 'case:end',
  redirect: 'case:end',
  dismiss: 'case:end',
  'void-letter': 'letter:void',
  'issue-letter': 'letter:issue',
  deliver: 'letter:deliver',
  'issue-notice': 'letter:issue',
  'deliver-notice': 'letter:deliver',
  'void-notice': 'letter:void',
  'record-oral-notice': 'letter:deliver',
  'change-parties': 'case:change-parties',
  'approve-continuity': 'case:approve',
  'amend-authorization': 'case:amend',
  'end-authorization': 'case:end-authorization',
  'correct-letters': 'case:correct-letters',
  reopen: 'case:reopen',
  reconsider: 'case:reconsider',
  'record-external-review': 'case:carry-out',
  effectuate: 'case:carry-out',
  'forward-appeal': 'case:carry-out',
};

type Look = {
  /** Instant of the look, ISO 8601 UTC; now when left out. */
  at?: string;
  /** The case's notices with what the lint says of their letters; left out, nothing is said against any. */
  notices?: readonly NoticeView[];
  /** Numbers of the lines that the reviewer confirmed. */
  confirmed?: readonly number[];
};

/** The case as the transition table's guards read it. */
export function caseView(loaded: LoadedCase, { at = new Date().toISOString(), notices = [], confirmed = [] }: Look = {}): CaseView {
  const { case: c, evaluation } = loaded;
  const [decided, others] = lettersOf(loaded, notices);
  return {
    status: c.status,
    version: c.version,
    readyVersion: c.readyVersion,
    assigneeId: c.assignee?.id ?? null,
    assigneeName: c.assignee?.name ?? null,
    outcome: evaluation.outcome,
    lines: c.lines.map((line) => ({
      code: line.code,
      confirmed: confirmed.includes(line.number),
      listed: !evaluation.warnings.includes(`code-not-listed:${line.code}`),
      stageMatches: evaluation.stage !== null && lineFitsStage(line.code, evaluation.stage),
    })),
    directorId: c.director?.id ?? null,
    directorName: c.director?.name ?? null,
    decidedById: c.decision?.signerId ?? null,
    decided: c.decision?.kind ?? null,
    lineOfBusiness: c.lineOfBusiness,
    urgency: c.urgency,
    attestedBy: c.urgencyRecord.attestedBy,
    appeal: isAppeal(c),
    extended: c.extended,
    information: openInformation(c),
    dueAt: c.dueAt,
    at,
    overdue: c.overdue !== null,
    continuity: continuityOf(loaded),
    preparedBy: c.preparedBy,
    firstDecisionBy: c.firstDecisionBy,
    checks: newest(c.checks),
    administrativeDenialBy: c.plan.settings.beforeReview.administrativeDenialBy,
    retrospective: c.retrospective,
    letters: decided?.letters ?? [],
    notices: others,
    ...(c.decision ? { after: afterView(c, c.decision, at) } : {}),
  };
}

/** The check of each kind that counts. */
const newest = (checks: CaseRecord['checks']): CaseView['checks'] =>
  CHECK_KINDS.flatMap((kind) => checks.findLast((each) => each.kind === kind) ?? []).map(({ kind, result }) => ({ kind, result }));

/** Why the plan's rule for new members does not approve the request. */
export const continuityOf = ({ case: c, evaluation }: LoadedCase): string | null =>
  c.plan.settings.transition === undefined
    ? 'The plan has no rule for new members'
    : continuityRefusal(c.transitionUntil, evaluation.stage, c.lines);

/** What came after the decision, and how long it may be looked at again. */
function afterView(c: CaseRecord, { decidedAt }: NonNullable<CaseRecord['decision']>, at: string): AfterView {
  const today = dayIn(at, c.plan.timeZone);
  const endsOn = reconsiderationEnds(c.lineOfBusiness, dayIn(decidedAt, c.plan.timeZone), c.plan.settings.after);
  const open = c.links.find(({ kind, way, status }) => way === 'to' && LOOKS.includes(kind) && OPEN.includes(status));
  const now = authorizationsNow(c);
  return {
    runs: now.some(({ kind, validTo }) => kind !== 'ended' && validTo >= today),
    ended: now.some(({ kind }) => kind === 'ended'),
    duties: c.duties.flatMap(({ kind, doneAt }) => (doneAt === null ? [kind] : [])),
    lookedAtAgain: open?.number ?? null,
    reconsiderable: endsOn === null ? null : { endsOn, today },
  };
}

const LOOKS: readonly string[] = ['appeal', 'reopening', 'reconsideration'];
const OPEN: readonly string[] = ['received', 'in-review', 'pended', 'director-review'];

/** What was asked for and still waits; null where nothing does. */
function openInformation(c: CaseRecord): CaseView['information'] {
  const open = c.informationRequests.findLast((r) => r.completedAt === null && r.lapsedAt === null);
  if (open === undefined || c.status !== 'pended') return null;
  return { items: open.items.filter((item) => item.receivedAt === null).length, dueAt: open.dueAt };
}

/** The decision's letters, and the other notices'. */
function lettersOf({ case: c, evaluation }: LoadedCase, views: readonly NoticeView[]): [OwedNotice | undefined, OwedNotice[]] {
  const notices = owedNotices(c, evaluation.findings).map(({ key, moot }): OwedNotice => {
    const view = views.find((one) => one.key === key);
    return { key, moot, letters: owedRecipients(c).map((recipient) => owedLetter(c, key, recipient, view)) };
  });
  return [notices.find(({ key }) => key === 'decision'), notices.filter(({ key }) => key !== 'decision')];
}

function owedLetter(c: CaseRecord, key: NoticeKey, recipient: Recipient, view: NoticeView | undefined): OwedLetter {
  const letter = c.letters.find((l) => l.notice === key && l.recipient === recipient && l.voided === null);
  const findings = letter ? [] : (view?.letters.find((one) => one.recipient === recipient)?.lint ?? []);
  return {
    recipient,
    issued: letter !== undefined,
    delivered: (letter?.deliveries.length ?? 0) > 0,
    lint: findings.filter((f) => f.level === 'blocks').map((f) => f.message),
  };
}

/** The viewer as the transition table asks for one. */
export const actingUser = (viewer: Viewer, planId: string) => ({ id: viewer.id, role: roleIn(viewer, planId) });

/**
 * Refuses what the viewer's role or the transition table does not allow on the case as read; the write checks it again under the lock.
 * @throws AppError `forbidden` (never with this role), `conflict` (not now)
 */
export function authorize(
  acting: Acting,
  loaded: LoadedCase,
  action: PersonsAction,
  { view = caseView(loaded, { at: acting.at }), attempt = null }: { view?: CaseView; attempt?: Attempt | null } = {},
): void {
  const { plan, number, status, assignee } = loaded.case;
  if (!can(acting.viewer, PERMISSION[action], plan.id)) throw forbidden(`Your role in ${plan.name} does not allow this.`);
  const row = transitionOf(action, status);
  const refusal = row
    ? refusalOf(row, view, actingUser(acting.viewer, plan.id), attempt)
    : `Case ${number} is ${STATUS_WORDS[status].toLowerCase()}${assignee ? `, held by ${shortName(assignee.name)}` : ''}`;
  if (refusal !== null) throw conflict(`${refusal}. Nothing was changed.`);
}
