import { describe, expect, it } from 'vitest';
import { LINES_OF_BUSINESS } from '../criteria/case-input.ts';
import { endingRule, forwardingRule, REOPENING_REASONS } from './after-rules.ts';
import {
  type DutyCase,
  dutiesOfAppeal,
  earliestEnd,
  effectuation,
  isContinuationInTime,
  reconsiderationEnds,
  whyNotReopen,
} from './duties.ts';

const appeal = (over: Partial<DutyCase> = {}): DutyCase => ({
  lineOfBusiness: 'medicare-advantage',
  urgency: 'standard',
  dueAt: '2026-12-28T04:59:59Z',
  plan: { timeZone: 'America/New_York', settings: {} },
  ...over,
});
const AT = '2026-12-10T15:00:00Z';

describe('what a decision on an appeal asks for', () => {
  it('upheld by a Medicare Advantage plan, it goes to the independent entity by the time of the appeal, or a day later when expedited', () => {
    expect(dutiesOfAppeal(appeal(), 'denied', AT)).toMatchObject([{ kind: 'forwarding', dueAt: '2026-12-28T04:59:59Z' }]);
    expect(dutiesOfAppeal(appeal({ urgency: 'expedited' }), 'denied', AT)).toMatchObject([
      { kind: 'forwarding', dueAt: '2026-12-11T15:00:00Z' },
    ]);
  });

  it('overturned in part it is both put into effect and forwarded; overturned, put into effect only', () => {
    expect(dutiesOfAppeal(appeal(), 'approved-in-part', AT).map(({ kind }) => kind)).toEqual(['effectuation', 'forwarding']);
    expect(dutiesOfAppeal(appeal(), 'approved', AT).map(({ kind }) => kind)).toEqual(['effectuation']);
  });

  it('elsewhere what is upheld is left to the member', () => {
    for (const lineOfBusiness of LINES_OF_BUSINESS) {
      if (lineOfBusiness === 'medicare-advantage') continue;
      expect(dutiesOfAppeal(appeal({ lineOfBusiness }), 'denied', AT), lineOfBusiness).toEqual([]);
      expect(forwardingRule(lineOfBusiness, 'expedited')).toBeNull();
    }
  });

  it.each([
    ['medicaid', 'plan', 'standard', '2026-12-13T15:00:00Z', '42 CFR 438.424(a)', true],
    ['medicaid', 'outside', 'standard', '2026-12-13T15:00:00Z', '42 CFR 438.424(a)', true],
    ['medicare-advantage', 'plan', 'standard', '2026-12-28T04:59:59Z', '42 CFR 422.618(a)(1)', false],
    ['medicare-advantage', 'outside', 'standard', '2026-12-13T15:00:00Z', '42 CFR 422.618(b)(1)', false],
    ['medicare-advantage', 'outside', 'expedited', '2026-12-13T15:00:00Z', '42 CFR 422.619(b)', false],
    ['fehb', 'plan', 'standard', '2026-12-13T15:00:00Z', 'Plan rule', false],
  ] as const)('%s, overturned by the %s, %s: by %s', (lineOfBusiness, by, urgency, dueAt, basis, verified) => {
    expect(effectuation(appeal({ lineOfBusiness, urgency }), by, AT)).toEqual({ kind: 'effectuation', dueAt, basis, verified });
  });

  it('in the plan’s own hours where no law says how many, and never where one does', () => {
    const plan = { timeZone: 'America/New_York', settings: { after: { effectuationHours: 24 } } };
    expect(effectuation(appeal({ lineOfBusiness: 'commercial', plan }), 'plan', AT).dueAt).toBe('2026-12-11T15:00:00Z');
    expect(effectuation(appeal({ lineOfBusiness: 'medicaid', plan }), 'plan', AT).dueAt).toBe('2026-12-13T15:00:00Z');
  });
});

