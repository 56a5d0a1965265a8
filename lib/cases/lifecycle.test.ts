import { describe, expect, it } from 'vitest';
import type { Outcome } from '../criteria/evaluate.ts';
import type { ActingRole, Attempt } from './case-view.ts';
import {
  ACTIONS,
  type ActingUser,
  type Action,
  allowedActions,
  type CaseView,
  may,
  mayReceive,
  type OwedNotice,
  ROLES,
  refusalOf,
  STATUSES,
  type Status,
  shortName,
  statusAfter,
  TRANSITIONS,
  transitionOf,
} from './lifecycle.ts';
import { aView } from './testing.ts';

const letter = { recipient: 'member', issued: false, delivered: false, lint: [] };
const issued = { ...letter, issued: true };
const delivered = { ...issued, delivered: true };
const line = { code: '62362', confirmed: true, listed: true, stageMatches: true };

/** A case that nothing but status, role and holder keeps from any action: a letter to issue, one to deliver, information out, a line denied. */
const openCase = aView({
  version: 7,
  readyVersion: 7,
  lines: [line],
  decidedById: 'dana',
  decided: 'denied',
  letters: [letter, { ...issued, recipient: 'practitioner' }],
  notices: [{ key: 'extension:7', moot: null, letters: [letter, { ...issued, recipient: 'practitioner' }] }],
  information: { items: 2, dueAt: '2026-11-20T10:00:00Z' },
  continuity: null,
  after: {
    runs: true,
    ended: false,
    duties: ['effectuation', 'forwarding'],
    lookedAtAgain: null,
    reconsiderable: { endsOn: '2026-12-04', today: '2026-11-20' },
  },
});
const dana: ActingUser = { id: 'dana', role: 'nurse' };
const abena: ActingUser = { id: 'abena', role: 'medical-director' };
const reason = (action: Action, over: Partial<CaseView>, user: ActingUser = dana) =>
  allowedActions({ ...openCase, ...over }, user).find((each) => each.action === action)?.reason;
const tried = (action: Action, over: Partial<CaseView>, user: ActingUser, attempt: Attempt) => {
  const view = { ...openCase, ...over };
  const row = transitionOf(action, view.status);
  return row === undefined ? 'no such row' : refusalOf(row, view, user, attempt);
};

/** N nurse, D medical director, M manager, S the system, I a provider's system; in small letters: holds, took, decided it. */
type Who = 'N' | 'D' | 'M' | 'S' | 'I' | 'holds' | 'took' | 'decided';
type Cell = { who: Who[]; to: Status };
const cell = (who: string, to: Status): Cell => ({ who: who.split(' ') as Who[], to }); // written out below, by hand

