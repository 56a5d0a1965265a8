import { expect, it } from 'vitest';
import { longMoment } from './dates.ts';

it.each([
  ['2026-11-26T04:59:59Z', 'America/New_York', 'November 25, 2026, 11:59 p.m. (New York time)'],
  ['2026-07-01T16:05:00Z', 'America/Chicago', 'July 1, 2026, 11:05 a.m. (Chicago time)'],
  ['2026-07-01T07:00:00Z', 'America/Los_Angeles', 'July 1, 2026, 12:00 a.m. (Los Angeles time)'],
  ['2026-07-01T17:00:00Z', 'America/Indiana/Indianapolis', 'July 1, 2026, 1:00 p.m. (Indianapolis time)'],
  ['2026-07-01', 'America/Chicago', ''],
  ['2026-07-01T17:00:00Z', 'Mars/Olympus', ''],
])('says the time %s in %s', (instant, zone, words) => {
  expect(longMoment(instant, zone)).toBe(words);
});
