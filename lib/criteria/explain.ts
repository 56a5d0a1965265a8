/**
 * What is still needed of a case, and what would change its outcome (criteria contract, section 7).
 *
 * Both speak of the score, never of the truth: a set under *What would change this* says which answers the criteria would accept, not that
 * they hold. Pure, and a few milliseconds at most for any case, so that it can run as the nurse types.
 */
import type { CaseInput, Stage } from './case-input.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { CHART_ORDER, FACTS, type FactKey, type FactValue, factSpec, type Indication, isFactKey } from './facts.ts';
import { atomsOf, contextOf } from './logic.ts';
import { type Assignment, type Assignments, closingSets, includes } from './minimal-sets.ts';
import { type Prepared, pathwayOf, selectPolicy, versionInForce } from './registry.ts';
import { stageOf } from './stage.ts';
import { representativeValues } from './values.ts';

/** One thing that nobody documented and that leaves the case open. */
export interface Need {
  readonly fact: FactKey | 'state' | 'stage';
  /** Ids of the open clauses that it could settle, in the document's order. Empty for what has to be known before there are clauses. */
  readonly settles: readonly string[];
}

/** Answers that, given together, bring `meets`; without any one of them they do not. In the order of the chart. */
export interface Change {
  readonly set: readonly Assignment[];
  /** Whether one of them is documented otherwise. */
  readonly contradicts: boolean;
}

export interface Explanation {
  readonly stillNeeded: readonly Need[];
  readonly wouldChange: readonly Change[];
}

/** A set holds at most so many answers: more is no advice. */
const MOST = 3;

const RANK: ReadonlyMap<string, number> = new Map(CHART_ORDER.map((fact, i) => [fact, i]));

function rank(fact: string): number {
  return RANK.get(fact) ?? -1;
}

/**
 * What is missing, those first that could settle the most clauses. A fact could settle a clause that is unknown for want of it: some value
 * of it, alone or with values of the other missing facts, makes the clause met, not met or not applicable. Ties stand in the order of the
 * chart. These are the keys of `missing`, so a clause that is settled asks for nothing.
 */
function needsOf({ missing, findings }: Evaluation): Need[] {
  return missing
    .flatMap((fact): Need[] => {
      if (!isFactKey(fact)) return fact === 'state' || fact === 'stage' ? [{ fact, settles: [] }] : [];
      const settles = findings.filter((finding) => finding.status === 'unknown' && finding.missing.includes(fact));
      return [{ fact, settles: settles.map(({ id }) => id) }];
    })
    .sort((a, b) => b.settles.length - a.settles.length || rank(a.fact) - rank(b.fact));
}

/** What governs whatever the facts are: neither policy, version nor stage hangs on one. Null where no fact can bring a tree. */
function governing(c: CaseInput): { readonly prepared: Prepared; readonly stage: Stage } | null {
  const selection = selectPolicy(c);
  const { stage } = stageOf(c.request);
  if (selection.kind !== 'policy' || stage === null) return null;
  const { prepared } = versionInForce(selection.policy, c.dateOfService, c.receivedOn);
  return prepared === null ? null : { prepared, stage };
}

const INDICATIONS: readonly Indication[] = FACTS.indication.options;

/** The values to try of each fact, at the thresholds of every indication's pathway: a set that changes the indication is judged by two. */
function valuesFor(c: CaseInput, prepared: Prepared, stage: Stage): (fact: FactKey) => readonly FactValue[] {
  const leaves = INDICATIONS.flatMap((indication) => pathwayOf(prepared, indication, stage).leaves);
  const known = new Map<FactKey, readonly FactValue[]>();
  return (fact) => {
    const tried = known.get(fact);
    if (tried !== undefined) return tried;
    const reading = leaves.filter((leaf) => leaf.facts.includes(fact));
    const conditions = reading.flatMap(({ leaf, exception }) => (exception === null ? [leaf.condition] : [leaf.condition, exception]));
    const values = representativeValues(fact, conditions.flatMap(atomsOf), c);
    known.set(fact, values);
    return values;
  };
}

/** Every minimal set that brings `meets`, with others that one of them is a part of. */
function bringingSets(c: CaseInput): Assignments[] {
  const governs = governing(c);
  if (governs === null) return [];
  const { prepared, stage } = governs;
  const valuesOf = valuesFor(c, prepared, stage);
  return INDICATIONS.flatMap((indication) => {
    const facts = { ...c.facts, indication };
    const first: Assignments = indication === c.facts.indication ? [] : [{ fact: 'indication', value: indication }];
    const { outcome, findings } = evaluate({ ...c, facts });
    // A limit of the document, or a stage that needs no review: no answer brings a tree.
    if (findings.length === 0 && outcome !== 'meets') return [];
    const { leaves } = pathwayOf(prepared, indication, stage);
    const context = contextOf(facts, c.member.dateOfBirth, c.receivedOn, c.dateOfService);
    return closingSets({ leaves, context, facts, valuesOf }, MOST - first.length).map((set) => [...first, ...set]);
  });
}

/** Where a value stands among those of its fact: options as listed, yes before no, numbers and days rising. */
function position({ fact, value }: Assignment): number {
  const spec = factSpec(fact);
  if (spec.type === 'enum') return spec.options.indexOf(String(value));
  if (spec.type === 'date') return Number(String(value).replaceAll('-', ''));
  return spec.type === 'boolean' ? Number(value === false) : Number(value);
}

/**
 * How a change compares: first by how many documented facts it contradicts, then one that leaves the indication as it is, then by size,
 * then by facts and values in the order of chart and dictionary.
 */
function weight(c: CaseInput, set: Assignments): number[] {
  const contradicted = set.filter(({ fact }) => c.facts[fact] !== null);
  const moves = contradicted.some(({ fact }) => fact === 'indication');
  return [contradicted.length, Number(moves), set.length, ...set.map(({ fact }) => rank(fact)), ...set.map(position)];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const difference = value - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function changesOf(c: CaseInput): Change[] {
  const sets = bringingSets(c);
  return sets
    .filter((set) => !sets.some((part) => part.length < set.length && includes(set, part)))
    .map((set) => set.toSorted((a, b) => rank(a.fact) - rank(b.fact)))
    .map((set) => ({ set, weight: weight(c, set) }))
    .sort((a, b) => compare(a.weight, b.weight))
    .map(({ set, weight: [contradicted] }) => ({ set, contradicts: contradicted !== 0 }));
}

/**
 * Explains where a case stands. Total and pure on any case that `parseCase` accepts.
 *
 * `wouldChange` lists every set of one to three `fact = value`, each for a fact of the dictionary, that brings the outcome `meets` while no
 * proper subset of it does. It is exact up to values that no condition tells apart: of those the least stands for all, such as 6 for "at
 * least 6 months" and 7 for "more than 6". Answers are given or corrected, never taken back. The indication is a fact like any other:
 * another one brings another tree, and a set that names it is judged by that tree. The stage, the plan and the dates are none, so the
 * list is empty where they leave no tree: no policy, none in force, no review required, stage missing, and limits of the document that no
 * indication lifts. It is empty too where the case already meets, and where more than three answers are needed.
 */
export function explain(c: CaseInput): Explanation {
  const evaluation = evaluate(c);
  return { stillNeeded: needsOf(evaluation), wouldChange: evaluation.outcome === 'meets' ? [] : changesOf(c) };
}
