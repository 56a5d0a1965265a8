// The worklist over a million cases (design/ui.md, Budgets): what its pages take, against a round trip to the database that reads nothing.
import { ensureClient } from '../scripts/lib/generate.ts';
import type { BenchResult } from './bench.ts';
import { readOptions } from './worklist/options.ts';

export const name = 'worklist';
export const summary =
  'every tab, filter, order, search and place of the worklist over a million cases: response, page query (ratios: / select 1), plans; --help';

export const help = `npm run bench -- worklist [OPTIONS]

Measures the production build over a database of many cases, made by seed:load in a folder of its own, which is removed afterwards.
  --data DIR       keep the database there, and use the one that is there already: making a million cases takes minutes
  --cases N        how many (1000000)
  --requests N     of each list's HTML, in turns (40), and of its statement (100)

A ratio is the median time of the statement that reads a page, through the application's own client, to that of "select 1" in the same turn;
"select-1" is the worst of all lists. Each statement is explained too: one that reads the table of cases from end to end fails the run.`;

/** @param args see `help`. Throws when a list does not answer, or is read from end to end. */
export async function run(args: readonly string[]): Promise<BenchResult> {
  const options = readOptions(args);
  // Loaded only now: the other benchmarks need neither browser nor database, and its client may have to be generated first.
  await ensureClient();
  const { runWorklist } = await import('./worklist/run.ts');
  return { bench: name, ...(await runWorklist(options)) };
}
