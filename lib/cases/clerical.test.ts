import { expect, test } from 'vitest';
import { addressLine, type Corrected, changedSince, whereChanged } from './clerical.ts';

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

test.each([
  ['decided', 'manager', 'You change it with the parties, in Overview'],
  ['decided', 'medical-director', 'A nurse or a manager of the plan changes it with the parties, in Overview'],
  ['closed', 'manager', /closed case stay as they are\. Once a letter is owed again.*, you change it with the parties/],
  ['closed', 'medical-director', /closed case stay as they are\..*, a nurse or a manager of the plan changes it/],
] as const)('of a case that is %s a %s is told where what changed since is changed', (status, role, words) => {
  if (typeof words === 'string') expect(whereChanged(status, role)).toBe(words);
  else expect(whereChanged(status, role)).toMatch(words);
});
