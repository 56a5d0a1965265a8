import { expect, test } from 'vitest';
import { isFlat, memoryOf, rowsOf } from './figures.ts';

const samples = (mib: (minute: number) => number) => Array.from({ length: 60 }, (_, n) => ({ seconds: n * 10, mib: mib(n / 6) }));

test('memory that settles is flat, and one that goes on growing is not', () => {
  const settled = memoryOf(samples((minute) => 400 + (minute > 3 ? 0 : (minute - 3) * 50)));
  expect(settled).toMatchObject({ first: 400, last: 400, slope: 0 });
  expect(isFlat(settled)).toBe(true);
  const growing = memoryOf(samples((minute) => 300 + minute * 30));
  expect(growing?.slope).toBeCloseTo(30, 5);
  expect(isFlat(growing)).toBe(false);
});

test('too short a run says nothing of the memory, and so does not count as flat', () => {
  expect(memoryOf(samples(() => 400).slice(0, 7))).toBeNull();
  expect(isFlat(null)).toBe(false);
});

test('pages are counted by name, apart from actions', () => {
  const timings = [
    { kind: 'page' as const, name: 'worklist', ms: 10 },
    { kind: 'page' as const, name: 'worklist', ms: 30 },
    { kind: 'action' as const, name: 'claim', ms: 99 },
  ];
  expect(rowsOf(timings, 'page')).toEqual([{ name: 'worklist', count: 2, p50: expect.any(Number), p95: 30, max: 30 }]);
});
