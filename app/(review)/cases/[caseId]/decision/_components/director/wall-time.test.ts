import { expect, test } from 'vitest';
import { happenedAt, wallClock } from './wall-time';

const ZONE = 'America/New_York';
const NOW = '2026-11-22T16:00:00Z';

test('a time on the plan’s wall clock is an instant', () => {
  expect(happenedAt('2026-11-22', '10:42', ZONE, NOW)).toEqual({ ok: true, at: '2026-11-22T15:42:00Z' });
  expect(wallClock(NOW, ZONE)).toEqual({ date: '2026-11-22', time: '11:00' });
});

test('shown twice: the later one, unless it has not come yet', () => {
  expect(happenedAt('2026-11-01', '01:30', ZONE, NOW)).toEqual({ ok: true, at: '2026-11-01T06:30:00Z' });
  expect(happenedAt('2026-11-01', '01:30', ZONE, '2026-11-01T06:00:00Z')).toEqual({ ok: true, at: '2026-11-01T05:30:00Z' });
});

test.each([
  ['2026-02-30', '10:00'],
  ['', '10:00'],
  ['2026-11-22', ''],
  ['2026-11-22', '25:00'],
])('%s %s is no time', (date, time) => {
  expect(happenedAt(date, time, ZONE, NOW)).toMatchObject({ ok: false, message: 'Enter the day and the time' });
});

test('what is yet to come has not happened', () => {
  expect(happenedAt('2026-11-22', '11:01', ZONE, NOW)).toEqual({
    ok: false,
    message: 'That lies in the future: it is 2026-11-22 11:00 in the plan’s zone',
  });
});
