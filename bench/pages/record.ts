// How soon the first page of a long record is seen: from opening the review of its case to the page drawn, for the first time and again.
import type { Page } from '@playwright/test';
import { makePdf } from '../../prisma/seed/chart-pdf.ts';
import { median, significant } from '../statistics.ts';
import { freshPage } from './browser.ts';
import { BUDGETS, type Line } from './budgets.ts';
import type { Setting } from './measure.ts';
import { caseWithoutRecords } from './targets.ts';

const PAGES = 500;
const NAME = 'Long chart.pdf';
const LINES_OF_A_PAGE = 45;

/** 500 pages of a clinic's notes, as full as such pages are. */
const chart = (): Buffer =>
  makePdf(
    Array.from({ length: PAGES }, (_, page) =>
      Array.from(
        { length: LINES_OF_A_PAGE },
        (__, line) => `Visit ${page + 1}, line ${line + 1}: pain 7 of 10, oxycodone 20 mg continued`,
      ).join('\n'),
    ),
  );

/** Adds the record to a case that has none, and opens its review as often as `loads` says. */
export async function firstPages(setting: Setting): Promise<Line[]> {
  const { browser, url, session, options } = setting;
  const number = await caseWithoutRecords(url, session);
  console.log(`record: ${PAGES} pages in /cases/${number}/review`);
  await add(setting, number);
  const first: number[] = [];
  const again: number[] = [];
  for (let at = 0; at < options.loads; at++) {
    const page = await freshPage(browser, session);
    first.push(await untilDrawn(page, url, number));
    await page.goto(`${url}/worklist`, { waitUntil: 'load' });
    again.push(await untilDrawn(page, url, number));
    await page.context().close();
  }
  const line = (measure: string, value: number): Line => ({
    page: 'record',
    measure: `first page of ${PAGES} drawn, ${measure}`,
    value: significant(value),
    unit: 'ms',
    budget: BUDGETS.firstPage,
  });
  return [
    line('empty cache, median', median(first)),
    line('empty cache, worst', Math.max(...first)),
    line('from the worklist, median', median(again)),
    line('from the worklist, worst', Math.max(...again)),
  ];
}

async function add({ browser, url, session }: Setting, number: string): Promise<void> {
  const page = await freshPage(browser, session);
  await page.goto(`${url}/cases/${number}/records`, { waitUntil: 'load' });
  await page.getByLabel('Files for the records').setInputFiles([{ name: NAME, mimeType: 'application/pdf', buffer: chart() }]);
  await page.getByRole('list', { name: 'Files being added' }).getByText(`added · ${PAGES} pages`).waitFor({ timeout: 120_000 });
  // Its text is read in the background, which is not what is measured.
  for (const row = page.getByRole('row').filter({ hasText: NAME }); !(await row.getByText('searchable').isVisible()); ) {
    await page.waitForTimeout(1000);
    await page.reload();
    await row.waitFor();
  }
  await page.context().close();
}

/** @returns milliseconds from the start of the navigation. Throws when nothing was drawn after half a minute. */
async function untilDrawn(page: Page, url: string, number: string): Promise<number> {
  await page.goto(`${url}/cases/${number}/review`, { waitUntil: 'commit' });
  const drawn = await page.waitForFunction(
    (label) => {
      const canvas = document.querySelector<HTMLCanvasElement>(`[aria-label="${label}"] canvas`);
      const context = canvas && canvas.width > 0 ? canvas.getContext('2d') : null;
      if (!canvas || !context) return 0;
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      // Ink: an opaque pixel that is darker than paper.
      const isInk = (at: number): boolean => (data[at + 3] ?? 0) === 255 && (data[at] ?? 255) < 128;
      for (let at = 0; at < data.length; at += 4) if (isInk(at)) return performance.now();
      return 0;
    },
    `Page 1 of ${PAGES}`,
    { timeout: 30_000 },
  );
  return Number(await drawn.jsonValue());
}
