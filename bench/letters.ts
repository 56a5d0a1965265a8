// Letters as PDF: a batch of them against React-PDF and Chromium, which make the same letters in the same rounds.
import type { BenchResult } from './bench.ts';
import { readOptions } from './letters/options.ts';
import { runLetters } from './letters/run.ts';

export const name = 'letters';
export const summary =
  'a thousand letters in one batch (ratios: letters/s ours / React-PDF, Chromium), the first of a cold process, memory; --help';

export const help = `npm run bench -- letters [OPTIONS]

Two pages each: an approval of nine services, with taglines in four scripts. No two letters are alike.
  --letters N   ours (1000)
  --peers N     React-PDF's and Chromium's (50), of the same ones
  --rounds N    in turns, so that what else the machine does falls on all of them alike (5)

The peers are given the same texts in the same fonts, and each one's PDF is read back once and compared. Ours is tagged PDF/UA-1, Chromium's is tagged,
React-PDF's is not. Memory is that of a process which does nothing but a batch of ours. The first letter is timed from the start of its process.`;

/** @param args see `help`. Throws when a peer's letter does not say what ours says. */
export async function run(args: readonly string[]): Promise<BenchResult> {
  return { bench: name, ...(await runLetters(readOptions(args))) };
}
