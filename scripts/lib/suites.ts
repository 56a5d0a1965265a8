// The suites of `npm test`. Each answers with counts and, when something failed, the text to read.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBuild } from './build.ts';
import { ensureChromium } from './chromium.ts';
import { ensureClient } from './generate.ts';
import { inRoot } from './root.ts';
import { type Finished, runNode, runTool } from './run.ts';
import { clearLeftovers } from './temporary-server.ts';

export type Counts = { passed: number; failed: number; skipped: number; details: string };

const CODE_FOLDERS = ['app', 'components', 'lib', 'prisma', 'scripts', 'tests', 'e2e', 'bench'];

/** A check that passes or fails as a whole counts as one test. */
function whole({ code, output }: Finished): Counts {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0, details: '' } : { passed: 0, failed: 1, skipped: 0, details: output };
}

export function sum(all: Counts[]): Counts {
  const add = (key: 'passed' | 'failed' | 'skipped') => all.reduce((total, counts) => total + counts[key], 0);
  const details = all.map((counts) => counts.details).filter(Boolean);
  return { passed: add('passed'), failed: add('failed'), skipped: add('skipped'), details: details.join('\n') };
}

/** Types, with what generates some of them first. */
export async function types(): Promise<Counts> {
  await ensureClient();
  const routes = await runTool('next/dist/bin/next', ['typegen']);
  if (routes.code !== 0) return whole(routes);
  return whole(await runTool('typescript/bin/tsc', ['--noEmit', '--project', inRoot('tsconfig.json')]));
}

/** Lint and format as one test, import direction as another. */
export async function lint(): Promise<Counts> {
  const style = runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--max-diagnostics=50', '.']);
  return sum([whole(await style), await importDirection()]);
}

async function importDirection(): Promise<Counts> {
  await ensureClient();
  const roots = [...CODE_FOLDERS, 'proxy.ts', 'instrumentation.ts'].filter((at) => fs.existsSync(inRoot(at)));
  const cruise = (type: string) => ['--config', '.dependency-cruiser.cjs', '--output-type', type, ...roots];
  const report = await runTool('dependency-cruiser/bin/dependency-cruiser.mjs', cruise('json'));
  const parsed = parseJson(report.output);
  const seen = Number(read(parsed, 'summary', 'totalCruised'));
  const expected = CODE_FOLDERS.flatMap(codeUnder).length;
  // with an unsupported compiler it reads next to nothing and reports no violation
  if (!(seen >= expected)) {
    return whole({
      code: 1,
      output: `dependency-cruiser saw ${seen} modules, and there are ${expected}:\n${report.output.slice(0, 2000)}`,
    });
  }
  if (Number(read(parsed, 'summary', 'error')) === 0 && report.code === 0) return whole({ code: 0, output: '' });
  const readable = await runTool('dependency-cruiser/bin/dependency-cruiser.mjs', cruise('err'));
  return whole({ code: 1, output: readable.output });
}

function codeUnder(folder: string): string[] {
  if (!fs.existsSync(inRoot(folder))) return [];
  const files = fs.readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => /\.tsx?$/.test(file) && !/(^|\/)generated\//.test(file));
}

/** The migrations lead to the schema. */
export async function migrations(): Promise<Counts> {
  const { code, output } = await runNode([inRoot('scripts', 'migration.ts'), 'check']);
  return whole({ code, output });
}

/** One project of vitest.config.ts; files may be narrowed by parts of their paths. */
export async function vitest(project: 'unit' | 'integration', only: string[]): Promise<Counts> {
  await ensureClient();
  const report = reportFile(`vitest-${project}`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const finished = await runTool('vitest/vitest.mjs', ['run', '--project', project, ...reporters, ...only], { NO_COLOR: '1' });
  const result = readReport(report);
  const count = (key: string) => Number(read(result, key) ?? 0);
  const failedFiles = list(read(result, 'testResults')).filter((file) => read(file, 'status') === 'failed' && !hasFailedTest(file));
  const counts = { passed: count('numPassedTests'), failed: count('numFailedTests') + failedFiles.length };
  return checked(finished, { ...counts, skipped: count('numPendingTests') + count('numTodoTests') });
}

const hasFailedTest = (file: unknown) => list(read(file, 'assertionResults')).some((test) => read(test, 'status') === 'failed');

/** The browser journeys, against the production build on a server and data of its own. */
export async function e2e(only: string[], more: Record<string, string> = {}): Promise<Counts> {
  const chromium = await ensureChromium();
  await ensureBuild();
  const report = reportFile('playwright');
  const env = { PLAYWRIGHT_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...more };
  const finished = await runTool('@playwright/test/cli.js', ['test', '--reporter=line,json', ...only], env);
  await clearLeftovers();
  const stats = read(readReport(report), 'stats');
  const count = (key: string) => Number(read(stats, key) ?? 0);
  // A line for each journey that began stands between what went wrong and the end, where a reader looks.
  const output = finished.output.replaceAll(/^\[\d+\/\d+\] .*\n/gm, '');
  const counts = { passed: count('expected'), failed: count('unexpected') + count('flaky'), skipped: count('skipped') };
  return checked({ ...finished, output }, counts);
}

/** So many hostile inputs over every page, route and server action. */
export async function hostile(inputs: number): Promise<Counts> {
  return e2e(['e2e/matrix.spec.ts'], { HOSTILE_INPUTS: String(inputs) });
}

/** A suite that ran nothing, or ended badly without naming a test, has failed. */
function checked({ code, output }: Finished, counts: Omit<Counts, 'details'>): Counts {
  const ranNothing = counts.passed + counts.failed === 0;
  const failed = counts.failed === 0 && (ranNothing || code !== 0) ? 1 : counts.failed;
  return { ...counts, failed, details: failed > 0 ? `${output}${ranNothing ? '\nNo test was run.' : ''}` : '' };
}

function reportFile(name: string): string {
  return path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'criterion-report-')), `${name}.json`);
}

function readReport(file: string): unknown {
  try {
    return parseJson(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  } finally {
    fs.rmSync(path.dirname(file), { recursive: true, force: true });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf('{')));
  } catch {
    return null;
  }
}

/** A value inside of parsed JSON; undefined where the path leads nowhere. */
function read(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), value);
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
