import { describe, expect, it } from 'vitest';
import type { Outcome } from '../criteria/evaluate.ts';
import {
  ACTIONS,
  type ActingUser,
  type Action,
  allowedActions,
  type CaseView,
  mayReceive,
  ROLES,
  type Role,
  refusalOf,
  STATUSES,
  type Status,
  shortName,
  statusAfter,
  TRANSITIONS,
  transitionOf,
} from './lifecycle.ts';

const letter = { recipient: 'member', issued: false, delivered: false, lint: [] };
const issued = { ...letter, issued: true };
const delivered = { ...issued, delivered: true };

/** A case that nothing but status, role and holder keeps from any action: one letter is to be issued, one to be delivered. */
const openCase: CaseView = {
  status: 'in-review',
  version: 7,
  readyVersion: 7,
  assigneeId: 'dana',
  assigneeName: 'Dana Whitfield',
  outcome: 'meets',
  lines: [{ code: '62362', confirmed: true, listed: true, stageMatches: true }],
  decidedById: 'dana',
  letters: [letter, { ...issued, recipient: 'practitioner' }],
};
const dana: ActingUser = { id: 'dana', role: 'nurse' };
const allowedFor = (action: Action, view: CaseView, user: ActingUser) =>
  allowedActions(view, user).find((each) => each.action === action) ?? { allowed: false, reason: 'no such action' };
const reason = (action: Action, over: Partial<CaseView>, user: ActingUser = dana) =>
  allowedFor(action, { ...openCase, ...over }, user).reason;

/** The document's table, written out by hand: action → status → who. `own` is the nurse who holds, or who decided. */
const EXPECTED: Record<Exclude<Action, 'receive'>, [Status, (Role | 'own')[]]> = {
  claim: ['received', ['nurse', 'own']],
  release: ['in-review', ['own']],
  answer: ['in-review', ['own']],
  cite: ['in-review', ['own']],
  note: ['in-review', ['own']],
  'correct-request': ['in-review', ['own']],
  'confirm-ready': ['in-review', ['own']],
  approve: ['in-review', ['own']],
  'issue-letter': ['decided', ['own', 'manager']],
  deliver: ['decided', ['nurse', 'own', 'medical-director', 'manager']],
};

describe('status × action × role × holder', () => {
  const roles: (Role | null)[] = [...ROLES, null];
  const holders = ['user', 'another', 'nobody'] as const;
  for (const [action, [home, who]] of Object.entries(EXPECTED) as [Exclude<Action, 'receive'>, [Status, (Role | 'own')[]]][])
    for (const status of STATUSES)
      for (const role of roles)
        for (const holder of holders)
          it(`${action} of a case ${status} by ${role ?? 'no role'}, held by ${holder}`, () => {
            const id = { user: 'dana', another: 'sam', nobody: null }[holder];
            const view = {
              ...openCase,
              status,
              assigneeId: id,
              assigneeName: id,
              decidedById: id,
              readyVersion: action === 'confirm-ready' ? null : openCase.version,
            };
            const own = role === 'nurse' && holder === 'user';
            const right = (role !== null && who.includes(role)) || (own && who.includes('own'));
            const free = action !== 'claim' || holder === 'nobody';
            const result = allowedActions(view, { id: 'dana', role }).find((each) => each.action === action);
            expect(result?.allowed).toBe(status === home && right && free);
            expect(result?.applies).toBe(status === home);
            expect(result?.reason === '').toBe(result?.allowed);
          });

  it('receiving is for nurses and managers', () => {
    expect(roles.filter(mayReceive)).toEqual(['nurse', 'manager']);
  });
});

describe('the table', () => {
  it('has every action, and each says its effect and its event', () => {
    expect(new Set(TRANSITIONS.map((row) => row.action))).toEqual(new Set(ACTIONS));
    for (const row of TRANSITIONS) expect([row.effect.length > 10, row.event.length > 3], row.action).toEqual([true, true]);
  });

  it('holds no way from decided or closed back to review, and none out of closed', () => {
    expect(TRANSITIONS.filter((row) => row.from === 'closed')).toEqual([]);
    expect(TRANSITIONS.filter((row) => row.from === 'decided' && row.to !== 'decided' && row.to !== 'closed')).toEqual([]);
  });

  it('lets nobody but the assigned nurse approve', () => {
    expect(TRANSITIONS.filter((row) => row.to === 'decided' && row.from !== 'decided').map((row) => row.who)).toEqual([['assignee']]);
  });

  it('delivering closes the case with the last notice', () => {
    const row = transitionOf('deliver', 'decided');
    if (row === undefined) throw new Error('no such row');
    expect(statusAfter(row, { ...openCase, letters: [issued, issued] })).toBe('decided');
    expect(statusAfter(row, { ...openCase, letters: [delivered, issued] })).toBe('closed');
    expect(statusAfter(row, { ...openCase, letters: [issued, issued] }, 2)).toBe('closed');
    expect(transitionOf('deliver', 'closed')).toBeUndefined();
    const claim = transitionOf('claim', 'received');
    expect(claim && statusAfter(claim, openCase)).toBe('in-review');
  });
});

describe('why not, in words', () => {
  it.each([
    ['release', {}, { id: 'sam', role: 'nurse' }, 'Held by D. Whitfield'],
    ['approve', { assigneeId: null, assigneeName: null }, dana, 'Only the nurse who holds the case can do this'],
    ['approve', {}, { id: 'm', role: 'manager' }, 'Only the nurse who holds the case can do this'],
    ['issue-letter', { status: 'decided' }, { id: 'd', role: 'medical-director' }, 'Only who decided the case or a manager can do this'],
    ['deliver', { status: 'decided' }, { id: 'a', role: 'auditor' }, 'Only a nurse, a medical director or a manager can do this'],
    ['claim', {}, dana, 'The case is in review'],
    ['release', { status: 'received' }, dana, 'The case has not been claimed'],
    ['approve', { status: 'closed' }, dana, 'The case is closed'],
    ['claim', { status: 'received' }, dana, 'The case is held'],
    ['confirm-ready', {}, dana, 'Confirmed ready already'],
    ['issue-letter', { status: 'decided', letters: [issued] }, dana, 'Every letter is issued'],
    ['issue-letter', { status: 'decided', letters: [{ ...letter, lint: ['No authorization number.'] }] }, dana, 'No authorization number'],
    ['deliver', { status: 'decided', letters: [letter] }, dana, 'Issue the letters first'],
    ['deliver', { status: 'decided', letters: [delivered] }, dana, 'No notice is owed'],
  ] as [Action, Partial<CaseView>, ActingUser, string][])('%s %j', (action, over, user, words) => {
    expect(reason(action, over, user)).toBe(words);
  });

  it('approve: outcome, lines, readiness, in this order', () => {
    const line = { code: '62362', confirmed: true, listed: true, stageMatches: true };
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

  it('refusalOf knows a row out of its status', () => {
    const row = transitionOf('approve', 'in-review');
    expect(row && refusalOf(row, { ...openCase, status: 'decided' }, dana)).toBe('The case is decided');
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
