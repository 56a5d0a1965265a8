import { expect, test } from 'vitest';
import { target } from './SegmentedControl';

test('left and right move round without choosing', () => {
  expect(target('ArrowRight', 2, 3)).toEqual({ index: 0, choose: false });
  expect(target('ArrowLeft', 0, 3)).toEqual({ index: 2, choose: false });
});

test('Space, Enter and digits choose', () => {
  expect(target(' ', 1, 3)).toEqual({ index: 1, choose: true });
  expect(target('Enter', 1, 3)).toEqual({ index: 1, choose: true });
  expect(target('3', 0, 3)).toEqual({ index: 2, choose: true });
});

test('a digit past the last option, zero, and the keys that move between questions are not taken', () => {
  for (const key of ['4', '0', 'ArrowDown', 'ArrowUp', 'y', 'Tab']) expect(target(key, 0, 3)).toBeNull();
});
