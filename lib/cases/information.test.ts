import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINES_OF_BUSINESS } from '../criteria/case-input.ts';
import { type ClockedCase, clockOf, missedConsequence, movedClock, stepsThatHold } from './case-clock.ts';
import { ClockInputError, type ClockStep, dueTime } from './clocks.ts';
import { askingRules, informationDueAfter, previewInformationRequest } from './information.ts';
import { ARKANSAS_PRIOR_AUTHORIZATION } from './overlays.ts';
import { URGENCIES } from './regulation.ts';

// Received on Tuesday, November 17, 9:30 in New York.
const RECEIVED = '2026-11-17T14:30:00Z';

type Over = Partial<Omit<ClockedCase, 'plan'>> & { clocks?: ClockedCase['plan']['settings']['clocks']; zone?: string };
function aCase({ clocks = {}, zone = 'America/New_York', ...over }: Over = {}): ClockedCase & { extended: boolean } {
  const base = {
    lineOfBusiness: 'medicaid',
    urgency: 'standard',
    receivedAt: RECEIVED,
    clockSteps: [],
    links: [],
    extended: false,
  } as const;
  return { ...base, plan: { timeZone: zone, settings: { clocks } }, ...over };
}
const ask = (c: ClockedCase, at: string, over: Partial<Parameters<typeof previewInformationRequest>[2]> = {}) => {
  const { informationDueAt, stopsClock, due, tooLate } = previewInformationRequest(c, at, { extendClock: false, ...over });
  return { informationDueAt, stopsClock, dueAt: due.dueAt, tooLate };
};
const APPEAL = [{ kind: 'appeal', way: 'from' }] as const;

describe('where nothing stops the clock', () => {
  it('information is due the plan’s margin before the decision, 24 hours unless it says otherwise', () => {
    // Due on day 7, November 24, 23:59:59.
    expect(ask(aCase(), '2026-11-18T15:00:00Z')).toEqual({
      informationDueAt: '2026-11-24T04:59:59Z',
      stopsClock: false,
      dueAt: '2026-11-25T04:59:59Z',
      tooLate: false,
    });
    expect(ask(aCase({ clocks: { informationMarginHours: 48 } }), '2026-11-18T15:00:00Z').informationDueAt).toBe('2026-11-23T04:59:59Z');
  });

  it('sooner where the nurse says so, never later', () => {
    expect(ask(aCase(), '2026-11-18T15:00:00Z', { answerHours: 24 }).informationDueAt).toBe('2026-11-19T15:00:00Z');
    expect(ask(aCase(), '2026-11-18T15:00:00Z', { answerHours: 1000 }).informationDueAt).toBe('2026-11-24T04:59:59Z');
  });

  it('an expedited one has what its 72 hours leave', () => {
    const c = aCase({ urgency: 'expedited' });
    expect(ask(c, '2026-11-17T20:30:00Z')).toMatchObject({ informationDueAt: '2026-11-19T14:30:00Z', stopsClock: false });
    expect(ask(c, '2026-11-19T14:29:59Z').tooLate).toBe(false);
    expect(ask(c, '2026-11-19T14:30:00Z').tooLate).toBe(true);
    expect(ask(c, '2026-11-20T14:30:00Z').tooLate).toBe(true);
  });

  it('no federal time is extended for information, and no appeal’s', () => {
    expect(() => ask(aCase(), '2026-11-18T15:00:00Z', { extendClock: true })).toThrow(ClockInputError);
    expect(() => ask(aCase({ lineOfBusiness: 'commercial', links: APPEAL }), '2026-11-18T15:00:00Z', { extendClock: true })).toThrow(
      'an appeal of this line of business is not extended',
    );
    expect(ask(aCase({ lineOfBusiness: 'commercial', urgency: 'expedited', links: APPEAL }), '2026-11-17T20:00:00Z').stopsClock).toBe(
      false,
    );
  });
});

