import { expect, test } from 'vitest';
import { replayedWords, verifiedWords } from './check-words';

const COUNTS = { decisions: 1, findings: 53, letters: 2, specimens: 0 };

test('a replay says what was equal', () => {
  expect(replayedWords({ same: true, counts: COUNTS, differing: 0, differences: [] }, 'PA-26-000012')).toEqual({
    tone: 'success',
    title: 'The decision of PA-26-000012 comes out the same',
    lines: ['Equal: 53 findings under the policy version of that day; byte for byte: 2 letters.'],
  });
});

test('a replay without letters does not speak of any that are equal', () => {
  const said = replayedWords(
    { same: true, counts: { ...COUNTS, letters: 0, specimens: 1 }, differing: 0, differences: [] },
    'PA-26-000012',
  );
  expect(said.lines).toEqual([
    'Equal: 53 findings under the policy version of that day; byte for byte: no letter was issued.',
    '1 letter of a load test left out.',
  ]);
});

test('a replay that differs says in what first', () => {
  const differences = ['Case PA-26-000012: the letter to the member has other bytes.'];
  const said = replayedWords({ same: false, counts: COUNTS, differing: 1, differences }, 'PA-26-000012');
  expect(said).toEqual({
    tone: 'error',
    title: 'The decision of PA-26-000012 comes out otherwise',
    lines: [...differences, 'Made again from the frozen record: 53 findings, 2 letters.'],
  });
});

test('a broken case leads with its faults', () => {
  const checked = {
    cases: 1,
    events: 9,
    snapshots: 1,
    decisions: 1,
    letters: 2,
    records: 1,
    checkpoints: 1,
    organizationEvents: 0,
    views: 0,
    retired: 0,
    lastCheckpoint: null,
  };
  const said = verifiedWords({ whole: false, checked, faults: ['Event 3 was changed.'] }, 'PA-26-000012');
  expect(said.tone).toBe('error');
  expect(said.lines).toEqual([
    'Event 3 was changed.',
    'Looked at: 9 events, 1 snapshot, 1 decision, 2 letters, 1 record, 1 signed checkpoint.',
  ]);
});
