import { expect, test } from 'vitest';
import { daySpan, monthSpan, yearSpan } from './period.ts';

test('days begin at midnight of the zone, also where the clock is changed', () => {
  expect(daySpan('2026-11-01', '2026-11-01', 'America/New_York')).toEqual({
    from: '2026-11-01T04:00:00.000Z',
    to: '2026-11-02T05:00:00.000Z',
  });
});

test('a year and a month end where the next begins', () => {
  expect(yearSpan(2026, 'America/Chicago')).toEqual({ from: '2026-01-01T06:00:00.000Z', to: '2027-01-01T06:00:00.000Z' });
  expect(monthSpan('2028-02', 'UTC')).toEqual({ from: '2028-02-01T00:00:00.000Z', to: '2028-03-01T00:00:00.000Z' });
  expect(() => monthSpan('2028-13', 'UTC')).toThrow(RangeError);
});
