// Lighthouse's scores as a desktop user sees the pages, signed in.
import lighthouse, { desktopConfig } from 'lighthouse';
import { freePort } from '../../scripts/lib/port.ts';
import { median } from '../statistics.ts';
import { cookieOf, launch, type Session } from './browser.ts';
import { type Target, targetUrl } from './targets.ts';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

export interface Scores {
  /** From 0 to 1, the median of the runs, in the order of CATEGORIES. */
  readonly scores: readonly number[];
  /** What cost points in the last run, by the audit's name and the first elements that it names. */
  readonly faults: readonly string[];
}

/** The first elements that an audit names: `…, "selector": "main > p" …`, at whatever depth its kind of details has them. */
function selectorsIn(details: unknown): string[] {
  const named = JSON.stringify(details ?? null).matchAll(/"selector":"((?:[^"\\\\]|\\\\.)*)"/g);
  return [...named].slice(0, 3).map(([, selector]) => selector ?? '');
}

/** One run. @throws when Lighthouse could not load the page, as when the session is refused */
async function once(url: string, port: number, headers: Record<string, string>) {
  const flags = { port, extraHeaders: headers, onlyCategories: [...CATEGORIES], logLevel: 'silent' as const };
  const result = await lighthouse(url, flags, desktopConfig);
  if (!result) throw new Error(`Lighthouse gave no result for ${url}`);
  const { runtimeError, finalDisplayedUrl, categories, audits } = result.lhr;
  if (runtimeError) throw new Error(`Lighthouse at ${url}: ${runtimeError.message}`);
  if (finalDisplayedUrl !== url) throw new Error(`Lighthouse was led from ${url} to ${finalDisplayedUrl}`);
  const members = CATEGORIES.flatMap((category) => categories[category]?.auditRefs ?? []);
  const costly = members.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9);
  const faults = costly.map(({ id }) => [id, ...selectorsIn(audits[id]?.details)].join(' '));
  return { scores: CATEGORIES.map((category) => categories[category]?.score ?? 0), faults };
}

/** @param runs how often each page is loaded; in a browser of its own, with an empty cache */
export async function score(url: string, target: Target, session: Session, runs: number): Promise<Scores> {
  const port = await freePort(null);
  const browser = await launch(port);
  const headers: Record<string, string> = target.signedIn ? { Cookie: cookieOf(session) } : {};
  try {
    const all: Awaited<ReturnType<typeof once>>[] = [];
    for (let run = 0; run < runs; run++) all.push(await once(targetUrl(url, target), port, headers));
    return {
      scores: CATEGORIES.map((_, index) => median(all.map(({ scores }) => scores[index] ?? 0))),
      faults: all.at(-1)?.faults ?? [],
    };
  } finally {
    await browser.close();
  }
}