/** lifecycle.md section 2, written out by hand from the document: action → status → who, and what it becomes with the last of several. */
const TABLE: Record<Exclude<Action, 'receive'>, Partial<Record<Status, Cell>>> = {
  claim: { received: cell('N', 'in-review') },
  assign: { received: cell('M', 'in-review') },
  reassign: { 'in-review': cell('M', 'in-review'), pended: cell('M', 'pended') },
  release: { 'in-review': cell('holds', 'received') },
  answer: { 'in-review': cell('holds', 'in-review') },
  cite: { 'in-review': cell('holds', 'in-review') },
  note: { 'in-review': cell('holds', 'in-review') },
  'correct-request': { 'in-review': cell('holds', 'in-review') },
  'confirm-ready': { 'in-review': cell('holds', 'in-review') },
  approve: { 'in-review': cell('holds', 'decided') },
  'request-information': { 'in-review': cell('holds', 'pended') },
  'record-information': { pended: cell('holds M I', 'in-review') },
  'lapse-information': { pended: cell('S', 'in-review') },
  escalate: { 'in-review': cell('holds', 'director-review'), pended: cell('holds', 'director-review') },
  take: { 'director-review': cell('D', 'director-review') },
  'record-peer-to-peer': { 'director-review': cell('D M', 'director-review') },
  'record-contact': { 'director-review': cell('D M', 'director-review') },
  'record-note': { 'director-review': cell('D M', 'director-review') },
  return: { 'director-review': cell('took', 'in-review') },
  'sign-approve': { 'director-review': cell('took', 'decided') },
  'sign-approve-in-part': { 'director-review': cell('took', 'decided') },
  'sign-deny': { 'director-review': cell('took', 'decided') },
  'change-urgency': {
    received: cell('N D M', 'received'),
    'in-review': cell('N D M', 'in-review'),
    pended: cell('N D M', 'pended'),
    'director-review': cell('N D M', 'director-review'),
  },
  extend: {
    received: cell('N D M', 'received'),
    'in-review': cell('N D M', 'in-review'),
    pended: cell('N D M', 'pended'),
    'director-review': cell('N D M', 'director-review'),
  },
  withdraw: {
    received: cell('N M', 'withdrawn'),
    'in-review': cell('N M', 'withdrawn'),
    pended: cell('N M', 'withdrawn'),
    'director-review': cell('N M', 'withdrawn'),
  },
  'flag-overdue': {
    received: cell('S', 'received'),
    'in-review': cell('S', 'in-review'),
    pended: cell('S', 'pended'),
    'director-review': cell('S', 'director-review'),
  },
  'issue-letter': { decided: cell('decided M', 'decided') },
  deliver: { decided: cell('N D M', 'closed') },
  'void-letter': { decided: cell('D M', 'decided'), closed: cell('D M', 'decided') },
  'issue-notice': unclosed('N D M'),
  'deliver-notice': { ...unclosed('N D M'), decided: cell('N D M', 'closed') },
  'void-notice': unclosed('D M'),
  'record-oral-notice': unclosed('N D M'),
  'add-document': recorded(),
  'remove-document': recorded(),
  'flag-document': recorded(),
  appeal: { decided: cell('N M', 'decided'), closed: cell('N M', 'closed') },
  'confirm-check': {
    received: cell('N D M', 'received'),
    'in-review': cell('N D M', 'in-review'),
    pended: cell('N D M', 'pended'),
    'director-review': cell('N D M', 'director-review'),
  },
  'deny-administratively': ended('N D M'),
  'end-not-required': ended('N M'),
  redirect: ended('N M'),
  dismiss: ended('N M'),
  'change-parties': { ...unclosed('N M'), decided: cell('N M', 'closed') },
  'approve-continuity': { 'in-review': cell('holds', 'decided') },
  'amend-authorization': after('N D', 'decided'),
  'end-authorization': after('D', 'decided'),
  'correct-letters': after('D M', 'decided'),
  reopen: after('D M'),
  reconsider: after('D'),
  'record-external-review': after('N D M', 'decided'),
  effectuate: after('N D M'),
  'forward-appeal': after('N D M', 'decided'),
};

/** Who decides or manages in the plan, and the nurse: any while nobody holds the case, then its holder; until the case is over. */
function recorded(): Partial<Record<Status, Cell>> {
  const held = ['in-review', 'pended', 'director-review', 'decided'] as const;
  return { received: cell('N D M', 'received'), ...Object.fromEntries(held.map((status) => [status, cell('holds D M', status)])) };
}

/** From any status before the decision. */
function ended(who: string): Partial<Record<Status, Cell>> {
  return Object.fromEntries(
    (['received', 'in-review', 'pended', 'director-review'] as const).map((status) => [status, cell(who, 'decided')]),
  );
}

/** Of a decided case and a closed one; a closed one is decided again where letters are owed for it. */
function after(who: string, closedTo: Status = 'closed'): Partial<Record<Status, Cell>> {
  return { decided: cell(who, 'decided'), closed: cell(who, closedTo) };
}

