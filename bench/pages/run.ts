// The whole measurement: app, session, pages, one kind of figure after another, table.
import type { Browser } from '@playwright/test';
import { DEMO_PASSWORD } from '../../prisma/seed/people.ts';
import { ensureBuild } from '../../scripts/lib/build.ts';
import type { BenchResult } from '../bench.ts';
import { machine, significant } from '../statistics.ts';
import { type RunningApp, startApp } from './app.ts';
import { launch, signIn } from './browser.ts';
import { figuresOf, type Line, table, verdictOf } from './budgets.ts';
import { interactions, lighthouseScores, loading, responses, type Setting } from './measure.ts';
import type { PagesOptions } from './options.ts';
import { firstPages } from './record.ts';
import { findTargets, type Target } from './targets.ts';

type Result = Omit<BenchResult, 'bench'>;

/** Starts what is to be started, measures, and stops it again. */
export async function runPages(options: PagesOptions): Promise<Result> {
  const app = await appFor(options);
  const interrupted = (): void => void app.stop().finally(() => process.exit(130));
  process.once('SIGINT', interrupted);
  try {
    const browser = await launch();
    try {
      return await measure(options, app.url, browser);
    } finally {
      await browser.close();
    }
  } finally {
    process.off('SIGINT', interrupted);
    await app.stop();
  }
}

async function appFor({ url, database }: PagesOptions): Promise<Pick<RunningApp, 'url' | 'stop'>> {
  if (url !== null) return { url, stop: async () => {} };
  await ensureBuild();
  return startApp(database);
}

async function measure(options: PagesOptions, url: string, browser: Browser): Promise<Result> {
  const session = await signIn(browser, url, options.email, options.password ?? DEMO_PASSWORD);
  const all = await findTargets(url, session, options.caseNumber);
  // Measured whatever was asked for: the others' ratios are to it.
  const targets = all.filter(({ name }) => name === 'login' || options.pages.includes(name));
  const setting: Setting = { url, browser, session, options };
  const { lines, medians } = await responses(setting, targets);
  for (const target of targets) {
    console.log(`${target.name}: ${target.path}`);
    lines.push(...(await loading(setting, target)));
    if (mayAct(options, target)) lines.push(...(await interactions(setting, target)));
    else console.log('  not measured: its keys would answer a case that --case does not name');
    if (options.lighthouse > 0) lines.push(...(await lighthouseScores(setting, target)));
  }
  if (options.pages.includes('record')) {
    if (isOwn(options)) lines.push(...(await firstPages(setting)));
    else console.log('record: not measured, since a record would be added to a case');
  }
  return report(lines, medians, {
    ...machine(),
    chromium: browser.version(),
    data: options.url ?? (options.database === null ? 'demo' : 'the database given'),
    ...Object.fromEntries((['requests', 'clients', 'loads', 'presses', 'lighthouse'] as const).map((key) => [key, options[key]])),
    ...pathsOf(targets),
  });
}

/** Someone's case is answered only when it was named. */
function mayAct(options: PagesOptions, { name }: Target): boolean {
  return name !== 'review' || options.caseNumber !== null || isOwn(options);
}

/** Demo data that are thrown away. */
const isOwn = ({ url, database }: PagesOptions): boolean => url === null && database === null;

const pathsOf = (targets: readonly Target[]) => Object.fromEntries(targets.map(({ name, path }) => [`${name} at`, path]));

function report(unsorted: readonly Line[], medians: ReadonlyMap<string, number>, conditions: Result['conditions']): Result {
  const lines = [...medians.keys(), 'record'].flatMap((page) => unsorted.filter((line) => line.page === page));
  const missed = lines.filter((line) => ['over', 'below'].includes(verdictOf(line)));
  console.log(`\n${table(lines)}\n`);
  console.log(missed.length === 0 ? 'All within budget.' : `${missed.length} of ${lines.length} figures miss their budget.`);
  const base = medians.get('login') ?? Number.NaN;
  const others = [...medians].filter(([page]) => page !== 'login');
  return {
    ratios: Object.fromEntries(others.map(([page, ms]) => [`${page} response / login response`, significant(ms / base)])),
    figures: { ...figuresOf(lines), 'figures that miss their budget': missed.length },
    conditions,
  };
}
