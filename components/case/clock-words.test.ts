import { describe, expect, it } from 'vitest';
import type { PlanClockSettings } from '@/lib/cases/clocks.ts';
import { ARKANSAS_PRIOR_AUTHORIZATION } from '@/lib/cases/overlays.ts';
import { clockWords } from './clock-words';

const words = (change: Partial<Parameters<typeof clockWords>[0]>, clocks: PlanClockSettings = {}) =>
  clockWords({
    dueBasis: '42 CFR 438.210(d)',
    lineOfBusiness: 'medicaid',
    urgency: 'standard',
    receivedAt: '2026-11-17T14:30:00Z',
    plan: { timeZone: 'America/New_York', settings: { clocks } },
    ...change,
  });

describe('the rule of a clock', () => {
  it('is said with its length and citation', () => {
    expect(words({})).toEqual({ length: '7 calendar days from receipt, which is day 0', citation: '42 CFR 438.210(d)', verified: true });
    expect(words({ receivedAt: '2025-12-31T12:00:00Z' }).length).toMatch(/^14 calendar days/);
    expect(words({ urgency: 'expedited' }).length).toBe('72 hours from receipt');
  });

  it('bears the mark where it was not verified', () => {
    expect(words({ lineOfBusiness: 'fehb', dueBasis: '5 CFR 890.105' })).toMatchObject({ citation: '5 CFR 890.105 †', verified: false });
    const { citation } = ARKANSAS_PRIOR_AUTHORIZATION;
    const overlay = words({ dueBasis: citation }, { overlays: [ARKANSAS_PRIOR_AUTHORIZATION] });
    expect(overlay).toEqual({
      length: '2 business days from the complete request, which is day 0',
      citation: `${citation} †`,
      verified: false,
    });
  });

  it('is the plan’s own where that is shorter', () => {
    const shorter = {
      urgency: 'standard',
      unit: 'calendar-days',
      length: 1,
      effectiveFrom: null,
      citation: 'Contract 4.2',
      verified: true,
    } as const;
    expect(words({ dueBasis: 'Contract 4.2' }, { shorterClocks: [shorter] }).length).toBe('1 calendar day from receipt, which is day 0');
  });

  it('keeps the citation of a rule that the plan no longer has', () => {
    expect(words({ dueBasis: 'Contract 4.2' })).toEqual({ length: '', citation: 'Contract 4.2', verified: true });
    expect(words({ dueBasis: ARKANSAS_PRIOR_AUTHORIZATION.citation }).verified).toBe(false);
  });
});
