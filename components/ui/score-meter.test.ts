import { expect, test } from 'vitest';
import { scoreWords, segments } from './ScoreMeter';

const counts = { met: 23, notMet: 2, missing: 1, ambiguous: 0 };

test('segments fill the bar, in a fixed order, with gaps between', () => {
  const bar = segments(counts, 54, 1, 2);
  expect(bar.map((segment) => segment.kind)).toEqual(['met', 'not-met', 'missing']);
  const last = bar.at(-1);
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(54, 1);
  expect(bar[1]?.x).toBeCloseTo((bar[0]?.width ?? 0) + 1, 1);
});

test('one leaf among many still shows', () => {
  expect(segments({ met: 200, notMet: 0, missing: 1, ambiguous: 0 }, 54, 1, 2).at(-1)?.width).toBe(2);
});

test('no leaves, no segments', () => {
  const none = { met: 0, notMet: 0, missing: 0, ambiguous: 0 };
  expect(segments(none, 54, 1, 2)).toEqual([]);
  expect(scoreWords(none)).toBe('nothing scored yet');
});

test('the bar in words names only what there is', () => {
  expect(scoreWords(counts)).toBe('23 met, 2 not met, 1 not documented');
});
