// The case on paper: two pages for one of the usual length, white on any screen, more pages where it is long.
import type { Page } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { textOf } from './support/pdf.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

// A closed pump of Molina: 23 questions with their evidence, a decision, and its letters.
const CLOSED = '/worklist?tab=all&payer=molina&outcome=meets&stage=permanent';

test('a decided case prints on two pages', async ({ page }) => {
  await steps.signIn(page, 'nurse');
  const number = await openFirst(page, CLOSED);
  const sheet = await openPrint(page);
  await steps.accessible(sheet);
  const pdf = await printed(sheet);
  expect(await pagesOf(pdf)).toBe(2);
  const text = plain(await textOf(pdf));
  await test.step('with the case and the page on each, who printed it and when', async () => {
    for (const words of [`Criterion · Case ${number}`, 'Page 1 of 2', 'Page 2 of 2', 'by Dana Whitfield, RN'])
      expect(text).toContain(plain(words));
  });
  await test.step('with every criterion, answer and source, the decision and its signature', async () => {
    const parts = ['Requesting practitioner', 'Notice due', '42 CFR 438.210(d)', 'MCP-160', '12 met', '2.c.iv', '2.f'];
    const decided = [
      'Approved',
      'AUTH-26-',
      'Signed electronically by Dana Whitfield, RN',
      'Frozen record, SHA-256',
      'Letter to the member',
    ];
    for (const words of [...parts, 'D. Whitfield', ...decided]) expect(text).toContain(plain(words));
    // The newest of the list may be one that another journey has just decided, with a source of its own.
    expect(text).toMatch(/Physicaltherapydischarge|Painclinicnote/);
  });
});

test('it is white by night and in forced colors, and nothing of the shell is on it', async ({ page }) => {
  await steps.signIn(page, 'auditor');
  await openFirst(page, CLOSED);
  const sheet = await openPrint(page);
  for (const media of [{ colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
    await sheet.emulateMedia(media);
    expect(await sheet.locator('[data-sheet]').evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(255, 255, 255)');
    expect(await sheet.locator('[data-sheet]').evaluate((element) => getComputedStyle(element).color)).toBe('rgb(20, 23, 28)');
  }
  await expect(sheet.getByRole('navigation')).toHaveCount(0);
  await sheet.emulateMedia({ media: 'print' });
  await expect(sheet.getByRole('button', { name: 'Print' })).toBeHidden();
});

test('who may not see a case may not print it', async ({ page, expectComplaint }) => {
  expectComplaint(/status of 404/);
  await steps.signIn(page, 'admin');
  expect((await page.goto('/cases/PA-26-000009/print'))?.status()).toBe(404);
});

async function openFirst(page: Page, list: string): Promise<string> {
  await page.goto(list);
  const closed = page.getByRole('table', { name: 'Cases' }).getByRole('row').filter({ hasText: 'Closed' });
  const link = closed.first().getByRole('link', { name: /^PA-/ });
  const number = (await link.textContent()) ?? '';
  await link.click();
  await expect(steps.header(page)).toContainText(number);
  return number;
}

/** The summary, in the tab that Overview opens for it. */
async function openPrint(page: Page): Promise<Page> {
  return test.step('the summary is opened from the overview', async () => {
    await steps.open(page, 'Overview');
    const [sheet] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: /^Print/ }).click()]);
    await expect(sheet.getByRole('heading', { name: /^Case summary PA-/ })).toBeVisible();
    return sheet;
  });
}

/** As the browser's own dialog would, to a file. */
const printed = (sheet: Page): Promise<Buffer> => sheet.pdf({ preferCSSPageSize: true, printBackground: true });

async function pagesOf(pdf: Buffer): Promise<number> {
  const loading = getDocument({ data: new Uint8Array(pdf) });
  const { numPages } = await loading.promise;
  await loading.destroy();
  return numPages;
}

/** A ligature may part a word in two as it is read back; whether a space stands there is not what is asked here. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');