/** Any status but closed, and it stays. */
function unclosed(who: string): Partial<Record<Status, Cell>> {
  return Object.fromEntries(STATUSES.filter((status) => status !== 'closed').map((status) => [status, cell(who, status)]));
}

const ROLE_LETTER: Partial<Record<ActingRole, Who>> = { nurse: 'N', 'medical-director': 'D', manager: 'M', system: 'S', interface: 'I' };

function isAmong(who: readonly Who[], role: ActingRole | null, holder: 'user' | 'another' | 'nobody'): boolean {
  const mine = holder === 'user';
  return who.some((each) => {
    if (each === 'holds') return role === 'nurse' && mine;
    if (each === 'took') return role === 'medical-director' && mine;
    if (each === 'decided') return (role === 'nurse' || role === 'medical-director') && mine;
    return role !== null && ROLE_LETTER[role] === each;
  });
}

/** What an action needs of the case besides the table's columns; these guards have tests of their own. */
const SUITED: Partial<Record<Action, Partial<CaseView>>> = {
  'confirm-ready': { readyVersion: null },
  'flag-overdue': { dueAt: '2026-11-20T14:59:59Z' },
  'deny-administratively': {
    checks: [{ kind: 'eligibility', result: 'unfavorable' }],
    administrativeDenialBy: ['nurse', 'medical-director', 'manager'],
  },
  'end-not-required': { checks: [{ kind: 'authorization', result: 'unfavorable' }] },
  redirect: { checks: [{ kind: 'responsibility', result: 'unfavorable' }] },
};

describe('status × action × role × holder', () => {
  const roles: (ActingRole | null)[] = [...ROLES, 'system', 'interface', null];
  const holders = ['user', 'another', 'nobody'] as const;
  for (const [action, cells] of Object.entries(TABLE) as [Exclude<Action, 'receive'>, Partial<Record<Status, Cell>>][])
    for (const status of STATUSES)
      it(`${action} of a case ${status}`, () => {
        for (const role of roles)
          for (const holder of holders) {
            const id = { user: 'u', another: 'x', nobody: null }[holder];
            const view: CaseView = {
              ...openCase,
              ...SUITED[action],
              ...{ status, assigneeId: id, assigneeName: id, directorId: id, directorName: id, decidedById: id },
            };
            const expected = cells[status];
            const free = (action !== 'claim' && action !== 'take') || holder === 'nobody';
            const allowed = expected !== undefined && isAmong(expected.who, role, holder) && free;
            const result = allowedActions(view, { id: 'u', role }).find((each) => each.action === action);
            const what = `${action} of a case ${status} by ${role ?? 'no role'}, held by ${holder}`;
            expect(result?.allowed, what).toBe(allowed);
            expect(result?.applies, what).toBe(expected !== undefined);
            expect(result?.reason === '', what).toBe(allowed);
            expect(may(action, view, { id: 'u', role }), what).toBe(allowed);
          }
      });

  it('each row leads where the document has it lead', () => {
    for (const row of TRANSITIONS) {
      if (row.action === 'receive') expect([row.from, row.to]).toEqual([null, 'received']);
      else expect([row.action, row.from, row.from && TABLE[row.action][row.from]?.to]).toEqual([row.action, row.from, row.to]);
    }
    const cells = Object.values(TABLE).reduce((sum, statuses) => sum + Object.keys(statuses).length, 0);
    expect(TRANSITIONS).toHaveLength(cells + 1);
  });

  it('receiving is for nurses and managers', () => {
    expect(ROLES.filter(mayReceive)).toEqual(['nurse', 'manager']);
    expect(mayReceive(null)).toBe(false);
  });
});

