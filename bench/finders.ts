// How often the finders point to the right passage: over charts in a folder, or over made ones.
import fs from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseFact } from '../lib/criteria/case-input.ts';
import { FACT_KEYS, type FactKey, type FactValue, factSpec, isFactKey } from '../lib/criteria/facts.ts';
import { datesIn } from '../lib/finders/dates.ts';
import { findSuggestions } from '../lib/finders/find.ts';
import type { Suggestion } from '../lib/finders/suggestion.ts';
import { extractPages } from '../lib/pdf/extract.ts';
import type { BenchResult } from './bench.ts';
import { HELD_OUT } from './charts/held-out.ts';
import { type Chart, chartOf } from './charts/make.ts';
import { TUNING } from './charts/tuning.ts';
import { machine, significant } from './statistics.ts';

export const name = 'finders';
export const summary =
  'precision and recall of the suggestions, per fact; --charts DIR with NAME.pdf and NAME.json, else made ones (--made N of a style held out)';
export const help = `npm run bench -- finders [--charts DIR | --made N [--style held-out|tuning]] [--show]

DIR holds NAME.pdf beside NAME.json: {"facts":{"KEY":{"value":…,"page":N}}}, KEY a fact of lib/criteria/facts.ts. A value may be written as the
facts have it (code, true/false, number, YYYY-MM-DD) or as a person would (Yes/No, an option's label, "70%", 03/04/2026). null: not in the chart.

For each chart and fact the FIRST suggestion counts. It is right when its value is the expected one and its page is the expected page.
Numbers must be equal; lengths of time may differ by 10 % (six months are 24 to 26 weeks).
  recall     = right / facts with a value in the JSON
  precision  = right / those of these facts for which anything was suggested
  in-three   = right among the first three suggestions / facts with a value in the JSON
  all        = right / all first suggestions, also of facts that the JSON leaves out or has as null: these count as wrong
--show prints what was missed or wrong.`;

type Key = { fact: FactKey; value: FactValue | null; page: number };
type Read = { name: string; pages: number; suggestions: Suggestion[]; key: Key[]; ms: number };

