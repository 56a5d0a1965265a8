import { describe, expect, it } from 'vitest';
import { LINES_OF_BUSINESS } from '../criteria/case-input.ts';
import { CHECK_KINDS, type CheckKind, type DenyingRole } from './checks.ts';
import { type ClockInput, type ClockStep, dueTime } from './clocks.ts';
import { DISMISSALS, dismissalRule } from './dismissal.ts';
import { BASIS_REASONS, basesOf, ENDING_BASES, ENDING_GROUNDS, ENDING_KINDS, ENDING_OF_CHECK, isAdverse, isEnding } from './endings.ts';
import { type ActingUser, type Action, type CaseView, refusalOf, transitionOf } from './lifecycle.ts';
import { ARKANSAS_PRIOR_AUTHORIZATION } from './overlays.ts';
import { RETROSPECTIVE, retrospectiveRule } from './retrospective.ts';
import { aView } from './testing.ts';

const nurse: ActingUser = { id: 'dana', role: 'nurse' };
const manager: ActingUser = { id: 'luis', role: 'manager' };
const director: ActingUser = { id: 'abena', role: 'medical-director' };

const against = (...kinds: CheckKind[]) => ({ checks: kinds.map((kind) => ({ kind, result: 'unfavorable' as const })) });

function refused(action: Action, over: Partial<CaseView>, user: ActingUser): string | null {
  const view = aView(over);
  const row = transitionOf(action, view.status);
  if (!row) throw new Error(`no ${action} from ${view.status}`);
  return refusalOf(row, view, user, { reason: 'A reason' });
}

describe('reopening', () => {
  const reopened = (decided: CaseView['decided'], user: ActingUser) => refused('reopen', { status: 'closed', decided }, user);

  it('is a medical director’s where nothing was denied, and says of what', () => {
    expect(reopened('approved', manager)).toBe('Only a medical director reopens what was approved');
    expect(reopened('dismissed', manager)).toBe('Only a medical director reopens what ended without a decision on its merits');
    expect(reopened('dismissed', director)).toBeNull();
    expect(reopened('administrative-denial', manager)).toBeNull();
  });
});

describe('grounds', () => {
  it('each belong to one ending, and every ending has some', () => {
    for (const kind of ENDING_KINDS) expect(basesOf(kind).length).toBeGreaterThan(0);
    expect(ENDING_KINDS.flatMap(basesOf).sort()).toEqual([...ENDING_BASES].sort());
  });

  it('that rest on a check rest on the one that leads to their ending', () => {
    for (const { kind, check } of Object.values(ENDING_GROUNDS)) if (check) expect(ENDING_OF_CHECK[check]).toBe(kind);
  });

  it('speak of nothing clinical', () => {
    for (const reason of Object.values(BASIS_REASONS)) expect(reason).not.toMatch(/medical|criteri|necess|experimental/i);
  });

  it('of an administrative denial alone are adverse', () => {
    expect(ENDING_KINDS.filter(isAdverse)).toEqual(['administrative-denial']);
    expect([isEnding('denied'), isEnding('dismissed'), isAdverse(null), isAdverse('denied')]).toEqual([false, true, false, true]);
  });
});

