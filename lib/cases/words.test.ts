import { describe, expect, it } from 'vitest';
import { formatDate, formatDay, formatInstant, formatMonth, formatShortInstant, formatTime, timeLeft } from './time-words.ts';
import { OUTCOME_WORDS, REASON_WORDS, RESULT_WORDS, STAGE_WORDS, STATUS_WORDS, warningWords } from './words.ts';

describe('words of lifecycle.md section 5', () => {
  it('results, outcomes, statuses, stages', () => {
    expect(Object.values(RESULT_WORDS).join(' · ')).toBe('Met · Not met · Not documented · Policy unclear · Does not apply');
    expect(Object.values(OUTCOME_WORDS).join(' · ')).toBe(
      'Meets criteria · Does not meet criteria · Needs information · Needs a physician · No review required',
    );
    expect(Object.values(STATUS_WORDS).join(' · ')).toBe('Received · In review · Pended · With director · Decided · Closed · Withdrawn');
    expect(Object.values(STAGE_WORDS).join(' · ')).toBe(
      'Trial · Permanent pump · Replacement · Revision · Removal · Refill or maintenance',
    );
  });

  it('reasons and warnings', () => {
    expect(REASON_WORDS['stage-not-addressed']).toBe('Policy does not address this kind of request');
    expect(['review-overdue', 'code-not-listed', 'stage-code-mismatch'].map(warningWords)).toEqual([
      'Policy review overdue',
      'Code not in the policy’s list',
      'Codes and kind of request differ',
    ]);
    expect(warningWords('code-not-listed:62324')).toBe('Code not in the policy’s list: 62324');
  });
});

describe('time left', () => {
  const due = '2026-11-25T04:59:59Z';
  it.each([
    ['2026-11-22T15:42:00Z', '2 d 13 h', 'calm'],
    ['2026-11-24T04:59:58Z', '1 d 0 h', 'calm'],
    ['2026-11-24T04:59:59Z', '1 d 0 h', 'soon'],
    ['2026-11-24T05:00:00Z', '23 h 59 m', 'soon'],
    ['2026-11-24T15:54:59Z', '13 h 05 m', 'soon'],
    ['2026-11-25T01:19:59Z', '3 h 40 m', 'soon'],
    ['2026-11-25T03:59:59Z', '1 h 00 m', 'soon'],
    ['2026-11-25T04:00:00Z', '59 m', 'soon'],
    ['2026-11-25T04:59:59Z', '0 m', 'soon'],
    ['2026-11-25T05:00:00Z', '−1 m', 'late'],
    ['2026-11-25T16:09:59Z', '−11 h 10 m', 'late'],
    ['2026-11-27T07:59:59Z', '−2 d 3 h', 'late'],
  ])('at %s: %s', (now, text, tone) => {
    expect(timeLeft(due, now)).toEqual({ text, tone });
  });
});

describe('dates and instants, the same on every host', () => {
  it('are written the American way', () => {
    expect(formatDate('2026-11-24')).toBe('Nov 24, 2026');
    expect(formatDate('2027-01-05')).toBe('Jan 5, 2027');
    expect(formatDay('2026-11-22')).toBe('Sunday, November 22');
    expect(formatDay('2026-11-23')).toBe('Monday, November 23');
    expect(formatMonth('2026-11')).toBe('November 2026');
    expect(() => formatMonth('2026-13')).toThrow(RangeError);
  });

  it('an instant is shown on the plan’s wall clock', () => {
    expect(formatInstant('2026-11-25T04:59:59Z', 'America/New_York')).toBe('Nov 24, 2026, 23:59');
    expect(formatInstant('2026-11-25T04:59:59Z', 'Asia/Kolkata')).toBe('Nov 25, 2026, 10:29');
    expect(formatShortInstant('2026-11-25T04:59:59Z', 'America/New_York')).toBe('Nov 24, 23:59');
    expect(formatTime('2026-03-08T07:05:00Z', 'America/New_York')).toBe('03:05');
  });

  it.each([
    () => formatDate('2026-02-30'),
    () => formatDate('11/24/2026'),
    () => formatInstant('2026-11-25', 'UTC'),
    () => formatInstant('2026-11-25T00:00:00Z', 'Mars'),
  ])('what is not real is refused', (format) => {
    expect(format).toThrow(RangeError);
  });
});
