import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACT_KEYS, type FactKey, type FactSpec, type FactValue, factSpec, factsFrom } from './facts.ts';
import { type Atom, atomsOf, contextOf, truthOf } from './logic.ts';
import { atLeast, moreThan, withinMonths } from './policy.ts';
import { POLICIES } from './registry.ts';
import { representativeValues } from './values.ts';

const ON = { receivedOn: '2026-05-31', dateOfService: '2026-06-24' };

describe('values that stand for all', () => {
  it('are every option, yes and no', () => {
    expect(representativeValues('trialDone', [], ON)).toEqual([true, false]);
    expect(representativeValues('suicideRisk', [], ON)).toEqual(['none', 'controlled', 'uncontrolled']);
  });

  it.each<[string, FactKey, Atom[], FactValue[]]>([
    ['the least of all where nothing asks', 'painDurationMonths', [], [0]],
    ['the threshold itself', 'lifeExpectancyMonths', [atLeast('lifeExpectancyMonths', 3)], [0, 3]],
    ['the next whole number above it', 'painDurationMonths', [moreThan('painDurationMonths', 6)], [0, 7]],
    ['a whole rating', 'painNrs', [moreThan('painNrs', 6), atLeast('painNrs', 2.5)], [0, 3, 7]],
    [
      'the threshold and what is above it',
      'painDurationMonths',
      [atLeast('painDurationMonths', 6), moreThan('painDurationMonths', 6)],
      [0, 6, 7],
    ],
    [
      'the middle where no whole number is between',
      'painDurationMonths',
      [moreThan('painDurationMonths', 6), atLeast('painDurationMonths', 7)],
      [0, 6.5, 7],
    ],
    [
      'the next whole number up to the next threshold',
      'painDurationMonths',
      [moreThan('painDurationMonths', 6), moreThan('painDurationMonths', 7)],
      [0, 7, 8],
    ],
    ['the middle below the largest', 'trialPainReductionPercent', [moreThan('trialPainReductionPercent', 99.5)], [-100, 100]],
    [
      'none that the fact cannot take',
      'activeConservativeMonthsPast12',
      [
        atLeast('activeConservativeMonthsPast12', 13),
        moreThan('activeConservativeMonthsPast12', 12),
        atLeast('activeConservativeMonthsPast12', -1),
      ],
      [0],
    ],
    [
      'the least and what is above it',
      'activeConservativeMonthsPast12',
      [moreThan('activeConservativeMonthsPast12', 0), moreThan('activeConservativeMonthsPast12', 11.5)],
      [0, 1, 12],
    ],
    ['those of other facts aside', 'lifeExpectancyMonths', [atLeast('painDurationMonths', 3)], [0]],
    [
      'the earliest day that counts',
      'negativeDrugTestOn',
      [withinMonths('negativeDrugTestOn', 3)],
      ['0001-01-01', '2026-02-28', '9999-12-31'],
    ],
  ])('are %s', (_what, fact, atoms, values) => expect(representativeValues(fact, atoms, ON)).toEqual(values));

  it('are real days at both ends of the calendar', () => {
    const atoms = [withinMonths('negativeDrugTestOn', 3)];
    expect(representativeValues('negativeDrugTestOn', atoms, { receivedOn: '0001-01-31', dateOfService: '9999-12-31' })).toEqual([
      '0001-01-01',
    ]);
  });

  it('miss no value: each does in every clause of every policy what one of them does', () => {
    const atoms = POLICIES.flatMap((policy) =>
      policy.versions.flatMap((version) => version.criteria.flatMap((leaf) => atomsOf(leaf.condition))),
    );
    const any = fc.constantFrom(...FACT_KEYS).chain((fact) => fc.tuple(fc.constant(fact), anyValue(factSpec(fact))));
    const day = fc
      .date({ min: new Date('2004-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(any, day, day, ([fact, value], receivedOn, dateOfService) => {
        const own = atoms.filter((atom) => atom.kind !== 'age' && atom.fact === fact);
        const truths = (one: FactValue) => {
          const context = contextOf(factsFrom({ [fact]: one }), '1960-01-01', receivedOn, dateOfService);
          return own.map((atom) => truthOf(atom, context)).join();
        };
        expect(representativeValues(fact, atoms, { receivedOn, dateOfService }).map(truths)).toContain(truths(value));
      }),
      { numRuns: 2000 },
    );
  });
});

function anyValue(spec: FactSpec): fc.Arbitrary<FactValue> {
  switch (spec.type) {
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...spec.options);
    case 'date':
      return fc
        .date({ min: new Date('2003-01-01'), max: new Date('2031-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
    case 'integer':
      return fc.integer({ min: spec.min, max: spec.max ?? 1000 });
    case 'number':
      return fc.oneof(
        fc.double({ min: spec.min, max: spec.max ?? 1e308, noNaN: true }),
        fc.integer({ min: spec.min, max: Math.min(spec.max ?? 60, 60) }),
      );
  }
}
