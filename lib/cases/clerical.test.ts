import { expect, test } from 'vitest';
import { addressLine, type Corrected, changedSince } from './clerical.ts';

const SPELLING: Corrected = {
  memberName: 'Corinne Mistyped',
  memberAddress: { line1: '1 Main Street', line2: '', city: 'Columbus', state: 'OH', postalCode: '43004' },
  representativeName: '',
  practitionerName: 'Ruth Adeyemi, MD',
  facilityName: 'A clinic',
};

test('nothing was changed since where everything is written as it was, blanks at the ends aside', () => {
  expect(changedSince(SPELLING, SPELLING)).toEqual([]);
  expect(changedSince(SPELLING, { ...SPELLING, memberAddress: { ...SPELLING.memberAddress, city: ' Columbus ' } })).toEqual([]);
});

test('a move and another representative are told, by the fields of the form', () => {
  const now = { ...SPELLING, representativeName: 'Adele Abernathy', memberAddress: { ...SPELLING.memberAddress, line1: '9 New Street' } };
  expect(changedSince(SPELLING, now)).toEqual(['memberAddress', 'representativeName']);
  expect(addressLine(now.memberAddress)).toBe('9 New Street, Columbus, OH 43004');
});
