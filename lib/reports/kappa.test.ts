import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kappa, tableOf } from './kappa.ts';

test('the worked example of Fleiss, Levin and Paik (2003), table 18.1: 0.68, standard error 0.087', () => {
  const found = kappa([
    [75, 1, 4],
    [5, 4, 1],
    [0, 0, 10],
  ]);
  if (!found.defined) throw new Error('not defined');
  expect(found.value).toBeCloseTo(0.6765, 4);
  expect((found.high - found.low) / 2 / 1.959964).toBeCloseTo(0.0877, 3);
});

test('two raters, fifty proposals: 0.4', () => {
  const found = kappa([
    [20, 5],
    [10, 15],
  ]);
  expect(found).toMatchObject({ defined: true, value: 0.4 });
});

test('is not defined where both say one and the same all along, nor of nothing', () => {
  expect(kappa([])).toEqual({ defined: false, reason: 'nothing-compared' });
  expect(
    kappa([
      [0, 0],
      [0, 0],
    ]),
  ).toEqual({ defined: false, reason: 'nothing-compared' });
  expect(
    kappa([
      [7, 0],
      [0, 0],
    ]),
  ).toEqual({ defined: false, reason: 'no-variation' });
});

test('is 0 where one of the two never varies, and 1 of perfect agreement', () => {
  expect(
    kappa([
      [6, 2],
      [0, 0],
    ]),
  ).toMatchObject({ defined: true, value: 0 });
  expect(
    kappa([
      [3, 0],
      [0, 4],
    ]),
  ).toMatchObject({ defined: true, value: 1, low: 1, high: 1 });
});

test('lies in its interval, between -1 and 1, whoever is called the first', () => {
  const count = fc.nat({ max: 60 });
  fc.assert(
    fc.property(fc.array(fc.array(count, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }), (table) => {
      const found = kappa(table);
      const turned = kappa(table.map((_, i) => table.map((row) => row[i] ?? 0)));
      expect(turned.defined).toBe(found.defined);
      if (!found.defined || !turned.defined) return;
      expect(turned.value).toBeCloseTo(found.value, 12);
      expect(found.value).toBeGreaterThanOrEqual(-1);
      expect(found.value).toBeLessThanOrEqual(1);
      expect(found.low).toBeLessThanOrEqual(found.value);
      expect(found.high).toBeGreaterThanOrEqual(found.value);
    }),
  );
});

test('pairs are counted by category', () => {
  const pairs = [
    { first: 'met', second: 'met' },
    { first: 'met', second: 'missing' },
    { first: 'met', second: 'met' },
  ] as const;
  expect(tableOf(['met', 'missing'], pairs)).toEqual([
    [2, 1],
    [0, 0],
  ]);
  expect(() => tableOf<string>(['met'], [{ first: 'met', second: 'none' }])).toThrow('no such category');
});
