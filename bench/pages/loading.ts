// A page's first load, by a browser with an empty cache: JavaScript sent, largest paint, layout shifts.
import type { Browser } from '@playwright/test';
import { freshPage, type Session } from './browser.ts';
import { type Target, targetUrl } from './targets.ts';

export interface Load {
  /** Bytes of scripts as sent, compressed, without headers. */
  readonly scriptBytes: number;
  /** Milliseconds from the start of the navigation. */
  readonly lcp: number;
  /** The sum over all shifts without recent input; the web vital, the worst five seconds, is at most that. */
  readonly cls: number;
  /** What moved, as "p.mt-1 by 0.0266". */
  readonly shifts: readonly string[];
}

/** After that long without another script the first load is over: what comes later was asked for by hand. */
const QUIET_MS = 1000;

/** Runs in the page, before its own scripts. */
function observe(): void {
  const seen: { lcp: number; cls: number; shifts: string[] } = { lcp: 0, cls: 0, shifts: [] };
  Object.assign(window, { criterionLoad: seen });
  const on = (type: string, each: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  on('largest-contentful-paint', ({ startTime }) => {
    seen.lcp = startTime;
  });
  on('layout-shift', (entry) => {
    if (Reflect.get(entry, 'hadRecentInput') !== false) return;
    const value = Number(Reflect.get(entry, 'value'));
    seen.cls += value;
    const [first] = Reflect.get(entry, 'sources') ?? [];
    const node: unknown = first?.node;
    const shown = node instanceof Element ? `${node.localName}.${node.className}` : String(node instanceof Node ? node.textContent : node);
    seen.shifts.push(`${shown.slice(0, 80)} by ${value.toPrecision(2)}`);
  });
}

/** @throws when the page does not answer with 200, as after losing its session */
export async function load(browser: Browser, url: string, target: Target, session: Session): Promise<Load> {
  const page = await freshPage(browser, target.signedIn ? session : null);
  const sizes: Promise<number>[] = [];
  let lastScript = performance.now();
  page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return;
    lastScript = performance.now();
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.addInitScript(observe);
  const response = await page.goto(targetUrl(url, target), { waitUntil: 'load' });
  // Not until the network rests: a page may ask on and on for what is new.
  while (performance.now() - lastScript < QUIET_MS) await page.waitForTimeout(QUIET_MS / 4);
  if (response?.status() !== 200) throw new Error(`${target.path} answered ${response?.status()}`);
  if (new URL(page.url()).pathname !== target.path) throw new Error(`${target.path} led to ${page.url()}`);
  const seen: unknown = await page.evaluate(() => Reflect.get(window, 'criterionLoad'));
  const scriptBytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await page.context().close();
  const shifts: unknown = typeof seen === 'object' && seen !== null ? Reflect.get(seen, 'shifts') : [];
  const number = (key: string): number => Number(typeof seen === 'object' && seen !== null ? Reflect.get(seen, key) : Number.NaN);
  return { scriptBytes, lcp: number('lcp'), cls: number('cls'), shifts: Array.isArray(shifts) ? shifts.map(String) : [] };
}