describe('reopening', () => {
  const medicare = { lineOfBusiness: 'medicare-advantage', decidedOn: '2026-11-20' } as const;

  it.each([
    ['any', '2027-11-20', null],
    ['any', '2027-11-21', 'The time to reopen for this reason ended on Nov 20, 2027'],
    ['new-evidence', '2030-11-20', null],
    ['new-evidence', '2030-11-21', 'The time to reopen for this reason ended on Nov 20, 2030'],
    ['error-on-its-face', '2030-11-21', 'The time to reopen for this reason ended on Nov 20, 2030'],
    ['fraud', '2046-01-01', null],
    ['clerical', '2046-01-01', null],
  ] as const)('Medicare Advantage, a denial, %s on %s', (reason, today, refusal) => {
    expect(whyNotReopen({ ...medicare, isAdverse: true }, reason, today)).toBe(refusal);
  });

  it('what was approved before the service: for good cause or fraud only (42 CFR 422.138(c))', () => {
    const open = REOPENING_REASONS.filter((reason) => whyNotReopen({ ...medicare, isAdverse: false }, reason, '2026-12-01') === null);
    expect(open).toEqual(['new-evidence', 'error-on-its-face', 'fraud']);
  });

  it('elsewhere within the plan’s days, and for no reason without a cause', () => {
    const c = { lineOfBusiness: 'commercial', isAdverse: true, decidedOn: '2026-11-20' } as const;
    expect(whyNotReopen(c, 'new-evidence', '2027-11-20')).toBeNull();
    expect(whyNotReopen(c, 'new-evidence', '2027-11-21')).toContain('ended on Nov 20, 2027');
    expect(whyNotReopen({ ...c, after: { reopeningDays: 30 } }, 'new-evidence', '2026-12-21')).toContain('ended on Dec 20, 2026');
    expect(whyNotReopen(c, 'any', '2026-12-01')).toContain('no such reason');
  });
});

describe('a new look after a talk of physicians', () => {
  it('is none of Medicare Advantage’s, nor where the plan sets no days for it', () => {
    expect(reconsiderationEnds('medicare-advantage', '2026-11-20')).toBeNull();
    expect(reconsiderationEnds('commercial', '2026-11-20', { reconsiderationDays: 0 })).toBeNull();
  });
  it('is open for fourteen days, or as the plan sets', () => {
    expect(reconsiderationEnds('medicaid', '2026-11-20')).toBe('2026-12-04');
    expect(reconsiderationEnds('medicaid', '2026-11-20', { reconsiderationDays: 5 })).toBe('2026-11-25');
  });
});

describe('an end ahead of time', () => {
  it('Medicaid: ten days before it takes effect, whatever the plan sets', () => {
    expect(earliestEnd('medicaid', '2026-11-20', { endingDays: 30 })).toBe('2026-11-30');
    expect(endingRule('medicaid')).toMatchObject({ citation: '42 CFR 438.404(c)(1), 431.211', verified: true });
  });
  it('claims procedure: in time for an appeal to be decided', () => {
    expect(earliestEnd('commercial', '2026-11-20')).toBe('2026-12-20');
    expect(earliestEnd('commercial', '2026-11-20', { endingDays: 45 })).toBe('2027-01-04');
  });
  it('services go on where asked for within ten days of the notice, or before the end takes effect, whichever is later', () => {
    expect(isContinuationInTime('2026-11-20', '2026-11-25', '2026-11-30', 10)).toBe(true);
    expect(isContinuationInTime('2026-11-20', '2026-11-25', '2026-12-01', 10)).toBe(false);
    expect(isContinuationInTime('2026-11-20', '2026-12-15', '2026-12-16', 10)).toBe(true);
    expect(isContinuationInTime('2026-11-20', '2026-12-15', '2026-12-17', 10)).toBe(false);
    expect(isContinuationInTime(null, '2026-12-15', '2026-12-10', 10)).toBe(true);
  });
});