describe('the table', () => {
  it('has every action, and each says its effect and its event', () => {
    expect(new Set(TRANSITIONS.map((row) => row.action))).toEqual(new Set(ACTIONS));
    for (const row of TRANSITIONS) expect([row.effect.length > 10, row.event.length > 3], row.action).toEqual([true, true]);
  });

  it('leads out of withdrawn nowhere, where notices are given all the same, and from decided or closed to no review', () => {
    const withdrawn = TRANSITIONS.filter((row) => row.from === 'withdrawn');
    expect(withdrawn.map(({ action, to }) => [action, to])).toEqual(
      ['issue-notice', 'deliver-notice', 'void-notice', 'record-oral-notice', 'change-parties'].map((action) => [action, 'withdrawn']),
    );
    const over = TRANSITIONS.filter((row) => row.from === 'decided' || row.from === 'closed');
    expect(over.filter((row) => row.to !== 'decided' && row.to !== 'closed')).toEqual([]);
  });

  it('lets nobody but the nurse who holds it and the director who took it decide, and a denial only the director', () => {
    const deciding = TRANSITIONS.filter((row) => row.to === 'decided' && row.from !== 'decided' && row.from !== 'closed');
    expect(Object.fromEntries(deciding.map((row) => [row.action, row.who]))).toEqual({
      approve: ['assignee'],
      'sign-approve': ['director'],
      'sign-approve-in-part': ['director'],
      'sign-deny': ['director'],
      // Not on the merits: endings.test.ts.
      'deny-administratively': ['nurse', 'medical-director', 'manager'],
      'end-not-required': ['nurse', 'manager'],
      redirect: ['nurse', 'manager'],
      dismiss: ['nurse', 'manager'],
      'approve-continuity': ['assignee'],
    });
  });

  it('the last of several notices, or of several items, moves the case', () => {
    const deliver = transitionOf('deliver', 'decided');
    const record = transitionOf('record-information', 'pended');
    const claim = transitionOf('claim', 'received');
    if (!deliver || !record || !claim) throw new Error('no such row');
    const decided = { ...openCase, notices: [] };
    expect(statusAfter(deliver, { ...decided, letters: [delivered, issued] })).toBe('decided');
    expect(statusAfter(deliver, { ...decided, letters: [delivered, delivered] })).toBe('closed');
    const extension: OwedNotice = { key: 'extension:7', moot: null, letters: [delivered, issued] };
    const given = { ...decided, letters: [delivered, delivered] };
    expect(statusAfter(deliver, { ...given, notices: [extension] })).toBe('decided');
    expect(statusAfter(deliver, { ...given, notices: [{ ...extension, moot: 'It came in' }] })).toBe('closed');
    const notice = transitionOf('deliver-notice', 'decided');
    expect(notice && statusAfter(notice, { ...given, notices: [extension] })).toBe('decided');
    expect(notice && statusAfter(notice, { ...given, notices: [{ ...extension, letters: [delivered, delivered] }] })).toBe('closed');
    // The decision still waits for its reader; a request for information that is owed no more goes out late, and closes nothing.
    const late: OwedNotice = { ...extension, moot: 'It came in', letters: [delivered, delivered] };
    expect(notice && statusAfter(notice, { ...decided, letters: [delivered, issued], notices: [late] })).toBe('decided');
    const parties = transitionOf('change-parties', 'decided');
    expect(parties && statusAfter(parties, { ...decided, letters: [delivered] })).toBe('closed');
    expect(parties && statusAfter(parties, { ...decided, letters: [delivered, issued] })).toBe('decided');
    expect(statusAfter(record, openCase)).toBe('pended');
    expect(statusAfter(record, { ...openCase, information: null })).toBe('in-review');
    expect(statusAfter(claim, openCase)).toBe('in-review');
    expect(transitionOf('deliver', 'closed')).toBeUndefined();
  });
});

