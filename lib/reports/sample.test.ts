import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawFrom, type Population } from './sample.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const numbers = fc.uniqueArray(fc.nat({ max: 999_999 }), { maxLength: 40 });
const populations = fc
  .array(numbers, { maxLength: 5 })
  .map((lists): Population => Object.fromEntries(lists.map((list, s) => [`s${s}`, list.map((n) => `PA-2${s}-${n}`)])));
const percents = fc.integer({ min: 1, max: 100 });

test('takes of each stratum its rate, rounded up, each case once', () => {
  fc.assert(
    fc.property(populations, percents, (population, percent) => {
      const drawn = drawFrom(population, percent, 'seed', hash);
      for (const [stratum, list] of Object.entries(population)) {
        const of = drawn.filter((one) => one.stratum === stratum);
        expect(of).toHaveLength(Math.ceil((list.length * percent) / 100));
        expect(of.every(({ number }) => list.includes(number))).toBe(true);
      }
      expect(new Set(drawn.map(({ number }) => number)).size).toBe(drawn.length);
      expect(drawn.map(({ place }) => place)).toEqual(drawn.map((_, i) => i + 1));
    }),
  );
});

test('the same seed gives the same sample, in whatever order the population comes', () => {
  fc.assert(
    fc.property(populations, percents, (population, percent) => {
      const turned = Object.fromEntries(Object.entries(population).map(([stratum, list]) => [stratum, list.toReversed()]));
      expect(drawFrom(turned, percent, 'a', hash)).toEqual(drawFrom(population, percent, 'a', hash));
    }),
  );
});

test('another seed gives another sample', () => {
  const population = { only: Array.from({ length: 200 }, (_, n) => `PA-26-${n}`) };
  const drawn = (seed: string) => drawFrom(population, 5, seed, hash).map(({ number }) => number);
  expect(drawn('a')).not.toEqual(drawn('b'));
});

test('a higher rate keeps what a lower one drew', () => {
  const population = { only: Array.from({ length: 200 }, (_, n) => `PA-26-${n}`) };
  const at = (percent: number) => new Set(drawFrom(population, percent, 'a', hash).map(({ number }) => number));
  expect([...at(5)].every((number) => at(20).has(number))).toBe(true);
});
