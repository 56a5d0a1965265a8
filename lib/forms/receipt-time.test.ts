import { expect, test } from 'vitest';
import { foldChoices, receiptInstant } from './receipt-time.ts';

const ZONE = 'America/New_York';
const NOW = '2026-11-22T15:00:00Z';
const at = (receivedOn: string, receivedTime: string, receivedFold?: 'earlier' | 'later') =>
  receiptInstant({ receivedOn, receivedTime, receivedFold }, ZONE, NOW);

test('an ordinary time is read in the plan’s zone', () => {
  expect(at('2026-11-20', '14:30')).toEqual({ ok: true, at: '2026-11-20T19:30:00Z' });
  expect(at('2026-07-01', '14:30')).toEqual({ ok: true, at: '2026-07-01T18:30:00Z' });
});

test('a time that the clock skipped in spring is refused', () => {
  expect(at('2026-03-08', '02:30')).toMatchObject({ ok: false, field: 'receivedTime' });
  expect(at('2026-03-08', '01:59')).toEqual({ ok: true, at: '2026-03-08T06:59:00Z' });
  expect(at('2026-03-08', '03:00')).toEqual({ ok: true, at: '2026-03-08T07:00:00Z' });
});

test('a time shown twice in autumn is asked about, then read as said', () => {
  expect(at('2026-11-01', '01:30')).toMatchObject({ ok: false, field: 'receivedFold' });
  expect(at('2026-11-01', '01:30', 'earlier')).toEqual({ ok: true, at: '2026-11-01T05:30:00Z' });
  expect(at('2026-11-01', '01:30', 'later')).toEqual({ ok: true, at: '2026-11-01T06:30:00Z' });
  expect(foldChoices({ receivedOn: '2026-11-01', receivedTime: '01:30' }, ZONE)).toEqual([
    { value: 'earlier', offset: '-04:00' },
    { value: 'later', offset: '-05:00' },
  ]);
});

test('a choice left over from another time changes nothing', () => {
  expect(at('2026-11-20', '14:30', 'later')).toEqual({ ok: true, at: '2026-11-20T19:30:00Z' });
  expect(foldChoices({ receivedOn: '2026-11-20', receivedTime: '14:30' }, ZONE)).toEqual([]);
});

test('this minute is accepted, the next is not', () => {
  expect(at('2026-11-22', '10:00')).toMatchObject({ ok: true });
  expect(at('2026-11-22', '10:01')).toMatchObject({
    ok: false,
    field: 'receivedTime',
    message: expect.stringContaining('2026-11-22 10:00'),
  });
  expect(at('2026-11-23', '00:00')).toMatchObject({ ok: false, field: 'receivedOn' });
});

test('three years back is accepted, a minute more is not', () => {
  expect(at('2023-11-22', '10:00')).toMatchObject({ ok: true });
  expect(at('2023-11-22', '09:59')).toMatchObject({ ok: false, field: 'receivedOn' });
});

test.each([
  ['', '10:00'],
  ['2026-11-20', ''],
  ['2026-02-30', '10:00'],
  ['20226-11-20', '10:00'],
])('no time: %s %s', (day, time) => {
  expect(at(day, time)).toMatchObject({ ok: false });
});
