// The command line over a large file of cases, against reading, splitting and JSON.parse of the same lines by one thread: whole processes, interleaved.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { BenchResult } from './bench.ts';
import { writeCases } from './case-file.ts';
import { machine, median, significant } from './statistics.ts';

export const name = 'evaluate';
export const summary =
  'a million cases through the command line, against JSON.parse of the same lines (ours / theirs, lower is better); --cases N, --rounds N';

const SEED = 2_801_4;
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const inRoot = (...parts: string[]): string => path.join(root, ...parts);

/** Runs one Node process to its end. @returns its wall time in seconds and what it wrote to stdout when that is kept. Throws unless it exits with 0. */
async function timed(
  args: readonly string[],
  output: 'drop' | 'count lines',
  env: Readonly<Record<string, string>> = {},
): Promise<{ seconds: number; lines: number }> {
  const sink = output === 'drop' ? fs.openSync(os.devNull, 'w') : 'pipe';
  const start = performance.now();
  const child = spawn(process.execPath, [...args], { stdio: ['ignore', sink, 'inherit'], env: { ...process.env, ...env } });
  let lines = 0;
  child.stdout?.on('data', (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines++;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const seconds = (performance.now() - start) / 1000;
  if (typeof sink === 'number') fs.closeSync(sink);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return { seconds, lines };
}

interface Measured {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  readonly peakMiB: number;
}

/** Each round runs both, in turns first. The first of ours is only checked, for one line per case; the first of theirs only warms the file cache. */
async function measure(folder: string, file: string, cases: number, rounds: number): Promise<Measured> {
  const memory = path.join(folder, 'peak-memory');
  const preload = pathToFileURL(inRoot('bench', 'peak-memory.ts')).href;
  const runOurs = (output: 'drop' | 'count lines') =>
    timed(['--import', preload, inRoot('scripts', 'evaluate.ts'), file], output, { PEAK_MEMORY_FILE: memory });
  const runTheirs = () => timed([inRoot('bench', 'json-parse.ts'), file], 'drop');

  await runTheirs();
  const { lines } = await runOurs('count lines');
  if (lines !== cases) throw new Error(`${cases} cases gave ${lines} lines`);
  const ours: number[] = [];
  const theirs: number[] = [];
  let peakKiB = 0;
  const oneOfOurs = async () => {
    ours.push((await runOurs('drop')).seconds);
    peakKiB = Math.max(peakKiB, Number(fs.readFileSync(memory, 'utf8')));
  };
  const oneOfTheirs = async () => theirs.push((await runTheirs()).seconds);
  for (let round = 0; round < rounds; round++) {
    for (const one of round % 2 === 0 ? [oneOfOurs, oneOfTheirs] : [oneOfTheirs, oneOfOurs]) await one();
    console.log(`round ${round + 1}: ours ${ours.at(-1)?.toFixed(2)} s, JSON.parse ${theirs.at(-1)?.toFixed(2)} s`);
  }
  return { ours, theirs, peakMiB: peakKiB / 1024 };
}

function positive(text: string, option: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${option} takes a whole number from 1 on, not ${text}`);
  return value;
}

/** @param args `--cases N` (1,000,000) and `--rounds N` (5). Needs some 640 bytes of temporary disk per case; removes its file. */
export async function run(args: readonly string[]): Promise<BenchResult> {
  const options = { cases: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '5' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const cases = positive(values.cases, 'cases');
  const rounds = positive(values.rounds, 'rounds');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'criterion-bench-'));
  const remove = (): void => fs.rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove); // also after Ctrl-C, which the handler below turns into an exit
  const interrupted = (): never => process.exit(130);
  process.once('SIGINT', interrupted);
  try {
    const file = path.join(folder, 'cases.ndjson');
    const bytes = writeCases(file, cases, SEED);
    console.log(`${cases.toLocaleString('en-US')} cases, ${Math.round(bytes / 1e6)} MB`);
    const { ours, theirs, peakMiB } = await measure(folder, file, cases, rounds);
    const [oursSeconds, theirsSeconds] = [median(ours), median(theirs)];
    return {
      bench: name,
      ratios: { 'json-parse': significant(oursSeconds / theirsSeconds) },
      figures: {
        'ours s': significant(oursSeconds),
        'json-parse s': significant(theirsSeconds),
        'ours cases/s': Math.round(cases / oursSeconds),
        'ours peak memory MiB': significant(peakMiB),
      },
      conditions: {
        cases,
        MB: Math.round(bytes / 1e6),
        seed: SEED,
        rounds,
        ...machine(),
        memory: 'VmHWM of the whole process on Linux, elsewhere maxRSS of getrusage; the largest of all rounds',
      },
    };
  } finally {
    process.off('SIGINT', interrupted);
    process.off('exit', remove);
    remove();
  }
}
