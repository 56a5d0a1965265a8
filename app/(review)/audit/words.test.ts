import { expect, test } from 'vitest';
import { screenWords } from './words';

test.each([
  ['decision', 'decision'],
  ['', ''],
  ['be9acce1-667a-4cbd-b7dc-4fb3f396efc1', 'second review'],
])('the screen %j is called %j', (screen, words) => expect(screenWords(screen)).toBe(words));