describe('commercial, individual exchange, FEHB', () => {
  const commercial = aCase({ lineOfBusiness: 'commercial' });

  it('standard: extended for named information, due on day 45; then decided within 15 days', () => {
    expect(ask(commercial, '2026-11-20T15:00:00Z', { extendClock: true })).toEqual({
      informationDueAt: '2027-01-05T04:59:59Z',
      stopsClock: true,
      dueAt: '2027-01-20T04:59:59Z',
      tooLate: false,
    });
    expect(ask(commercial, '2026-11-20T15:00:00Z', { extendClock: true, answerDays: 60 }).informationDueAt).toBe('2027-01-20T04:59:59Z');
    expect(() => ask(commercial, '2026-11-20T15:00:00Z', { extendClock: true, answerDays: 44 })).toThrow('must be 45 or more');
  });

  it('the notice goes out by day 15', () => {
    expect(ask(commercial, '2026-12-03T04:59:59Z', { extendClock: true }).stopsClock).toBe(true);
    expect(() => ask(commercial, '2026-12-03T05:00:00Z', { extendClock: true })).toThrow('an extension must be noticed before it');
    expect(askingRules(commercial, '2026-12-03T04:59:59Z').mayExtend).toBe(true);
    expect(askingRules(commercial, '2026-12-03T05:00:00Z').mayExtend).toBe(false);
    expect(askingRules({ ...commercial, extended: true }, '2026-11-20T15:00:00Z').mayExtend).toBe(false);
    expect(askingRules(aCase(), '2026-11-20T15:00:00Z')).toEqual({ mayExtend: false, answerDaysAtLeast: 45, answerHoursAtLeast: null });
  });

  it('once: then the information is due before the decision, as where nothing stops the clock', () => {
    const extended = aCase({
      lineOfBusiness: 'fehb',
      clockSteps: movedClock(commercial, { action: 'extend', at: '2026-11-19T15:00:00Z' }).steps,
    });
    expect(() => ask(extended, '2026-11-20T15:00:00Z', { extendClock: true })).toThrow('one extension is allowed');
    expect(ask(extended, '2026-11-20T15:00:00Z')).toMatchObject({ stopsClock: false, informationDueAt: '2026-12-17T04:59:59Z' });
  });

  it('expedited: asked within 24 hours, 48 hours at least to answer, decided 48 hours after', () => {
    const c = aCase({ lineOfBusiness: 'individual-exchange', urgency: 'expedited' });
    expect(ask(c, '2026-11-18T14:30:00Z')).toEqual({
      informationDueAt: '2026-11-20T14:30:00Z',
      stopsClock: true,
      dueAt: '2026-11-22T14:30:00Z',
      tooLate: false,
    });
    expect(() => ask(c, '2026-11-18T14:30:00Z', { answerHours: 47 })).toThrow('must be 48 or more');
    expect(askingRules(c, '2026-11-18T14:30:00Z')).toMatchObject({ mayExtend: false, answerHoursAtLeast: 48 });
    // An hour too late it stops nothing.
    expect(ask(c, '2026-11-18T15:30:00Z')).toMatchObject({ stopsClock: false, informationDueAt: '2026-11-19T14:30:00Z' });
    expect(askingRules(c, '2026-11-18T15:30:00Z').answerHoursAtLeast).toBeNull();
  });

  it('what lapsed does not stand in the way of asking again', () => {
    const first = previewInformationRequest(commercial, '2026-11-20T15:00:00Z', { extendClock: true });
    const lapsed = { ...commercial, clockSteps: first.steps };
    // Day 45 is over on January 5; the decision is due on January 19, 23:59:59.
    expect(ask(lapsed, '2027-01-06T15:00:00Z')).toEqual({
      informationDueAt: '2027-01-19T04:59:59Z',
      stopsClock: false,
      dueAt: '2027-01-20T04:59:59Z',
      tooLate: false,
    });
  });
});

describe('the time to send information follows the decision’s', () => {
  it('an urgency that is raised brings it forward; one that stops the clock stays', () => {
    const { steps, informationDueAt } = previewInformationRequest(aCase(), '2026-11-18T15:00:00Z', { extendClock: false });
    const raised = { ...aCase(), clockSteps: steps };
    const { due } = movedClock(raised, { action: 'change-urgency', at: '2026-11-19T15:00:00Z', to: 'expedited' });
    expect(due.dueAt).toBe('2026-11-22T15:00:00Z');
    expect(informationDueAfter(raised, { dueAt: informationDueAt, stopsClock: false }, due)).toBe('2026-11-21T15:00:00Z');
    expect(informationDueAfter(raised, { dueAt: informationDueAt, stopsClock: true }, due)).toBe(informationDueAt);
    const { due: lowered } = movedClock(raised, { action: 'extend', at: '2026-11-19T15:00:00Z' });
    expect(informationDueAfter(raised, { dueAt: informationDueAt, stopsClock: false }, lowered)).toBe(informationDueAt);
  });
});

describe('a missed due time', () => {
  const missed = { lineOfBusiness: 'commercial', dueBasis: '29 CFR 2560.503-1(f)', appeal: false, settings: {} } as const;
  it.each([
    ['commercial: overdue', {}, 'overdue'],
    ['Medicaid: counts as a denial', { lineOfBusiness: 'medicaid', dueBasis: '42 CFR 438.210(d)' }, 'deemed-denied'],
    ['Medicare Advantage: overdue', { lineOfBusiness: 'medicare-advantage' }, 'overdue'],
    [
      'an overlay says so itself, where it set the time',
      {
        lineOfBusiness: 'medicaid',
        dueBasis: ARKANSAS_PRIOR_AUTHORIZATION.citation,
        settings: { overlays: [ARKANSAS_PRIOR_AUTHORIZATION] },
      },
      'deemed-approved',
    ],
    [
      'and not where the law set it',
      { lineOfBusiness: 'medicaid', dueBasis: '42 CFR 438.210(d)', settings: { overlays: [ARKANSAS_PRIOR_AUTHORIZATION] } },
      'deemed-denied',
    ],
    ['an appeal is overdue', { lineOfBusiness: 'medicaid', appeal: true }, 'overdue'],
  ] as const)('%s', (_name, over, expected) => {
    expect(missedConsequence({ ...missed, ...over })).toBe(expected);
  });
});

