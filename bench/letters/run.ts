// The whole measurement: what each makes is read back, then rounds in turns, then processes of their own for the first letter and memory.
import { spawnSync } from 'node:child_process';
import { setImmediate } from 'node:timers/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type LetterContent, textsOf } from '../../lib/letters/letter.ts';
import { renderLetter } from '../../lib/letters/render.ts';
import { inRoot } from '../../scripts/lib/root.ts';
import type { BenchResult } from '../bench.ts';
import { machine, median, significant } from '../statistics.ts';
import { chromiumPdf } from './chromium.ts';
import { contentOf } from './contents.ts';
import type { LettersOptions } from './options.ts';
import type { Peer } from './peer.ts';
import { reactPdf } from './react-pdf.ts';

type Result = Omit<BenchResult, 'bench'>;
type Producer = Pick<Peer, 'make'> & { name: string; letters: number; rates: number[] };

const COLD_STARTS = 5;

export async function runLetters(options: LettersOptions): Promise<Result> {
  const peers = [reactPdf(), await chromiumPdf()];
  try {
    const ours: Producer = { name: 'ours', letters: options.letters, rates: [], make: makeOurs };
    const producers = [ours, ...peers.map((peer): Producer => ({ ...peer, letters: options.peers, rates: [] }))];
    const [sample] = [contentOf(0)];
    const pages: Record<string, number> = {};
    for (const producer of producers) pages[producer.name] = await readBack(producer, sample);
    for (let round = 0; round < options.rounds; round++) await oneRound(producers, round, options.rounds);
    return report(options, producers, peers, pages, inProcess(options.letters));
  } finally {
    for (const peer of peers) await peer.close();
  }
}

/** What the compiler holds of a letter is released when the event loop turns. */
async function makeOurs(content: LetterContent): Promise<Uint8Array> {
  const bytes = renderLetter(content);
  await setImmediate();
  return bytes;
}

/** Scripts whose letters stand in a PDF in the order and form in which they are drawn are left out of the comparison. */
const DRAWN = /[\p{Script=Arabic}\p{Script=Devanagari}]/u;
const squeezed = (text: string): string => text.replace(/\s+/gu, '').normalize('NFC');

/** @returns how many pages. @throws when the letter does not say all that its content says */
async function readBack({ name, make }: Producer, content: LetterContent): Promise<number> {
  const pdf = await getDocument({ data: Uint8Array.from(await make(content)), verbosity: 0 }).promise;
  let text = '';
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  const said = squeezed(text);
  const missing = textsOf(content).filter((part) => !DRAWN.test(part) && !said.includes(squeezed(part)));
  if (missing.length > 0) throw new Error(`${name} leaves out: ${missing.join(' | ')}`);
  return pdf.numPages;
}

/** A share of each one's letters, each beginning in turn. */
async function oneRound(producers: readonly Producer[], round: number, rounds: number): Promise<void> {
  const order = producers.map((_, at) => producers[(at + round) % producers.length]).filter((one) => one !== undefined);
  for (const producer of order) {
    const [from, to] = [round, round + 1].map((part) => Math.floor((part * producer.letters) / rounds));
    const contents = Array.from({ length: Math.max(1, (to ?? 0) - (from ?? 0)) }, (_, at) => contentOf((from ?? 0) + at));
    const began = performance.now();
    for (const content of contents) await producer.make(content);
    producer.rates.push((contents.length * 1000) / (performance.now() - began));
  }
  const rates = producers.map(({ name, rates: all }) => `${name} ${significant(all.at(-1) ?? 0)}`);
  console.log(`round ${round + 1}, letters/s: ${rates.join(', ')}`);
}

type InProcess = { first: number; resident: number[] };

/** Processes of their own: the median first letter of several, and the memory of one whole batch. */
function inProcess(letters: number): InProcess {
  const starts = Array.from({ length: COLD_STARTS }, () => child(1).first);
  return { first: median(starts), resident: child(letters).resident };
}

function child(letters: number): InProcess {
  const { stdout, stderr, status } = spawnSync(process.execPath, [inRoot('bench', 'letters', 'batch.ts'), String(letters)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the batch in a process of its own failed: ${stderr}`);
  return JSON.parse(stdout);
}

function report(
  options: LettersOptions,
  producers: readonly Producer[],
  peers: readonly Peer[],
  pages: Readonly<Record<string, number>>,
  { first, resident }: InProcess,
): Result {
  const rate = (name: string): number => median(producers.find((producer) => producer.name === name)?.rates ?? []);
  const [quarter = 0, half = 0, end = 0] = resident;
  return {
    ratios: Object.fromEntries(peers.map(({ name }) => [name, significant(rate('ours') / rate(name))])),
    figures: {
      ...Object.fromEntries(producers.map(({ name }) => [`${name} letters/s`, significant(rate(name))])),
      'first letter of a cold process ms': Math.round(first),
      'resident MB after a quarter': Math.round(quarter),
      'resident MB after a half': Math.round(half),
      'resident MB after all': Math.round(end),
      ...Object.fromEntries(Object.entries(pages).map(([name, count]) => [`${name} pages`, count])),
    },
    conditions: { ...machine(), ...options, ...Object.fromEntries(peers.map(({ name, version }) => [name, version])) },
  };
}
