import { expect, test } from 'vitest';
import { selectionWords, stratumWords } from './words.ts';

test('a selection is told in words, never in codes', () => {
  expect(selectionWords({ set: 'ended', line: 'medicaid', urgency: 'standard', timing: 'on-time' })).toBe(
    'Decided or withdrawn; Medicaid; standard; on time',
  );
  expect(selectionWords({ set: 'received', week: '2026-11-02' })).toBe('Received; week of Nov 2, 2026');
  expect(selectionWords({ set: 'open', status: 'in-review', age: '3' })).toBe('Open now; in review; 3–7 days');
  expect(selectionWords({ set: 'ended', class: 'drug', kind: 'denied,approved-in-part' })).toBe(
    'Decided or withdrawn; denied or approved in part; outside: drugs only',
  );
});

test('what an address makes up stands as it is', () => {
  expect(selectionWords({ set: 'ended', week: 'soon', payer: 'nobody' })).toBe('Decided or withdrawn; nobody; week of soon');
});

test('a stratum is told by payer, outcome and reviewer', () => {
  expect(stratumWords('caresource-ar-passe · approved-in-part · Dana Whitfield')).toBe(
    'CareSource AR PASSE · Approved in part · Dana Whitfield',
  );
});
