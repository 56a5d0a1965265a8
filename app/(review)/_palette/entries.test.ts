import { beforeAll, expect, test, vi } from 'vitest';
import type { KeyAction } from '@/components/shell/keys';
import { POLICIES } from '@/lib/criteria/registry.ts';
import { countWords, type Entry, grouped, keyEntries, matching, policyEntries } from './entries.ts';

// Node has no keyboard.
beforeAll(() => vi.stubGlobal('KeyboardEvent', class extends Event {}));

const action = (key: string, label: string, more: Partial<KeyAction> = {}): KeyAction => ({ key, label, run: () => {}, ...more });
const entry = (label: string, group = 'Go to'): Entry => ({ id: label, group, label, run: () => {} });
const labels = (entries: readonly Entry[]) => entries.map(({ label }) => label);

test('two keys that do the same are one entry', () => {
  const [only, ...others] = keyEntries([action('ArrowDown', 'Next question'), action('j', 'Next question')]);
  expect(only?.keys).toEqual([['↓'], ['j']]);
  expect(others).toEqual([]);
});

test('a key that would do nothing is not offered, nor a digit without its option, nor the palette itself', () => {
  const keys = [
    action('y', 'Yes', { applies: () => false }),
    action('1–9', 'Choose an option'),
    action('Ctrl+K', 'Commands'),
    action('c', 'Claim', { applies: () => true }),
    action('Enter', 'Open'),
  ];
  expect(labels(keyEntries(keys))).toEqual(['Claim', 'Open']);
});

test('an entry runs the action of its key', () => {
  const run = vi.fn();
  keyEntries([action('c', 'Claim', { run })])[0]?.run();
  expect(run).toHaveBeenCalledOnce();
});

test('every version of every policy has its address', () => {
  const go = vi.fn();
  const entries = policyEntries(POLICIES, go);
  expect(entries).toHaveLength(POLICIES.flatMap(({ versions }) => versions).length);
  entries.find(({ label }) => label.startsWith('Molina'))?.run();
  expect(go).toHaveBeenCalledWith('/policies/molina-mcp-160/2025-08-13');
});

test('every word has to be found, in any order, whatever its case and accents', () => {
  const entries = [entry('Due today', 'Worklist'), entry('Overdue', 'Worklist'), entry('Réview')];
  expect(labels(matching(entries, 'TODAY work'))).toEqual(['Due today']);
  expect(labels(matching(entries, 'review'))).toEqual(['Réview']);
  expect(matching(entries, ' ')).toHaveLength(3);
  expect(matching(entries, 'nothing')).toEqual([]);
});

test('groups stand in the order of their first entry', () => {
  expect(grouped([entry('a', '1'), entry('b', '2'), entry('c', '1')]).map(([group, members]) => [group, labels(members)])).toEqual([
    ['1', ['a', 'c']],
    ['2', ['b']],
  ]);
});

test('what was found is counted in words', () => {
  expect([0, 1, 2].map(countWords)).toEqual(['Nothing found', '1 result', '2 results']);
});