describe('an ending', () => {
  const ACTIONS: readonly (readonly [Action, readonly CheckKind[]])[] = [
    ['deny-administratively', ['eligibility', 'benefit']],
    ['end-not-required', ['authorization']],
    ['redirect', ['responsibility']],
  ];

  it.each(ACTIONS)('%s needs its own check against the case, and no other will do', (action, needed) => {
    for (const kind of CHECK_KINDS) {
      const stop = refused(action, against(kind), manager);
      if (needed.includes(kind)) expect(stop).toBeNull();
      else expect(stop).toMatch(/^Confirm first, in Overview/);
    }
    expect(refused(action, { checks: needed.map((kind) => ({ kind, result: 'favorable' })) }, manager)).toMatch(/^Confirm first/);
  });

  it('by dismissal needs none', () => {
    expect(refused('dismiss', {}, nurse)).toBeNull();
    expect(refused('dismiss', {}, director)).toBe('Only a nurse or a manager can do this');
  });

  it.each<[readonly DenyingRole[], string]>([
    [[], 'This plan has given nobody the authority to deny administratively'],
    [['manager'], 'In this plan managers deny administratively'],
    [['manager', 'medical-director'], 'In this plan managers and medical directors deny administratively'],
  ])('by administrative denial is by the plan’s roles: %j', (administrativeDenialBy, why) => {
    expect(refused('deny-administratively', { ...against('eligibility'), administrativeDenialBy }, nurse)).toBe(why);
    const byDirector = refused('deny-administratively', { ...against('eligibility'), administrativeDenialBy }, director);
    expect(byDirector === null).toBe(administrativeDenialBy.includes('medical-director'));
  });

  it('of an appeal is by nobody who took part in the first decision', () => {
    const over = { ...against('eligibility'), appeal: true, firstDecisionBy: ['luis'] };
    expect(refused('deny-administratively', over, manager)).toMatch(/took part in the first decision/);
    expect(refused('dismiss', over, manager)).toMatch(/took part in the first decision/);
  });

  it.each(['approve', 'sign-approve', 'sign-approve-in-part', 'sign-deny'] as const)('that is due stands before %s', (action) => {
    const isSigned = action !== 'approve';
    const over: Partial<CaseView> = isSigned ? { status: 'director-review', directorId: 'abena' } : { readyVersion: 3, lines: [LINE] };
    const user = isSigned ? director : nurse;
    expect(refused(action, over, user)).toBeNull();
    for (const kind of CHECK_KINDS)
      expect(refused(action, { ...over, ...against(kind) }, user) === null).toBe(ENDING_OF_CHECK[kind] === null);
  });
});

const LINE = { code: '62362', confirmed: true, listed: true, stageMatches: true };

describe('the time to review a service that was given', () => {
  const given: ClockStep = { action: 'service-given', at: '2026-11-21T15:00:00Z' };
  const clock = (over: Partial<ClockInput>): ClockInput => ({
    ...{
      lineOfBusiness: 'medicaid',
      urgency: 'standard',
      timeZone: 'America/New_York',
      receivedAt: '2026-11-20T19:30:00Z',
      steps: [given],
    },
    ...over,
  });

  it.each(LINES_OF_BUSINESS)('has a row for %s, and is that row’s from receipt', (lineOfBusiness) => {
    const { days, citation, verified } = retrospectiveRule(lineOfBusiness);
    const day = new Date(Date.UTC(2026, 10, 20 + days + 1)).toISOString().slice(0, 10);
    expect(dueTime(clock({ lineOfBusiness }))).toMatchObject({ dueAt: `${day}T04:59:59Z`, basis: citation, verified });
  });

  it('is one for each line of business', () => {
    expect(RETROSPECTIVE.map(({ lineOfBusiness }) => lineOfBusiness).sort()).toEqual([...LINES_OF_BUSINESS].sort());
    expect(DISMISSALS.map(({ lineOfBusiness }) => lineOfBusiness).sort()).toEqual([...LINES_OF_BUSINESS].sort());
    expect(dismissalRule('medicare-advantage')).toMatchObject({ vacateMonths: 6, reconsidered: true });
  });

  it('is the same for a request that was expedited, and bound by no overlay', () => {
    const standard = dueTime(clock({}));
    expect(dueTime(clock({ planSettings: { overlays: [ARKANSAS_PRIOR_AUTHORIZATION] } }))).toEqual(standard);
    const raised: ClockStep = { action: 'change-urgency', at: '2026-11-20T20:00:00Z', to: 'expedited' };
    expect(dueTime(clock({ steps: [raised, given] }))).toEqual(standard);
  });

  it.each<[string, Partial<ClockInput>]>([
    ['twice', { steps: [given, given] }],
    ['for an appeal', { appeal: true }],
    ['and then speeded up', { steps: [given, { action: 'change-urgency', at: '2026-11-22T15:00:00Z', to: 'expedited' }] }],
    ['and then extended in a federal line', { steps: [given, { action: 'extend', at: '2026-11-22T15:00:00Z' }] }],
  ])('is not set %s', (_, over) => {
    expect(() => dueTime(clock(over))).toThrow(/steps\[/);
  });

  it('is extended where the claims procedure extends', () => {
    const extend: ClockStep = { action: 'extend', at: '2026-11-22T15:00:00Z', days: 15 };
    expect(dueTime(clock({ lineOfBusiness: 'commercial', steps: [given, extend] })).dueAt).toBe('2027-01-05T04:59:59Z');
  });
});