/** A value in the forms that people write, as the facts have it. @throws Error naming it */
function expectedValue(fact: FactKey, raw: unknown): FactValue | null {
  const direct = parseFact(fact, raw);
  if (direct.ok) return direct.value;
  const spec = factSpec(fact);
  const text = String(raw).trim().toLowerCase();
  const read = {
    boolean: () => (/^(?:yes|y|true|1)$/.test(text) ? true : /^(?:no|n|false|0)$/.test(text) ? false : undefined),
    enum: () =>
      spec.type === 'enum'
        ? spec.options.find((option) => option === text.replaceAll(/[\s_]+/g, '-') || spec.optionLabels[option]?.toLowerCase() === text)
        : undefined,
    number: () => Number.parseFloat(text),
    integer: () => Number.parseFloat(text),
    date: () => datesIn(text)[0]?.date ?? text.slice(0, 10),
  }[spec.type]();
  const parsed = read === undefined ? direct : parseFact(fact, read);
  if (!parsed.ok) throw new Error(`${fact}: ${JSON.stringify(raw)} is no value of it: ${parsed.message}`);
  return parsed.value;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function keyOf(json: unknown, file: string): Key[] {
  const facts = isObject(json) ? (isObject(json.facts) ? json.facts : null) : null;
  if (!facts) throw new Error(`${file} has no "facts"`);
  return Object.entries(facts).map(([fact, said]) => {
    if (!isFactKey(fact)) throw new Error(`${file}: no fact is called ${fact}`);
    const { value, page } = isObject(said) ? said : { value: said, page: undefined };
    return { fact, value: expectedValue(fact, value ?? null), page: Number(page) };
  });
}

async function read(chartName: string, pdf: Uint8Array, key: Key[]): Promise<Read> {
  const pages = [];
  for await (const { page, text } of extractPages(pdf)) pages.push({ page, text });
  const start = performance.now();
  const suggestions = findSuggestions(pages);
  return { name: chartName, pages: pages.length, suggestions, key, ms: performance.now() - start };
}

async function* fromFolder(folder: string): AsyncGenerator<Read> {
  const files = (await fs.readdir(folder)).filter((file) => file.toLowerCase().endsWith('.pdf')).sort();
  if (files.length === 0) throw new Error(`${folder} has no PDF`);
  for (const file of files) {
    const json = path.join(folder, file.replace(/\.pdf$/i, '.json'));
    yield await read(file, await fs.readFile(path.join(folder, file)), keyOf(JSON.parse(await fs.readFile(json, 'utf8')), json));
  }
}

async function* made(count: number, style: string): AsyncGenerator<Read> {
  for (let seed = 1; seed <= count; seed++) {
    const chart: Chart = chartOf(style === 'tuning' ? TUNING : HELD_OUT, seed);
    yield await read(chart.name, chart.pdf, keyOf({ facts: chart.facts }, chart.name));
  }
}

function same(fact: FactKey, a: FactValue, b: FactValue): boolean {
  const spec = factSpec(fact);
  if (spec.type !== 'number' || spec.unit === '%' || typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= 0.1 * Math.max(Math.abs(a), Math.abs(b));
}

type Tally = { expected: number; suggested: number; right: number; inThree: number; extra: number };
const none = (): Tally => ({ expected: 0, suggested: 0, right: 0, inThree: 0, extra: 0 });

function count(tally: Tally, suggestions: readonly Suggestion[], key: Key | undefined): boolean {
  const isRight = (s: Suggestion): boolean =>
    key !== undefined && key.value !== null && same(key.fact, s.value, key.value) && (s.page === key.page || Number.isNaN(key.page));
  const [first] = suggestions;
  if (key === undefined || key.value === null) {
    if (first) tally.extra++;
    return true;
  }
  tally.expected++;
  if (first) tally.suggested++;
  if (first && isRight(first)) tally.right++;
  if (suggestions.slice(0, 3).some(isRight)) tally.inThree++;
  return first !== undefined && isRight(first);
}

function shown(chart: string, fact: FactKey, key: Key | undefined, suggestions: readonly Suggestion[]): string {
  const got = suggestions.slice(0, 3).map((s) => `${s.value} p.${s.page} ${s.finder} ${JSON.stringify(s.quotation)}`);
  return `${chart} ${fact}: expected ${key?.value} p.${key?.page}; got ${got.join(' | ') || 'nothing'}`;
}

const share = (part: number, whole: number): number => (whole === 0 ? Number.NaN : significant(part / whole, 3));
const column = (n: number): string => (Number.isNaN(n) ? '-' : n.toFixed(2)).padStart(9);

/** @param args see `help` */
export async function run(args: readonly string[]): Promise<BenchResult> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      charts: { type: 'string' },
      made: { type: 'string', default: '60' },
      style: { type: 'string', default: 'held-out' },
      show: { type: 'boolean', default: false },
    },
  });
  const tallies = new Map<FactKey, Tally>(FACT_KEYS.map((fact) => [fact, none()]));
  const total = { charts: 0, pages: 0, ms: 0 };
  for await (const chart of values.charts === undefined ? made(Number(values.made), values.style) : fromFolder(values.charts)) {
    total.charts++;
    total.pages += chart.pages;
    total.ms += chart.ms;
    for (const [fact, tally] of tallies) {
      const [mine, key] = [chart.suggestions.filter((s) => s.fact === fact), chart.key.find((k) => k.fact === fact)];
      const right = count(tally, mine, key);
      if (values.show && (!right || (key === undefined && mine.length > 0))) console.log(shown(chart.name, fact, key, mine));
    }
  }
  return report(tallies, total, values.charts === undefined ? `made, ${values.style}` : 'given');
}

function report(tallies: ReadonlyMap<FactKey, Tally>, total: { charts: number; pages: number; ms: number }, charts: string): BenchResult {
  console.log(`${'fact'.padEnd(36)} charts precision   recall in-three    extra`);
  const sum = none();
  for (const [fact, t] of tallies) {
    for (const field of ['expected', 'suggested', 'right', 'inThree', 'extra'] as const) sum[field] += t[field];
    if (t.expected + t.extra > 0) console.log(line(fact, t));
  }
  console.log(line('all', sum));
  return {
    bench: name,
    ratios: {},
    figures: {
      precision: share(sum.right, sum.suggested),
      recall: share(sum.right, sum.expected),
      'in the first three': share(sum.inThree, sum.expected),
      'right of all first suggestions': share(sum.right, sum.suggested + sum.extra),
      'ms per 100 pages': significant((100 * total.ms) / total.pages),
    },
    conditions: { charts, 'charts read': total.charts, pages: total.pages, 'facts expected': sum.expected, ...machine() },
  };
}

function line(label: string, t: Tally): string {
  return `${label.padEnd(36)} ${String(t.expected).padStart(6)} ${column(share(t.right, t.suggested))}${column(share(t.right, t.expected))}${column(share(t.inThree, t.expected))} ${String(t.extra).padStart(8)}`;
}
