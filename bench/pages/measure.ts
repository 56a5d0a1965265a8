// One page's figures after another, as lines of the table.
import type { Browser } from '@playwright/test';
import { median, percentile, significant } from '../statistics.ts';
import { cookieOf, type Session } from './browser.ts';
import { BUDGETS, type Line } from './budgets.ts';
import { interact } from './interactions.ts';
import { CATEGORIES, score } from './lighthouse.ts';
import { load } from './loading.ts';
import type { PagesOptions } from './options.ts';
import { atOnce, oneAtATime } from './response.ts';
import type { Target } from './targets.ts';

export interface Setting {
  readonly url: string;
  readonly browser: Browser;
  readonly session: Session;
  readonly options: PagesOptions;
}

const P95 = 0.95;
const P98 = 0.98;
const ms = (measure: string, value: number, budget: Line['budget']) => ({ measure, value: significant(value), unit: 'ms', budget });

/** @returns lines and the median time of each page, for ratios */
export async function responses(setting: Setting, targets: readonly Target[]): Promise<{ lines: Line[]; medians: Map<string, number> }> {
  const { url, options } = setting;
  const { requests, clients } = options;
  const cookie = cookieOf(setting.session);
  await oneAtATime(url, targets, cookie, Math.ceil(requests / 10)); // warm: code compiled, connections open
  const alone = await oneAtATime(url, targets, cookie, requests);
  const lines: Line[] = [];
  for (const target of targets) {
    const page = target.name;
    const times = alone.get(page) ?? [];
    const busy = await atOnce(url, target, cookie, clients, requests);
    lines.push({ page, ...ms('response p95, one at a time', percentile(times, P95), BUDGETS.response) });
    lines.push({ page, ...ms(`response p95, ${clients} at a time`, percentile(busy, P95), BUDGETS.response) });
  }
  return { lines, medians: new Map([...alone].map(([page, times]) => [page, median(times)])) };
}

export async function loading({ browser, url, session, options }: Setting, target: Target): Promise<Line[]> {
  const page = target.name;
  const all: Awaited<ReturnType<typeof load>>[] = [];
  for (let at = 0; at < options.loads; at++) all.push(await load(browser, url, target, session));
  const lcp = all.map((one) => one.lcp);
  const cls = all.map((one) => one.cls);
  const shifts = new Set(all.flatMap((one) => one.shifts));
  if (shifts.size > 0) console.log(`  moved while loading: ${[...shifts].join('; ')}`);
  const kilobytes = Math.max(...all.map(({ scriptBytes }) => scriptBytes)) / 1000;
  return [
    { page, measure: 'JavaScript, first load', value: significant(kilobytes), unit: 'kB', budget: BUDGETS.script },
    { page, ...ms('LCP median', median(lcp), BUDGETS.lcp) },
    { page, ...ms('LCP worst', Math.max(...lcp), BUDGETS.lcp) },
    { page, measure: 'CLS worst', value: significant(Math.max(...cls)), unit: '', budget: BUDGETS.cls },
  ];
}

export async function interactions({ browser, url, session, options }: Setting, target: Target): Promise<Line[]> {
  const page = target.name;
  const { inp, answers, determinations } = await interact(browser, url, target, session, options.presses);
  const lines: Line[] = [
    { page, ...ms('INP p98, processor slowed 4×', percentile(inp, P98), BUDGETS.inp) },
    { page, ...ms('INP worst, processor slowed 4×', Math.max(...inp), BUDGETS.inp) },
  ];
  if (target.name !== 'review') return lines;
  if (answers.length === 0) throw new Error('No key answered a question: may this reviewer answer the case?');
  lines.push({ page, ...ms('key to painted answer, median', median(answers), BUDGETS.inp) });
  lines.push({ page, ...ms('key to painted answer, worst', Math.max(...answers), BUDGETS.inp) });
  if (determinations.length === 0) return lines;
  lines.push({ page, ...ms('key to painted determination, median', median(determinations), BUDGETS.inp) });
  lines.push({ page, ...ms('key to painted determination, worst', Math.max(...determinations), BUDGETS.inp) });
  return lines;
}

export async function lighthouseScores({ url, session, options }: Setting, target: Target): Promise<Line[]> {
  const { scores, faults } = await score(url, target, session, options.lighthouse);
  if (faults.length > 0) console.log(`  Lighthouse finds fault with: ${faults.join(', ')}`);
  return CATEGORIES.map((category, index) => ({
    page: target.name,
    measure: `Lighthouse ${category}`,
    value: scores[index] ?? Number.NaN,
    unit: '',
    budget: BUDGETS.lighthouse,
  }));
}
