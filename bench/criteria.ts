// Evaluations per second of the criteria engine against three rules engines, on one policy and the same cases, in one interleaved run.
import type { CaseInput } from '../lib/criteria/case-input.ts';
import { evaluate, type Outcome } from '../lib/criteria/evaluate.ts';
import type { BenchResult } from './bench.ts';
import { type BenchCase, molinaCases } from './molina-cases.ts';
import type { Peer } from './peers/peer.ts';
import { machine, median, significant } from './statistics.ts';

export const name = 'criteria';
export const summary =
  'evaluations with full findings per second, against json-rules-engine, zen-engine and json-logic-engine (ours / theirs, higher is better)';

const SEED = 160;
const CASES = 10_000;
const ROUNDS = 15;
const WARM_UP_MS = 500;
const ROUND_MS = 150;

/** One engine in the race. `pass` evaluates the cases once and returns something that depends on every answer, so that nothing is optimized away. */
interface Runner {
  readonly name: string;
  readonly pass: () => unknown;
  readonly casesPerPass: number;
}

/** @returns cases per second over at least `milliseconds`. */
async function rate({ pass, casesPerPass }: Runner, milliseconds: number): Promise<number> {
  const start = performance.now();
  let done = 0;
  let elapsed = 0;
  while (elapsed < milliseconds) {
    await pass();
    done += casesPerPass;
    elapsed = performance.now() - start;
  }
  return (done / elapsed) * 1000;
}

/** Medians of interleaved rounds: each round runs every engine, beginning with another one, so that a slow spell of the machine meets all. */
async function race(runners: readonly Runner[]): Promise<Map<string, number>> {
  for (const runner of runners) await rate(runner, WARM_UP_MS);
  const rates = new Map<string, number[]>(runners.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (let turn = 0; turn < runners.length; turn++) {
      const runner = runners[(round + turn) % runners.length];
      if (runner) rates.get(runner.name)?.push(await rate(runner, ROUND_MS));
    }
  }
  return new Map([...rates].map(([name, values]) => [name, median(values)]));
}

interface Agreement {
  readonly name: string;
  readonly completeAgreed: number;
  readonly complete: number;
  /** Cases that nothing documented decides, which the peer calls not met. */
  readonly undocumentedNotMet: number;
  readonly undocumented: number;
}

async function agreement(peer: Peer, cases: readonly BenchCase[], ours: readonly Outcome[]): Promise<Agreement> {
  const theirs = await peer.run(cases.map((one) => one.peer));
  const count = (test: (one: BenchCase, outcome: Outcome, met: boolean) => boolean): number =>
    cases.filter((one, index) => {
      const outcome = ours[index];
      return outcome !== undefined && test(one, outcome, theirs[index] === true);
    }).length;
  return {
    name: peer.name,
    complete: count((one) => one.complete),
    completeAgreed: count((one, outcome, met) => one.complete && outcome === (met ? 'meets' : 'does-not-meet')),
    undocumented: count((_, outcome) => outcome === 'needs-information'),
    undocumentedNotMet: count((_, outcome, met) => outcome === 'needs-information' && !met),
  };
}

function report(agreed: readonly Agreement[], rates: ReadonlyMap<string, number>): void {
  for (const one of agreed) {
    console.log(`${one.name}: agrees on ${one.completeAgreed} of ${one.complete} fully documented cases;`);
    console.log(
      `  answers "not met" for ${one.undocumentedNotMet} of ${one.undocumented} cases that are only undocumented (ours: needs-information)`,
    );
  }
  for (const [name, value] of rates) console.log(`${name}: ${Math.round(value).toLocaleString('en-US')} evaluations/s`);
}

/** Makes every finding, and like the peers keeps only whether the policy is met. */
function countMet(inputs: readonly CaseInput[]): number {
  let met = 0;
  for (const input of inputs) {
    const { outcome, findings } = evaluate(input);
    if (outcome === 'meets' && findings.length > 0) met++;
  }
  return met;
}

async function loadPeers(): Promise<Peer[]> {
  const [rules, zen, logic] = await Promise.all([
    import('./peers/json-rules-engine.ts'),
    import('./peers/zen-engine.ts'),
    import('./peers/json-logic-engine.ts'),
  ]);
  return [rules.jsonRulesEngine(), zen.zenExpression(), zen.zenDecision(), logic.jsonLogicEngine()];
}

function result(rates: ReadonlyMap<string, number>, agreed: readonly Agreement[], outcomes: Readonly<Record<string, number>>): BenchResult {
  const perSecond = (name: string): number => rates.get(name) ?? Number.NaN;
  const ratio = (name: string): number => significant(perSecond('ours') / perSecond(name));
  const [first] = agreed;
  return {
    bench: 'criteria',
    ratios: Object.fromEntries(['json-rules-engine', 'zen-engine', 'json-logic-engine'].map((name) => [name, ratio(name)])),
    figures: {
      ...Object.fromEntries([...rates].map(([name, value]) => [`${name} evaluations/s`, Math.round(value)])),
      ...Object.fromEntries(agreed.map((one) => [`${one.name} agreement %`, significant((100 * one.completeAgreed) / one.complete, 6)])),
      ...Object.fromEntries(agreed.map((one) => [`${one.name} "not met" for undocumented`, one.undocumentedNotMet])),
      'undocumented cases': first?.undocumented ?? 0,
      ...outcomes,
    },
    conditions: {
      policy: 'molina-mcp-160, cancer and non-cancer pain, permanent',
      cases: CASES,
      seed: SEED,
      rounds: ROUNDS,
      ...machine(),
      ours: 'full findings per clause',
      'json-rules-engine': 'one rule of nested conditions, results per condition',
      'zen-engine': 'one expression, no findings (its fastest way)',
      'zen-engine decision': 'decision graph, one result per clause, 100 at once',
      'json-logic-engine': 'compiled, no findings',
    },
  };
}

/** Checks the agreement, then races the engines. Throws when a peer answers a fully documented case differently. */
export async function run(): Promise<BenchResult> {
  const cases = molinaCases(CASES, SEED);
  // Outcomes alone are kept: ten thousand evaluations held at once teach V8 to allocate them as long-lived, at a third of the speed, for good.
  const ours = cases.map((one) => evaluate(one.input).outcome);
  const peers = await loadPeers();
  const agreed: Agreement[] = [];
  for (const peer of peers) agreed.push(await agreement(peer, cases, ours));

  const sample = cases.slice(0, 1000); // the same mix; a pass of the slowest peer over all of them would outlast its round
  const inputs = sample.map((one) => one.input);
  const facts = sample.map((one) => one.peer);
  const rates = await race([
    { name: 'ours', casesPerPass: inputs.length, pass: () => countMet(inputs) },
    ...peers.map((peer) => ({ name: peer.name, casesPerPass: facts.length, pass: () => peer.run(facts) })),
  ]);
  report(agreed, rates);
  const outcomes: Record<string, number> = {};
  for (const outcome of ours) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const disagreeing = agreed.filter((one) => one.completeAgreed !== one.complete).map(({ name }) => name);
  if (disagreeing.length > 0)
    throw new Error(`Fully documented cases are answered differently by ${disagreeing.join(', ')}: the rates compare different work`);
  return result(rates, agreed, outcomes);
}
