import { describe, expect, it } from 'vitest';
import { LINES_OF_BUSINESS } from '../criteria/case-input.ts';
import { type AppealableCase, appealWindow, hasStanding, isInWindow } from './appeal.ts';
import { APPEALS, appealRule } from './regulation.ts';

const given = (deliveredAt: string, over = {}) => ({
  notice: 'decision',
  recipient: 'member',
  voided: null,
  deliveries: [{ deliveredAt }],
  ...over,
});
const decided = (over: Partial<AppealableCase> = {}): AppealableCase => ({
  lineOfBusiness: 'medicaid',
  plan: { timeZone: 'America/New_York' },
  letters: [given('2026-11-21T03:30:00Z')],
  ...over,
});

describe('the window for an appeal', () => {
  it.each([
    ['medicaid', '2027-01-19'],
    ['medicare-advantage', '2027-01-24'],
    ['commercial', '2027-05-19'],
    ['individual-exchange', '2027-05-19'],
    ['fehb', '2027-05-20'],
  ] as const)('%s: from the notice on November 20, until %s', (lineOfBusiness, endsOn) => {
    expect(appealWindow(decided({ lineOfBusiness }))).toEqual({ noticeOn: '2026-11-20', endsOn });
  });

  it('six months after August 31 end with February', () => {
    expect(appealWindow(decided({ lineOfBusiness: 'fehb', letters: [given('2026-08-31T15:00:00Z')] })).endsOn).toBe('2027-02-28');
  });

  it('runs from the first notice to the member that stands; where there is none, nothing runs out', () => {
    const letters = [
      given('2026-11-24T15:00:00Z'),
      given('2026-11-21T15:00:00Z', { voided: { reason: 'x' } }),
      given('2026-11-20T15:00:00Z', { recipient: 'practitioner' }),
    ];
    expect(appealWindow(decided({ letters })).noticeOn).toBe('2026-11-24');
    const none = appealWindow(decided({ letters: [] }));
    expect(none).toEqual({ noticeOn: null, endsOn: null });
    expect(isInWindow(none, '2036-01-01')).toBe(true);
  });

  it('its last day counts', () => {
    const window = appealWindow(decided());
    expect(isInWindow(window, '2027-01-19')).toBe(true);
    expect(isInWindow(window, '2027-01-20')).toBe(false);
  });
});

it('the member appeals as of right; anyone else says by what', () => {
  expect([hasStanding('member', ''), hasStanding('representative', ' '), hasStanding('practitioner', 'written consent')]).toEqual([
    true,
    false,
    true,
  ]);
});

it('every line has a rule with its sources; what is not sure is marked', () => {
  expect(APPEALS.map((rule) => rule.lineOfBusiness).sort()).toEqual([...LINES_OF_BUSINESS].sort());
  for (const line of LINES_OF_BUSINESS) {
    const { window, standard, expedited } = appealRule(line);
    for (const { citation, verified } of [window, standard, expedited]) {
      expect(citation).toMatch(/^\d+ CFR \d+/);
      expect(verified).toBe(false);
    }
  }
});
