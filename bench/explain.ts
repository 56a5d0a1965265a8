// The explanation of a case, as it is made anew with every answer: its slowest case over every pathway, and what it costs beside the evaluation.
import { parseArgs } from 'node:util';
import { type CaseInput, STAGES } from '../lib/criteria/case-input.ts';
import { evaluate } from '../lib/criteria/evaluate.ts';
import { explain } from '../lib/criteria/explain.ts';
import { emptyFacts, FACT_KEYS, FACTS, type FactKey, type Facts, type FactValue, factSpec, factsFrom } from '../lib/criteria/facts.ts';
import { factsRead } from '../lib/criteria/logic.ts';
import { POLICIES } from '../lib/criteria/registry.ts';
import { aCase } from '../lib/criteria/testing.ts';
import type { BenchResult } from './bench.ts';
import { type Random, seeded } from './random.ts';
import { machine, median, significant } from './statistics.ts';

export const name = 'explain';
export const summary =
  'what is still needed and what would change it, for cases of every pathway: the slowest case in ms, and against one evaluation (explain / evaluate); --cases N per pathway';

const SEED = 3_280_14;
const BUDGET_MS = 20;
const ROUNDS = 7;
/** The slowest calls of the pass are timed again so often, to tell a slow case from a slow moment of the machine. */
const SLOWEST = 50;
const AGAIN = 9;

function anyValue(fact: FactKey, random: Random): FactValue {
  const spec = factSpec(fact);
  switch (spec.type) {
    case 'boolean':
      return random.chance(0.5);
    case 'enum':
      return random.pick(spec.options);
    case 'date':
      return random.pick(['2025-01-01', '2025-06-01', '2026-04-01', '2026-06-24']);
    default:
      return random.integer(Math.max(spec.min, 0), Math.min(spec.max ?? 24, 100));
  }
}

/** The record of one case: nothing documented, everything met but for a few answers, most of it missing, or anything at all. */
function anyFacts(index: number, met: Facts, read: readonly FactKey[], random: Random): Facts {
  const otherwise = (keys: readonly FactKey[], missing: number) =>
    Object.fromEntries(keys.map((key) => [key, random.chance(missing) ? null : anyValue(key, random)]));
  switch (index % 4) {
    case 0:
      return index === 0 ? emptyFacts() : factsFrom({ ...met, ...otherwise(FACT_KEYS, 0.9) });
    case 1:
      return factsFrom(otherwise(FACT_KEYS, 0.1));
    default: {
      const keys = Array.from({ length: random.integer(1, 8) }, () => random.pick(read));
      return factsFrom({ ...met, ...otherwise(keys, 0.5) });
    }
  }
}

/** @returns `perPathway` cases of each policy, indication (also none) and stage, the same ones each time. */
function casesOfEveryPathway(perPathway: number): CaseInput[] {
  const random = seeded(SEED);
  const indications = [...FACTS.indication.options, null];
  return POLICIES.flatMap(({ id, versions }) => {
    const criteria = versions.flatMap((version) => version.criteria);
    const read = [
      ...new Set(
        criteria.flatMap(({ condition, exception }) => [condition, ...(exception ? [exception.condition] : [])]).flatMap(factsRead),
      ),
    ];
    return indications.flatMap((indication) =>
      STAGES.flatMap((stage) =>
        Array.from({ length: perPathway }, (_, index) => {
          const c = aCase(id, indication, stage);
          return { ...c, facts: { ...anyFacts(index, c.facts, read, random), indication } };
        }),
      ),
    );
  });
}

/** @returns what one call takes, in ms. */
function timed(of: () => unknown): number {
  const start = performance.now();
  of();
  return performance.now() - start;
}

function perCall(cases: readonly CaseInput[], of: (c: CaseInput) => unknown): number {
  const round = (): void => {
    for (const c of cases) of(c);
  };
  return median(Array.from({ length: ROUNDS }, () => timed(round) / cases.length));
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--cases takes a whole number from 1 on, not ${text}`);
  return value;
}

function told(c: CaseInput): string {
  const { policy, pathway, outcome, missing } = evaluate(c);
  return `${policy} ${pathway ?? c.request.stage}, ${outcome}, ${missing.length} missing`;
}

/** @param args `--cases N` per pathway (100). */
export async function run(args: readonly string[]): Promise<BenchResult> {
  const { values } = parseArgs({ args: [...args], options: { cases: { type: 'string', default: '100' } } });
  const cases = casesOfEveryPathway(positive(values.cases));
  const [first] = cases;
  if (first === undefined) throw new Error('No policy has a pathway');
  const cold = timed(() => explain(first));
  const calls = cases.map((c) => ({ c, ms: timed(() => explain(c)) })).sort((a, b) => b.ms - a.ms);
  const again = calls
    .slice(0, SLOWEST)
    .map(({ c }) => ({ c, ms: median(Array.from({ length: AGAIN }, () => timed(() => explain(c)))) }))
    .sort((a, b) => b.ms - a.ms);
  const [slowestCall, slowestCase] = [calls[0]?.ms ?? Number.NaN, again[0]?.ms ?? Number.NaN];
  const ours = perCall(cases, explain);
  const theirs = perCall(cases, evaluate);
  console.log(
    `${cases.length.toLocaleString('en-US')} cases; the first call takes ${cold.toFixed(1)} ms, the slowest after it ${slowestCall.toFixed(1)} ms`,
  );
  for (const { c, ms } of again.slice(0, 3)) console.log(`${ms.toFixed(2)} ms each time: ${told(c)}`);
  return {
    bench: name,
    ratios: { evaluate: significant(ours / theirs), [`budget of ${BUDGET_MS} ms`]: significant(Math.max(cold, slowestCase) / BUDGET_MS) },
    figures: {
      'worst call ms': significant(Math.max(cold, slowestCall)),
      'worst case ms': significant(slowestCase),
      'first call ms': significant(cold),
      'explain µs': significant(ours * 1000),
      'evaluate µs': significant(theirs * 1000),
      'most sets': Math.max(...cases.map((c) => explain(c).wouldChange.length)),
    },
    conditions: { cases: cases.length, seed: SEED, rounds: ROUNDS, ...machine() },
  };
}
