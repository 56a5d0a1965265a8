import { describe, expect, it } from 'vitest';
import { factsFrom } from './facts.ts';
import {
  both,
  type Condition,
  collectGaps,
  contextOf,
  either,
  factsRead,
  type Gaps,
  negate,
  STATUSES,
  type Status,
  truthOf,
} from './logic.ts';
import { all, any, atLeast, no, not, onceMet, unclear, yes } from './policy.ts';

const [MET, NOT, UNK, NA] = STATUSES;

describe('truth tables', () => {
  // Rows: first operand; columns: second operand, both in the order met, not-met, unknown, not-applicable.
  const AND: Status[][] = [
    [MET, NOT, UNK, MET],
    [NOT, NOT, NOT, NOT],
    [UNK, NOT, UNK, UNK],
    [MET, NOT, UNK, NA],
  ];
  const OR: Status[][] = [
    [MET, MET, MET, MET],
    [MET, NOT, UNK, NOT],
    [MET, UNK, UNK, UNK],
    [MET, NOT, UNK, NA],
  ];
  const pairs = STATUSES.flatMap((a, i) => STATUSES.map((b, j) => ({ a, b, and: AND[i]?.[j], or: OR[i]?.[j] })));

  it.each(pairs)('$a AND $b is $and', ({ a, b, and }) => expect(both<Status>(a, b)).toBe(and));
  it.each(pairs)('$a OR $b is $or', ({ a, b, or }) => expect(either<Status>(a, b)).toBe(or));
  it.each([
    [MET, NOT],
    [NOT, MET],
    [UNK, UNK],
    [NA, NA],
  ] as const)('NOT %s is %s', (a, result) => expect(negate(a)).toBe(result));
});

const context = contextOf(
  factsFrom({ painSevere: true, painIntractable: false, trialDone: null, trialPainReductionPercent: 50 }),
  '1960-01-01',
  '2025-06-01',
  '2025-06-10',
);
const atoms: [Status, Condition][] = [
  [MET, yes('painSevere')],
  [NOT, yes('painIntractable')],
  [UNK, yes('trialDone')],
];
const TRUTH = [MET, NOT, UNK] as const;

function gapsOf(node: Condition): Gaps {
  const gaps: Gaps = { missing: [], ambiguous: false };
  collectGaps(node, context, gaps);
  return gaps;
}

describe('the interpreter follows the tables', () => {
  const triples = atoms.flatMap((a) => atoms.flatMap((b) => atoms.map((c) => [a, b, c] as const)));

  it.each(triples)('over three parts: %s, %s, %s', (a, b, c) => {
    const statuses = [a[0], b[0], c[0]];
    const parts = [a[1], b[1], c[1]];
    expect(truthOf(all(...parts), context)).toBe(statuses.reduce((x, y) => both(x, y)));
    expect(truthOf(any(...parts), context)).toBe(statuses.reduce((x, y) => either(x, y)));
  });

  it.each(atoms)('NOT over %s', (status, node) => expect(truthOf(not(node), context)).toBe(negate(status)));

  it('asks the second part of THEN only once the first is met', () => {
    const table = atoms.map(([, first]) => atoms.map(([, second]) => truthOf(onceMet(first, second), context)));
    expect(table).toEqual([[...TRUTH], [NOT, NOT, NOT], [UNK, UNK, UNK]]);
  });
});

describe('why a condition is unknown', () => {
  it('names missing facts through unknown nodes only', () => {
    const metAnyway = any(yes('painSevere'), yes('psychEvaluationDone'));
    const failed = all(yes('painIntractable'), yes('surgeryIndicated'));
    expect(gapsOf(all(metAnyway, yes('trialDone'))).missing).toEqual(['trialDone']);
    expect(gapsOf(any(failed, no('trialDone'))).missing).toEqual(['trialDone']);
    expect(gapsOf(not(yes('trialDone'))).missing).toEqual(['trialDone']);
  });

  it('names a fact once, however often it is read', () => {
    expect(gapsOf(all(yes('trialDone'), not(no('trialDone')))).missing).toEqual(['trialDone']);
  });

  it('does not ask the second part of THEN before the first is met', () => {
    expect(gapsOf(onceMet(yes('trialDone'), unclear('drug')))).toEqual({ missing: ['trialDone'], ambiguous: false });
    expect(gapsOf(onceMet(yes('painSevere'), yes('trialDone'))).missing).toEqual(['trialDone']);
  });

  it('tells ambiguous words from missing facts, and can have both', () => {
    expect(gapsOf(unclear('drug'))).toEqual({ missing: [], ambiguous: true });
    expect(gapsOf(all(unclear('trialPainReductionPercent'), yes('trialDone')))).toEqual({ missing: ['trialDone'], ambiguous: true });
  });
});

it('lists the facts that a condition may read, each once', () => {
  const node = all(yes('trialDone'), onceMet(no('trialDone'), atLeast('trialPainReductionPercent', 50)), not(any(yes('painSevere'))));
  expect(factsRead(node)).toEqual(['trialDone', 'trialPainReductionPercent', 'painSevere']);
});