describe('why not, in words', () => {
  const asked: OwedNotice = { key: 'information:5c7b9f0e-3a2d-4a8c-9d55-1b8f5a3e7d10', moot: null, letters: [letter] };
  const director = { status: 'director-review' as const };
  const manager: ActingUser = { id: 'm', role: 'manager' };
  it.each([
    ['release', {}, { id: 'sam', role: 'nurse' }, 'Held by D. Whitfield'],
    ['approve', { assigneeId: null, assigneeName: null }, dana, 'Only the nurse who holds the case can do this'],
    ['approve', {}, manager, 'Only the nurse who holds the case can do this'],
    ['issue-letter', { status: 'decided' }, abena, 'Only who decided the case or a manager can do this'],
    ['deliver', { status: 'decided' }, { id: 'a', role: 'auditor' }, 'Only a nurse, a medical director or a manager can do this'],
    ['claim', {}, dana, 'The case is in review'],
    ['release', { status: 'received' }, dana, 'The case has not been claimed'],
    ['answer', { status: 'pended' }, dana, 'The case waits for information'],
    ['answer', director, dana, 'The case is with a medical director'],
    ['approve', { status: 'closed' }, dana, 'The case is closed'],
    ['claim', { status: 'withdrawn' }, dana, 'The case was withdrawn'],
    ['claim', { status: 'received' }, dana, 'The case is held'],
    ['confirm-ready', {}, dana, 'Confirmed ready already'],
    ['issue-letter', { status: 'decided', letters: [issued] }, dana, 'Every letter is issued'],
    ['issue-letter', { status: 'decided', letters: [{ ...letter, lint: ['No authorization number.'] }] }, dana, 'No authorization number'],
    ['deliver', { status: 'decided', letters: [letter] }, dana, 'Issue the letters first'],
    ['deliver', { status: 'decided', letters: [delivered] }, dana, 'No notice is owed'],
    ['void-letter', { status: 'decided', letters: [letter] }, manager, 'No letter is issued'],
    ['issue-notice', { notices: [] }, dana, 'No notice but the decision’s is owed'],
    ['issue-notice', { notices: [{ ...asked, letters: [issued] }] }, dana, 'Every letter is issued'],
    ['issue-notice', { notices: [{ ...asked, moot: 'The information came in' }] }, dana, 'The information came in'],
    ['issue-notice', { notices: [{ ...asked, letters: [{ ...letter, lint: ['No due time.'] }] }] }, dana, 'No due time'],
    ['issue-notice', { notices: [{ ...asked, letters: [{ ...letter, lint: ['No due time.'] }] }, asked] }, dana, ''],
    ['issue-notice', { status: 'closed' }, dana, 'The case is closed'],
    ['deliver-notice', { notices: [asked] }, dana, 'Issue the letters first'],
    ['deliver-notice', { notices: [{ ...asked, letters: [delivered] }] }, dana, 'No notice but the decision’s is owed'],
    ['void-notice', { notices: [asked] }, manager, 'No letter is issued'],
    ['void-notice', {}, dana, 'Only a medical director or a manager can do this'],
    ['record-oral-notice', { letters: [], notices: [] }, dana, 'There is no notice to tell'],
    ['lapse-information', { status: 'pended' }, dana, 'The system does this by itself'],
    ['record-information', { status: 'pended' }, abena, 'Only the nurse who holds the case or a manager can do this'],
    ['take', { ...director, directorId: 'x', directorName: 'Luis Ferreira' }, abena, 'Taken by Luis Ferreira'],
    ['sign-deny', director, abena, 'Take the case first'],
    ['sign-deny', { ...director, directorId: 'x', directorName: 'Luis Ferreira' }, abena, 'Taken by L. Ferreira'],
    ['sign-deny', { ...director, directorId: 'abena', preparedBy: ['abena'] }, abena, 'Who prepared a case never signs it'],
    [
      'sign-approve',
      { ...director, directorId: 'abena', firstDecisionBy: ['abena'] },
      abena,
      'An appeal is decided by nobody who took part in the first decision',
    ],
    ['approve', { firstDecisionBy: ['dana'] }, dana, 'An appeal is decided by nobody who took part in the first decision'],
    [
      'change-urgency',
      { urgency: 'expedited', attestedBy: 'practitioner' },
      abena,
      'A practitioner’s attestation of urgency is never lowered',
    ],
    [
      'change-urgency',
      { urgency: 'expedited', attestedBy: 'member' },
      dana,
      'Only a medical director lowers an urgency that the member asked for',
    ],
    ['change-urgency', { urgency: 'expedited', attestedBy: 'member' }, abena, ''],
    ['change-urgency', { urgency: 'expedited', attestedBy: 'reviewer' }, dana, ''],
    ['extend', { extended: true }, dana, 'The request was extended before; one extension is allowed'],
    ['extend', { at: '2026-11-25T00:00:00Z' }, dana, 'The due time has passed; an extension must be noticed before it'],
    [
      'extend',
      { lineOfBusiness: 'commercial', urgency: 'expedited' },
      dana,
      'An expedited request of this line of business is not extended',
    ],
    ['extend', { lineOfBusiness: 'commercial', appeal: true }, dana, 'An appeal of this line of business is not extended'],
    ['extend', { lineOfBusiness: 'medicaid', appeal: true }, dana, ''],
    ['appeal', { status: 'decided', decided: 'approved' }, dana, 'Nothing was denied'],
    ['appeal', { status: 'decided', decided: 'approved-in-part' }, dana, ''],
  ] as [Action, Partial<CaseView>, ActingUser, string][])('%s %j', (action, over, user, words) => {
    expect(reason(action, over, user)).toBe(words);
  });

  it('approve: outcome, lines, readiness, in this order', () => {
    expect(reason('approve', {})).toBe('');
    expect(reason('approve', { lines: [] })).toBe('The case has no service line');
    expect(reason('approve', { lines: [line, { ...line, code: '62324', listed: false }] })).toBe('Not in the policy’s list: 62324');
    expect(reason('approve', { lines: [{ ...line, stageMatches: false }] })).toBe('Another kind of request: 62362');
    expect(reason('approve', { lines: [{ ...line, confirmed: false }, line] })).toBe('Every line must be confirmed');
    expect(reason('approve', { readyVersion: null })).toBe('Confirm that the case is ready first');
    expect(reason('approve', { readyVersion: 6 })).toBe('The case was edited after it was confirmed ready; confirm it again');
    expect(reason('approve', { readyVersion: 6, outcome: 'does-not-meet' })).toBe('The case does not meet the criteria');
  });

  const approvable: Record<Outcome, boolean> = {
    meets: true,
    'no-review-required': true,
    'does-not-meet': false,
    'needs-information': false,
    'needs-physician': false,
  };
  it.each(Object.entries(approvable) as [Outcome, boolean][])('approve on %s: %s', (outcome, may) => {
    expect(reason('approve', { outcome }) === '').toBe(may);
  });

  it('an edit reopens the confirmation', () => {
    expect(reason('confirm-ready', { version: 8 })).toBe('');
  });

  it.each([
    ['Dana Whitfield', 'D. Whitfield'],
    ['Maria Nguyễn-Ortega', 'M. Nguyễn-Ortega'],
    ['Ana de la Cruz', 'A. de la Cruz'],
    ['Prince', 'Prince'],
    [' ', ''],
  ])('%j is short for %j', (name, short) => {
    expect(shortName(name)).toBe(short);
  });
});

