// The budgets of the screens (design/ui.md), measured against the production build: server response, first load, interaction, Lighthouse.
import { parseArgs } from 'node:util';
import type { BenchResult } from './bench.ts';
import { PAGES, type PageName, type PagesOptions } from './pages/options.ts';

export const name = 'pages';
export const summary =
  'response, JavaScript, LCP, CLS, INP and Lighthouse of the main pages, against their budgets (ratios: page / sign-in page); --help';

export const help = `npm run bench -- pages [OPTIONS]

Measures the production build with demo data, in a folder and on a port of its own, and removes them. Or:
  --url URL        an app that runs already. Its pages are only read, unless --case names a case.
  --database URL   an app started here, in front of a PostgreSQL that is there (the app's role; migrated)
  --email, --password   whose session (a nurse of the demo)
  --case NUMBER    the case to review and to decide, held by that nurse. Its questions are ANSWERED by the measurement: with
                   --url and --database no case is answered unless it is named here.
How much:
  --pages A,B      some of: ${PAGES.join(', ')}
  --requests N     of each page's HTML, one at a time and again at --clients N (200; 8)
  --loads N        with an empty cache (5)
  --presses N      keys or clicks on each page, at a processor slowed four times (60)
  --lighthouse N   runs of Lighthouse on each page, of which the median counts; 0: none (3)

A ratio is the median response of a page to that of the sign-in page, which reads next to nothing, in the same run: it says more across
machines than milliseconds do. Figures of a busy machine are not to be quoted: the load is among the conditions.`;

const text = (value: string) => ({ type: 'string', default: value }) as const;
const OPTIONS = {
  url: { type: 'string' },
  database: { type: 'string' },
  case: { type: 'string' },
  email: text('nurse@demo.test'),
  password: { type: 'string' },
  pages: text(PAGES.join(',')),
  requests: text('200'),
  clients: text('8'),
  loads: text('5'),
  presses: text('60'),
  lighthouse: text('3'),
} as const;

function whole(value: string, option: string, least = 1): number {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw new Error(`--${option} takes a whole number from ${least} on, not ${value}`);
}

function chosen(value: string): readonly PageName[] {
  return value.split(',').map((one) => {
    const page = PAGES.find((known) => known === one.trim());
    if (page === undefined) throw new Error(`--pages takes some of ${PAGES.join(', ')}, not ${one}`);
    return page;
  });
}

/** What the command line asks for. Throws on a value that is none. */
export function readOptions(args: readonly string[]): PagesOptions {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  if (values.url !== undefined && values.database !== undefined) throw new Error('--url and --database exclude each other.');
  return {
    url: values.url?.replace(/\/+$/, '') ?? null,
    database: values.database ?? null,
    caseNumber: values.case ?? null,
    email: values.email,
    password: values.password ?? null,
    pages: chosen(values.pages),
    requests: whole(values.requests, 'requests'),
    clients: whole(values.clients, 'clients'),
    loads: whole(values.loads, 'loads'),
    presses: whole(values.presses, 'presses'),
    lighthouse: whole(values.lighthouse, 'lighthouse', 0),
  };
}

/** @param args see `help`. Throws when a page does not answer as it should: a figure of an error page is none. */
export async function run(args: readonly string[]): Promise<BenchResult> {
  const options = readOptions(args);
  // Loaded only now: the list and the other benchmarks need no browser.
  const { runPages } = await import('./pages/run.ts');
  return { bench: name, ...(await runPages(options)) };
}
