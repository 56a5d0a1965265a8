import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('work on one key runs one after the other, in order; other keys do not wait', async () => {
  const log: string[] = [];
  const work = (name: string, ms: number) => async () => {
    log.push(`${name} begins`);
    await later(ms);
    log.push(`${name} ends`);
    return name;
  };
  const all = [inTurn('k', work('a', 20)), inTurn('k', work('b', 1)), inTurn('other', work('c', 1))];
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
  expect(log.filter((line) => !line.startsWith('c'))).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  expect(log.indexOf('c ends')).toBeLessThan(log.indexOf('a ends'));
});

test('what one throws reaches its caller alone', async () => {
  const failing = inTurn('k', () => Promise.reject(new Error('first')));
  const next = inTurn('k', async () => 'second');
  await expect(failing).rejects.toThrow('first');
  expect(await next).toBe('second');
});
