import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FactKey, type FactValue, factsFrom } from './facts.ts';
import { PreparedLeaf } from './finding.ts';
import { atomsOf, type Condition, contextOf } from './logic.ts';
import { type Assignments, closingSets, includes } from './minimal-sets.ts';
import { all, any, atLeast, type Leaf, moreThan, no, not, onceMet, oneOf, unclear, yes, yesElseUnclear } from './policy.ts';
import { representativeValues } from './values.ts';

// Trees that no policy has today: NOT, facts that clauses share and want otherwise, nested ORs, exceptions everywhere.

const atom = fc.constantFrom<Condition>(
  yes('painSevere'),
  no('painSevere'),
  yes('trialDone'),
  yesElseUnclear('trialDone'),
  no('sepsis'),
  oneOf('suicideRisk', ['none'], ['controlled']),
  oneOf('suicideRisk', ['controlled', 'uncontrolled']),
  atLeast('painNrs', 3),
  moreThan('painNrs', 6),
  moreThan('painDurationMonths', 6),
  unclear('drug'),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => {
  const parts = fc.array(tie('condition'), { minLength: 1, maxLength: 3 });
  return {
    condition: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { arbitrary: atom, weight: 4 },
      { arbitrary: parts.map((of) => any(...of)), weight: 2 },
      { arbitrary: parts.map((of) => all(...of)), weight: 2 },
      { arbitrary: tie('condition').map(not), weight: 1 },
      { arbitrary: fc.tuple(tie('condition'), tie('condition')).map(([first, second]) => onceMet(first, second)), weight: 1 },
    ),
  };
});

const leaf = fc.tuple(condition, fc.option(condition, { freq: 3 })).map(([own, excepted]): Leaf => {
  const exception = excepted && { indications: ['cancer-pain' as const], citation: '', condition: excepted };
  const words = { id: 'x', title: '', citation: '', statement: '', indications: [], stages: [], condition: own };
  return exception ? { ...words, exception } : words;
});

const facts = fc
  .record({
    painSevere: fc.constantFrom(true, false, null),
    trialDone: fc.constantFrom(true, false, null),
    sepsis: fc.constantFrom(true, false, null),
    suicideRisk: fc.constantFrom('none' as const, 'controlled' as const, 'uncontrolled' as const, null),
    painNrs: fc.constantFrom(0, 2, 3, 6, 7, 10, null),
    painDurationMonths: fc.constantFrom(0, 6, 6.5, 7, null),
  })
  .map(factsFrom);

const KEYS: readonly FactKey[] = ['painSevere', 'trialDone', 'sepsis', 'suicideRisk', 'painNrs', 'painDurationMonths'];

function told(set: Assignments): string {
  return set
    .map(({ fact, value }) => `${fact} = ${value}`)
    .sort()
    .join(', ');
}

describe('sets that close every leaf', () => {
  const tree = fc.tuple(fc.array(leaf, { minLength: 1, maxLength: 5 }), facts);

  it('are all found, whatever the tree', () => {
    fc.assert(
      fc.property(tree, ([criteria, documented]) => {
        const leaves = criteria.map((one) => new PreparedLeaf(one, 'cancer-pain'));
        const atoms = criteria.flatMap((one) => [one.condition, ...(one.exception ? [one.exception.condition] : [])]).flatMap(atomsOf);
        const on = { receivedOn: '2026-01-01', dateOfService: '2026-01-01' };
        const contextFor = (of: typeof documented) => contextOf(of, '1960-01-01', on.receivedOn, on.dateOfService);
        const valuesOf = (fact: FactKey) => representativeValues(fact, atoms, on);
        const isClosed = (set: Assignments) => {
          const context = contextFor({ ...documented, ...Object.fromEntries(set.map(({ fact, value }) => [fact, value])) });
          return leaves.every((one) => ['met', 'not-applicable'].includes(one.finding(context).status));
        };
        const closing = subsets(valuesOf).filter(isClosed);
        const minimal = closing.filter((set) => !closing.some((part) => part.length < set.length && includes(set, part)));

        const own = { ...documented };
        const found = closingSets({ leaves, context: contextFor(own), facts: own, valuesOf }, 3);
        expect(own).toEqual(documented);
        expect(found.filter((set) => !isClosed(set))).toEqual([]);
        expect(new Set(found.map(told)).size).toBe(found.length);
        const least = found.filter((set) => !found.some((part) => part.length < set.length && includes(set, part)));
        expect(least.map(told).sort()).toEqual(minimal.map(told).sort());
      }),
      { numRuns: 400 },
    );
  });
});

/** Every set of up to three answers. */
function subsets(valuesOf: (fact: FactKey) => readonly FactValue[]): Assignments[] {
  let sets: Assignments[] = [[]];
  for (const fact of KEYS) {
    const more = sets.filter((set) => set.length < 3).flatMap((set) => valuesOf(fact).map((value) => [...set, { fact, value }]));
    sets = [...sets, ...more];
  }
  return sets;
}
