import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn, isRealDate, monthsBefore } from './dates.ts';

describe('a real date', () => {
  it.each(['2024-02-29', '2000-02-29', '1900-02-28', '2026-12-31', '0001-01-01', '9999-12-31'])('%s is one', (text) =>
    expect(isRealDate(text)).toBe(true),
  );
  it.each([
    '2026-02-29',
    '2026-02-30',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '0000-01-01',
    '2026-1-01',
    '2026-01-01T00:00:00Z',
    '2026/01/01',
    '26-01-01',
    ' 2026-01-01',
    '2026-01-01\n',
    '２０２６-01-01',
    '+2026-01-1',
    '',
  ])('%j is none', (text) => expect(isRealDate(text)).toBe(false));

  it('agrees with the calendar on any day', () => {
    const day = fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }));
    fc.assert(
      fc.property(day, ([y, m, d]) => {
        const text = `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
        const date = new Date(`${text}T00:00:00Z`);
        expect(isRealDate(text)).toBe(!Number.isNaN(date.getTime()) && date.toISOString().startsWith(text));
      }),
    );
  });
});

describe('age in completed years', () => {
  it.each([
    ['2008-01-15', '2026-01-14', 17],
    ['2008-01-15', '2026-01-15', 18],
    ['2008-01-15', '2026-01-16', 18],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-28', 19],
    ['2008-02-29', '2028-02-29', 20],
    ['2026-05-01', '2026-05-01', 0],
  ])('born %s, on %s: %i', (born, day, age) => expect(ageOn(born, day)).toBe(age));
});

describe('months before a day', () => {
  it.each([
    ['2027-05-31', 3, '2027-02-28'],
    ['2028-05-31', 3, '2028-02-29'],
    ['2026-08-31', 3, '2026-05-31'],
    ['2026-02-15', 3, '2025-11-15'],
    ['2026-03-31', 3, '2025-12-31'],
    ['2026-01-01', 12, '2025-01-01'],
  ])('%s less %i is %s', (day, months, expected) => expect(monthsBefore(day, months)).toBe(expected));
});
