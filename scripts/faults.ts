// npm run test:faults: what happens to confirmed writes when something breaks under load.
import { parseArgs } from 'node:util';
import type { Count, Outcome } from '../tests/faults/ledger.ts';
import type { Scenario } from '../tests/faults/scenarios.ts';
import { messageOf } from './lib/database.ts';
import { ensureClient } from './lib/generate.ts';
import { duration } from './lib/report.ts';
import { clearLeftovers } from './lib/temporary-server.ts';

const help = (scenarios: readonly Scenario[]): string => `npm run test:faults -- [--rounds N] [SCENARIO …]

Breaks something while processes write by the use cases (requests, claims, answers, citations, confirmations, approvals), N times (20) in each
scenario, on a PostgreSQL of its own with fsync on. After each round every write that was confirmed is looked for: none may be lost, none may
stand twice, and every chain, snapshot and decision must be whole.

${scenarios.map(({ name, says }) => `  ${name.padEnd(15)} ${says}`).join('\n')}`;

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '20' }, help: { type: 'boolean', default: false } },
  });
  await ensureClient();
  const { SCENARIOS, isWhole } = await import('../tests/faults/scenarios.ts');
  if (values.help) {
    console.log(help(SCENARIOS));
    return 0;
  }
  const rounds = Number(values.rounds);
  if (!Number.isSafeInteger(rounds) || rounds < 1) throw new Error(`--rounds takes a whole number from 1 on, not ${values.rounds}`);
  const unknown = positionals.filter((name) => !SCENARIOS.some((one) => one.name === name));
  if (unknown.length > 0) throw new Error(`No scenario is called ${unknown.join(', ')}. See --help.`);
  await clearLeftovers();
  const chosen = SCENARIOS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  return runAll(chosen, rounds, isWhole);
}

async function runAll(scenarios: readonly Scenario[], rounds: number, isWhole: (count: Count) => boolean): Promise<number> {
  console.log(line('scenario', 'rounds', 'acknowledged', 'found', 'lost', 'doubled', 'refused', 'chains', 'time'));
  const results: ('passed' | 'failed' | 'skipped')[] = [];
  for (const scenario of scenarios) results.push(await runOne(scenario, rounds, isWhole));
  const count = (result: string): number => results.filter((one) => one === result).length;
  const skipped = count('skipped');
  console.log(`\n${count('passed')} passed, ${count('failed')} failed${skipped > 0 ? `, ${skipped} SKIPPED` : ''}`);
  return count('failed') === 0 ? 0 : 1;
}

async function runOne(scenario: Scenario, rounds: number, isWhole: (count: Count) => boolean): Promise<'passed' | 'failed' | 'skipped'> {
  const began = performance.now();
  try {
    const outcome = await scenario.run(rounds, () => {});
    if (outcome === 'impossible') {
      console.log(`${scenario.name.padEnd(15)} SKIPPED: this user may not mount a small disk (root may). Nothing was tested.`);
      return 'skipped';
    }
    console.log(lineOf(scenario, outcome, performance.now() - began));
    return isWhole(outcome) && outcome.rounds === rounds ? 'passed' : 'failed';
  } catch (error) {
    console.log(`${scenario.name.padEnd(15)} FAILED after ${duration(performance.now() - began)}: ${messageOf(error)}`);
    return 'failed';
  }
}

function line(name: string, ...cells: (string | number)[]): string {
  return [name.padEnd(15), ...cells.map((cell) => String(cell).padStart(12))].join(' ').trimEnd();
}

const lineOf = ({ name }: Scenario, o: Outcome, ms: number): string =>
  line(name, o.rounds, o.acknowledged, o.found, o.lost, o.doubled, o.errors, o.chains, duration(ms));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
