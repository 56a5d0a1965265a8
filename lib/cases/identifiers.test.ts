import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber, isAuthorizationNumber, isCaseNumber, isDiagnosisCode, isNpi, normalizePhone } from './identifiers.ts';

describe('national provider identifier', () => {
  it.each(['1234567893', '1245319599', '1000000004'])('%s holds', (npi) => {
    expect(isNpi(npi)).toBe(true);
  });

  it.each(['1234567890', '1234567894', '123456789', '12345678930', '3234567892', '', ' 1234567893', '123456789３', '1234567893\n'])(
    '%j does not',
    (npi) => {
      expect(isNpi(npi)).toBe(false);
    },
  );

  const npi = fc
    .tuple(fc.constantFrom('1', '2'), fc.integer({ min: 0, max: 99_999_999 }))
    .map(([first, rest]) => first + String(rest).padStart(8, '0'))
    .map((nine) => nine + [...'0123456789'].find((check) => isNpi(nine + check)));

  it('one check digit of ten holds, and any one digit mistyped is seen', () => {
    fc.assert(
      fc.property(npi, fc.nat(9), fc.integer({ min: 1, max: 9 }), (good, at, by) => {
        const wrong = good.slice(0, at) + ((Number(good[at]) + by) % 10) + good.slice(at + 1);
        return isNpi(good) && !isNpi(wrong);
      }),
    );
  });
});

describe('diagnosis code', () => {
  it.each(['M96.1', 'G89.3', 'G35', 'T85.695A', 'G80.0', 'C7A.010', 'U07.1', 'Z45.1'])('%s', (code) => {
    expect(isDiagnosisCode(code)).toBe(true);
  });
  it.each(['m96.1', 'M961', 'M96.', 'M9', '96.1', 'M96.12345', 'M96.1 ', 'M96,1', '', 'MM6.1'])('%j is none', (code) => {
    expect(isDiagnosisCode(code)).toBe(false);
  });
});

describe('numbers of cases and authorizations', () => {
  it('are written with two digits of the year and six of their own', () => {
    expect(formatNumber('PA', 2026, 4182)).toBe('PA-26-004182');
    expect(formatNumber('AUTH', 2005, 999_999)).toBe('AUTH-05-999999');
  });
  it.each([0, -1, 1.5, 1_000_000, Number.NaN])('there is no number %s', (running) => {
    expect(() => formatNumber('PA', 2026, running)).toThrow(RangeError);
  });
  it('are known by their shape', () => {
    expect([isCaseNumber('PA-26-004182'), isAuthorizationNumber('AUTH-26-000017')]).toEqual([true, true]);
    for (const wrong of ['PA-26-04182', 'PA-2026-004182', 'pa-26-004182', 'PA-26-004182 ', 'AUTH-26-000017', ''])
      expect(isCaseNumber(wrong)).toBe(false);
    expect(isAuthorizationNumber('PA-26-004182')).toBe(false);
  });
});

describe('telephone numbers', () => {
  it.each([
    ['6145550142', '614-555-0142'],
    ['614-555-0142', '614-555-0142'],
    [' (614) 555.0142 ', '614-555-0142'],
    ['+1 614 555 0142', '614-555-0142'],
    ['1-614-555-0142', '614-555-0142'],
    ['614-555-0142 x12', '614-555-0142 ext. 12'],
    ['614-555-0142 Ext. 4411', '614-555-0142 ext. 4411'],
  ])('%j is %s', (typed, normal) => {
    expect(normalizePhone(typed)).toBe(normal);
    expect(normalizePhone(normal)).toBe(normal);
  });
  it.each(['', '555-0142', '114-555-0142', '614-155-0142', '614-555-01422', '2-614-555-0142', '614-555-OI42', '+44 20 7946 0958'])(
    '%j is none',
    (typed) => {
      expect(normalizePhone(typed)).toBeNull();
    },
  );
});
