// npm run bench -- NAME [ARGUMENTS]: one benchmark, its last line one line of JSON. Without NAME: the list.
import type { Bench } from '../bench/bench.ts';
import * as criteria from '../bench/criteria.ts';
import * as decisions from '../bench/decisions.ts';
import * as evaluate from '../bench/evaluate.ts';
import * as explain from '../bench/explain.ts';
import * as finders from '../bench/finders.ts';
import * as letters from '../bench/letters.ts';
import * as pages from '../bench/pages.ts';
import * as worklist from '../bench/worklist.ts';

const BENCHES: readonly Bench[] = [criteria, decisions, evaluate, explain, finders, letters, pages, worklist];

function list(): string {
  const width = Math.max(...BENCHES.map(({ name }) => name.length));
  return BENCHES.map(({ name, summary }) => `${name.padEnd(width)}  ${summary}`).join('\n');
}

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help') {
    console.log(`npm run bench -- NAME [ARGUMENTS]\n\n${list()}`);
    return 0;
  }
  const bench = BENCHES.find((one) => one.name === name);
  if (!bench) {
    console.error(`No benchmark is called ${JSON.stringify(name)}. There are:\n\n${list()}`);
    return 1;
  }
  if (args.includes('--help')) {
    console.log(bench.help ?? bench.summary);
    return 0;
  }
  console.log(JSON.stringify(await bench.run(args)));
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
