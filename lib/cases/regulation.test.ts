import { describe, expect, it } from 'vitest';
import { LINES_OF_BUSINESS } from '../criteria/case-input.ts';
import { clockSettings, dueTime } from './clocks.ts';
import { EXTENSIONS, extensionRule, TURNAROUND, turnaroundRules, URGENCIES } from './regulation.ts';

const NCQA = { ratingPeriodStart: '2026-01-01', accreditation: 'ncqa' } as const;

describe('the regulation data', () => {
  it('every row has a citation, a length and an id of its own', () => {
    for (const row of TURNAROUND) expect([row.citation.length > 5, row.length > 0], row.id).toEqual([true, true]);
    for (const row of EXTENSIONS) expect(row.citation.length, row.lineOfBusiness).toBeGreaterThan(5);
    expect(new Set(TURNAROUND.map((row) => row.id)).size).toBe(TURNAROUND.length);
  });

  it('every line of business has one law for each urgency on any day, and one extension rule', () => {
    for (const lineOfBusiness of LINES_OF_BUSINESS) {
      expect(EXTENSIONS.filter((row) => row.lineOfBusiness === lineOfBusiness)).toHaveLength(1);
      for (const urgency of URGENCIES)
        for (const day of ['2001-01-01', '2025-12-31', '2026-01-01', '2026-06-30', '2031-01-01'])
          expect(turnaroundRules(lineOfBusiness, urgency, day), `${lineOfBusiness} ${urgency} ${day}`).toHaveLength(1);
    }
  });

  it.each([
    ['medicaid', '2025-12-31', 14],
    ['medicaid', '2026-01-01', 7],
    ['medicare-advantage', '2025-12-31', 14],
    ['medicare-advantage', '2026-01-01', 7],
    ['commercial', '2026-01-01', 15],
  ] as const)('%s received %s: %i days', (lineOfBusiness, day, length) => {
    expect(turnaroundRules(lineOfBusiness, 'standard', day)[0]?.length).toBe(length);
  });

  it('accreditation adds its row from its date on, unverified', () => {
    expect(turnaroundRules('commercial', 'standard', '2026-06-30', NCQA)).toHaveLength(1);
    expect(turnaroundRules('commercial', 'standard', '2026-07-01', NCQA)[1]).toMatchObject({ length: 7, verified: false });
    expect(turnaroundRules('medicaid', 'standard', '2026-07-01', NCQA)).toHaveLength(1);
  });

  it('what was not read at its source is marked so', () => {
    expect(TURNAROUND.filter((row) => row.lineOfBusiness === 'fehb').every((row) => !row.verified)).toBe(true);
    expect(extensionRule('fehb').verified).toBe(false);
    expect(extensionRule('medicaid')).toMatchObject({ days: 14, verified: true });
  });
});

it('a plan’s one shorter standard time becomes a clock with its source', () => {
  const input = {
    lineOfBusiness: 'commercial',
    urgency: 'standard',
    timeZone: 'UTC',
    receivedAt: '2026-11-02T00:00:00Z',
    steps: [],
  } as const;
  const planSettings = clockSettings({ standardDays: { days: 10, source: 'Texas contract' }, ratingPeriodStart: '2026-01-01' });
  expect(dueTime({ ...input, planSettings })).toMatchObject({ dueAt: '2026-11-12T23:59:59Z', basis: 'Texas contract' });
  expect(dueTime({ ...input, planSettings: clockSettings({ standardDays: null, ratingPeriodStart: '2026-01-01' }) }).dueAt).toBe(
    '2026-11-17T23:59:59Z',
  );
});
