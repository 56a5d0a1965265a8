import { expect, test, vi } from 'vitest';
import { createKeyRegistry, isSingleKey, type KeyPress, keyCaps, matchesKey, parseOff } from './keys';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...held,
});

test('a letter is the same with Caps Lock on, and another key with Shift', () => {
  expect(matchesKey('n', press('n'))).toBe(true);
  expect(matchesKey('n', press('N'))).toBe(true);
  expect(matchesKey('n', press('N', { shiftKey: true }))).toBe(false);
  expect(matchesKey('Shift+N', press('N', { shiftKey: true }))).toBe(true);
});

test('a sign counts as the character, wherever the keyboard has it', () => {
  expect(matchesKey('?', press('?', { shiftKey: true }))).toBe(true);
  expect(matchesKey('?', press('?'))).toBe(true);
  expect(matchesKey('/', press('/', { shiftKey: true }))).toBe(true);
  expect(matchesKey('+', press('+', { shiftKey: true }))).toBe(true);
});

test("the browser's own combinations are left alone", () => {
  expect(matchesKey('c', press('c', { ctrlKey: true }))).toBe(false);
  expect(matchesKey('c', press('c', { metaKey: true }))).toBe(false);
  expect(matchesKey('c', press('c', { altKey: true }))).toBe(false);
  expect(matchesKey('ArrowDown', press('ArrowDown', { shiftKey: true }))).toBe(false);
});

test('Ctrl+K is the command key too', () => {
  expect(matchesKey('Ctrl+K', press('k', { ctrlKey: true }))).toBe(true);
  expect(matchesKey('Ctrl+K', press('k', { metaKey: true }))).toBe(true);
  expect(matchesKey('Ctrl+K', press('k'))).toBe(false);
});

test('characters can be turned off, alone or with Shift; named keys and combinations cannot', () => {
  expect(['j', '?', '/', '+', 'Shift+N'].every(isSingleKey)).toBe(true);
  expect(['Enter', 'ArrowDown', 'Ctrl+K', 'Alt+N'].some(isSingleKey)).toBe(false);
});

test('caps are drawn as on the keyboard', () => {
  expect(keyCaps('Shift+N')).toEqual(['⇧', 'N']);
  expect(keyCaps('ArrowDown')).toEqual(['↓']);
  expect(keyCaps('+')).toEqual(['+']);
});

test('what a browser stored is read with care', () => {
  expect([...parseOff('["j","k"]')]).toEqual(['j', 'k']);
  for (const broken of [null, '', 'null', '{"j":1}', '[1,null]', '[']) expect(parseOff(broken).size).toBe(0);
});

test('the last page to ask for a key has it, and gives it back', () => {
  const registry = createKeyRegistry();
  const heard = vi.fn();
  registry.subscribe(heard);
  const shell = { key: '/', label: 'Search', run: () => {} };
  const page = { key: '/', label: 'Search in the record', run: () => {} };
  registry.add([shell]);
  const remove = registry.add([page]);
  expect(registry.list()).toEqual([page]);
  expect(registry.list()).toBe(registry.list());
  remove();
  expect(registry.list()).toEqual([shell]);
  expect(heard).toHaveBeenCalledTimes(3);
});
