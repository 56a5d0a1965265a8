// Decisions per second: what a chained, frozen, guarded decision costs beside the bare inserts (issue 6).
import { parseArgs } from 'node:util';
import { ensureClient } from '../scripts/lib/generate.ts';
import type { BenchResult } from './bench.ts';

export const name = 'decisions';
export const summary =
  'approvals per second (snapshot, decision, chained event, outcome, status) at 1, 8 and 32 clients / pgbench with the bare inserts; --help';

export const help = `npm run bench -- decisions [--decisions N] [--rounds N]

Approves cases that are ready, each in one transaction with fsync on, by the SQL function that the application calls; in turns with pgbench
doing the same inserts and the same update of the case into tables with the same columns, indexes and rows, but without chain, guards, checks and
foreign keys. Both are driven by pgbench, so that a ratio (ours / theirs, median of the rounds) compares the work of the database; where
there is no pgbench (a program of PostgreSQL's client package, or PGBENCH in the environment), both by connections of this process.

  --decisions N    of each side in a round at 8 and 32 clients (4000); a third as many at 1
  --rounds N       (3)`;

/** @param args see `help`. Throws when a decision is refused, or the chains are not whole afterwards. */
export async function run(args: readonly string[]): Promise<BenchResult> {
  const { values } = parseArgs({
    args: [...args],
    options: { decisions: { type: 'string', default: '4000' }, rounds: { type: 'string', default: '3' } },
  });
  const options = { decisions: count('decisions', values.decisions), rounds: count('rounds', values.rounds) };
  // Reads the database client, which may have to be generated first.
  await ensureClient();
  const { runDecisions } = await import('./decisions/run.ts');
  return { bench: name, ...(await runDecisions(options)) };
}

function count(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${option} takes a whole number from 1 on, not ${text}`);
  return value;
}