describe('appeals', () => {
  it.each(LINES_OF_BUSINESS)('of %s: 30 days, or 72 hours', (lineOfBusiness) => {
    const c = aCase({ lineOfBusiness, links: APPEAL });
    expect(dueTime(clockOf(c)).dueAt).toBe('2026-12-18T04:59:59Z');
    expect(dueTime(clockOf({ ...c, urgency: 'expedited' })).dueAt).toBe('2026-11-20T14:30:00Z');
  });

  it('by no overlay and no shorter clock of the plan; extended in the federal lines', () => {
    const clocks = { overlays: [ARKANSAS_PRIOR_AUTHORIZATION], accreditation: 'ncqa' } as const;
    expect(dueTime(clockOf(aCase({ lineOfBusiness: 'commercial', links: APPEAL, clocks }))).dueAt).toBe('2026-12-18T04:59:59Z');
    const extended = movedClock(aCase({ links: APPEAL, clocks }), { action: 'extend', at: '2026-11-19T15:00:00Z' });
    expect(extended.due.dueAt).toBe('2027-01-01T04:59:59Z');
  });
});

// ── Laws ────────────────────────────────────────────────────────────────────

const hour = (h: number) => new Date(Date.parse(RECEIVED) + h * 3_600_000).toISOString();
const step = (hours: number): fc.Arbitrary<ClockStep> =>
  fc.constantFrom<ClockStep>(
    { action: 'extend', at: hour(hours) },
    { action: 'extend', at: hour(hours), days: 5 },
    { action: 'extend-for-information', at: hour(hours) },
    { action: 'request-information', at: hour(hours) },
    { action: 'request-information', at: hour(hours), answerHours: 60 },
    { action: 'information-complete', at: hour(hours) },
    { action: 'change-urgency', at: hour(hours), to: 'expedited' },
    { action: 'change-urgency', at: hour(hours), to: 'standard' },
  );
const history = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 * 90 }), { maxLength: 6 })
  .chain((hours) => fc.tuple(...hours.sort((a, b) => a - b).map(step)));
const cases = fc
  .record({
    lineOfBusiness: fc.constantFrom(...LINES_OF_BUSINESS),
    urgency: fc.constantFrom(...URGENCIES),
    appeal: fc.boolean(),
    overlay: fc.boolean(),
    clockSteps: history,
  })
  .map(({ appeal, overlay, clockSteps, ...rest }) => {
    const c = aCase({ ...rest, links: appeal ? APPEAL : [], clocks: overlay ? { overlays: [ARKANSAS_PRIOR_AUTHORIZATION] } : {} });
    return { ...c, clockSteps: stepsThatHold(clockOf(c, clockSteps)) };
  });

const DAY = 86_400_000;
/** Latest that any rule of lifecycle.md section 4 allows, in days of 25 hours from receipt: extension included. */
const FEDERAL_LIMIT = 7 + 14 + 1;
const APPEAL_LIMIT = 30 + 14 + 1;
/** Notice by day 15, answer within 45 days (60 hours ask for less), decision 15 days after. */
const CLAIMS_LIMIT = 15 + 45 + 15 + 2;

describe('laws', () => {
  it('the steps that hold are a history that the clock accepts, and holding them again changes nothing', () => {
    fc.assert(
      fc.property(cases, (c) => {
        expect(stepsThatHold(clockOf(c))).toEqual(c.clockSteps);
        expect(() => dueTime(clockOf(c))).not.toThrow();
      }),
    );
  });

  it('no history of steps makes a decision due later than the rule allows', () => {
    fc.assert(
      fc.property(cases, (c) => {
        const federal = c.lineOfBusiness === 'medicaid' || c.lineOfBusiness === 'medicare-advantage';
        const limit = c.links.length > 0 ? APPEAL_LIMIT : federal ? FEDERAL_LIMIT : CLAIMS_LIMIT;
        const days = (Date.parse(dueTime(clockOf(c)).dueAt) - Date.parse(RECEIVED)) / DAY;
        expect(days).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('asking where nothing stops the clock moves no decision, and leaves the margin before it, or is too late', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 24 * 90, max: 24 * 120 }), (c, h) => {
        const at = hour(h);
        const before = dueTime(clockOf(c));
        const asked = previewInformationRequest(c, at, { extendClock: false });
        if (asked.stopsClock) return;
        if (c.plan.settings.clocks.overlays === undefined) expect(asked.due.dueAt).toBe(before.dueAt);
        const left = Date.parse(before.dueAt) - Date.parse(asked.informationDueAt);
        expect(asked.tooLate || left >= DAY).toBe(true);
      }),
    );
  });

  it('a complete answer brings a stopped decision forward, never back', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 24 * 90, max: 24 * 120 }), (c, h) => {
        const complete = stepsThatHold(clockOf(c, [...c.clockSteps, { action: 'information-complete', at: hour(h) }]));
        const overlaid = c.plan.settings.clocks.overlays !== undefined;
        if (overlaid) return;
        expect(dueTime(clockOf(c, complete)).dueAt <= dueTime(clockOf(c)).dueAt).toBe(true);
      }),
    );
  });
});