describe('what only the command tells', () => {
  const manager: ActingUser = { id: 'm', role: 'manager' };
  const expedited = { urgency: 'expedited', attestedBy: 'member' } as const;
  it.each<[Action, Partial<CaseView>, ActingUser, Attempt, string | null]>([
    ['assign', { status: 'received', assigneeId: null }, manager, {}, 'The case can be given to a nurse of the plan only'],
    ['assign', { status: 'received', assigneeId: null }, manager, { targetIsNurse: true }, null],
    ['reassign', {}, manager, { targetIsNurse: true, targetId: 'dana' }, 'This nurse holds the case already'],
    ['reassign', {}, manager, { targetIsNurse: true, targetId: 'sam' }, null],
    ['request-information', {}, dana, { items: 0 }, 'Name at least one item'],
    ['request-information', {}, dana, { items: 1 }, null],
    ['record-information', { status: 'pended' }, dana, { items: 0 }, 'Say which item came in'],
    ['record-information', { status: 'pended', information: null }, dana, { items: 1 }, 'Nothing that was asked for is open'],
    ['record-information', { status: 'pended' }, dana, { items: 1 }, null],
    ['escalate', {}, dana, { reason: 'other', question: ' ' }, 'Give the reason, and the question to the physician'],
    ['escalate', {}, dana, { reason: 'other', question: 'Is the trial enough?' }, null],
    ['change-urgency', {}, dana, { urgency: 'standard', reason: 'x' }, 'The request is standard already'],
    ['change-urgency', {}, dana, { urgency: 'expedited', reason: ' ' }, 'Give the reason'],
    ['change-urgency', {}, dana, { urgency: 'expedited', reason: 'x' }, null],
    ['change-urgency', expedited, abena, { urgency: 'standard', reason: 'x' }, 'Tell the member by telephone first, and record it'],
    ['change-urgency', expedited, abena, { urgency: 'standard', reason: 'x', oralNotice: true }, null],
    ['extend', {}, dana, { reason: '' }, 'Give the reason'],
    [
      'withdraw',
      {},
      dana,
      { byRequester: false, reason: 'x', question: 'y' },
      'Only the requester withdraws: say who asked for it, and how it was confirmed',
    ],
    [
      'withdraw',
      {},
      dana,
      { byRequester: true, reason: 'x', question: '' },
      'Only the requester withdraws: say who asked for it, and how it was confirmed',
    ],
    ['withdraw', {}, dana, { byRequester: true, reason: 'x', question: 'y' }, null],
    ['void-letter', { status: 'closed' }, manager, { reason: '' }, 'Give the reason'],
    ['void-notice', {}, manager, { reason: ' ', notice: 'extension:7' }, 'Give the reason'],
    ['void-notice', {}, manager, { reason: 'x', notice: 'withdrawal' }, 'No letter is issued'],
    ['issue-notice', {}, dana, { notice: 'withdrawal' }, 'No notice but the decision’s is owed'],
    ['issue-notice', {}, dana, { notice: 'extension:7' }, null],
    ['deliver-notice', {}, dana, { notice: 'extension:7' }, null],
    ['appeal', { status: 'closed' }, dana, { inWindow: true }, 'Say who appeals, and that they may'],
    ['appeal', { status: 'closed' }, dana, { hasStanding: true }, 'The window for an appeal is over; it needs a good cause'],
    ['appeal', { status: 'closed' }, dana, { hasStanding: true, goodCause: 'in hospital' }, null],
    ['appeal', { status: 'closed' }, dana, { hasStanding: true, inWindow: true }, null],
  ])('%s %j by %j, %j', (action, over, user, attempt, words) => {
    expect(tried(action, over, user, attempt)).toBe(words);
  });

  it('time: information lapses after its due time, a case is overdue after its own, once', () => {
    const system: ActingUser = { id: 'system', role: 'system' };
    const lapse = (at: string) => reason('lapse-information', { status: 'pended', at }, system);
    expect(lapse('2026-11-20T10:00:00Z')).toBe('The time to send the information is not over');
    expect(lapse('2026-11-20T10:00:01Z')).toBe('');
    expect(reason('lapse-information', { status: 'pended', information: null }, system)).not.toBe('');
    expect(reason('flag-overdue', { at: openCase.dueAt }, system)).toBe('The due time has not passed');
    expect(reason('flag-overdue', { at: '2026-11-25T00:00:00Z' }, system)).toBe('');
    expect(reason('flag-overdue', { at: '2026-11-25T00:00:00Z', overdue: true }, system)).toBe('Recorded already');
  });
});
