import { expect, test } from 'vitest';
import { emptyLine } from './empty-intake';
import { codeWords, derivedKind, findCodes, previewParts } from './parts';

const lines = (...codes: string[]) => codes.map((code) => ({ ...emptyLine(), code }));

test('one kind of request makes one case, two make two', () => {
  expect(previewParts(lines(''))).toBe('Enter a service line to see which cases this makes.');
  expect(previewParts(lines('62362', '62350'))).toBe('This makes one case: permanent pump (62362, 62350).');
  expect(previewParts(lines('62323', '62362'))).toBe('This makes 2 linked cases: trial (62323) and permanent pump (62362).');
});

test('a code that is still being typed does not count', () => {
  expect(previewParts(lines('62323', '623'))).toBe('This makes one case: trial (62323).');
  expect(derivedKind(lines('62323', '623'), 1)).toEqual({ open: false, words: 'From the code' });
  expect(previewParts(lines(' e0786 '))).toBe('This makes one case: replacement (E0786).');
});

test('where the codes leave the kind open, it must be chosen on those lines', () => {
  const open = lines('623', '62362', '62365');
  expect(derivedKind(open, 1)).toEqual({ open: true, words: 'Choose' });
  expect(derivedKind(open, 2)).toEqual({ open: true, words: 'Choose' });
  expect(previewParts(open)).toContain('choose it on the line');
  const chosen = open.map((line) => ({ ...line, stage: 'replacement' as const }));
  expect(previewParts(chosen)).toBe('This makes one case: replacement (62362, 62365).');
});

test('the kind that a line gets from the others is said', () => {
  expect(derivedKind(lines('62362', 'E0786'), 0)).toEqual({ open: false, words: 'Replacement (from the codes)' });
  expect(derivedKind(lines('62323'), 0)).toEqual({ open: false, words: 'Trial (from the codes)' });
});

test('codes are found by number and by words, and any other code is taken', () => {
  expect(findCodes('6236').map(({ value }) => value)).toContain('62362');
  expect(findCodes('programmable pump').map(({ value }) => value)).toContain('62362');
  expect(findCodes('').length).toBeGreaterThan(20);
  expect(codeWords('L8699')).toBe('Not in the list; taken as typed.');
  expect(codeWords('6236')).toBe('');
});
