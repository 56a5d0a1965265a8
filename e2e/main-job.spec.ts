// The main job, whole: from a request on paper to letters that went out, for two payers.
import type { Page } from '@playwright/test';
import { factSpec } from '@/lib/criteria/facts.ts';
import { sha256, textOf } from './support/pdf.ts';
import { chartFor, pumpRequest, VIETNAMESE_NAME } from './support/requests.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('a nurse takes a pump request from intake to the opened letter', async ({ page }) => {
  const request = pumpRequest('molina-oh');
  await steps.signIn(page, 'nurse');
  await steps.accessible(page);
  await page.getByRole('link', { name: 'New request' }).first().click();
  await expect(page.getByRole('heading', { name: 'New request' })).toBeVisible();
  await steps.accessible(page);
  const number = await steps.enterRequest(page, request);
  await steps.accessible(page);
  await steps.claim(page);

  await steps.open(page, 'Review');
  await expect(steps.determination(page).getByText('Needs information', { exact: true })).toBeVisible();
  await steps.answerAll(page, chartFor(request));
  await steps.cite(page, 'painNrs', { document: 'Pain clinic note', page: '3', quotation: '8/10 on most days' });
  await expect(steps.determination(page).getByText('Meets criteria', { exact: true })).toBeVisible();
  await steps.accessible(page);

  await steps.confirmReady(page);
  await steps.accessible(page);
  await steps.approveEveryLine(page, request.codes);
  await steps.accessible(page);
  const authorization = (await page.getByText(/^AUTH-\d\d-\d{6}$/).textContent()) ?? '';

  await steps.issueLetters(page);
  await steps.accessible(page);
  await readLetter(page, [VIETNAMESE_NAME, request.member.memberId, authorization, number, ...request.codes, 'MCP-160']);
  await steps.deliverAll(page, 2);
  await steps.accessible(page);
  await readHistory(page, number, chartFor(request).length);
});

test('a second payer: three letters where a representative acts for the member', async ({ page }) => {
  const request = pumpRequest('medicare-advantage-pa', { representative: { name: 'Adele Abernathy', relationship: 'Daughter' } });
  await steps.signIn(page, 'nurse');
  const number = await steps.enterRequest(page, request);
  await steps.claim(page);
  await steps.open(page, 'Review');
  const chart = chartFor(request);
  await steps.answerAll(page, chart.slice(0, 2));
  await test.step('a note is open when she presses the next answer: it closes after the press, which counts', async () => {
    await steps
      .questions(page)
      .getByRole('button', { name: /note on/ })
      .nth(1)
      .click();
    await page.getByRole('textbox', { name: /^Note/ }).fill('Seen by a second clinic.');
    for (const each of chart.slice(2, 3)) await steps.answer(page, each, 200);
    await expect(page.getByRole('textbox', { name: /^Note/ })).toBeHidden();
    await expect(steps.questions(page).getByText('Note: Seen by a second clinic.')).toBeVisible();
    await steps.shows(page, chart.slice(0, 3));
  });
  await steps.answerAll(page, chart.slice(3));
  await steps.confirmReady(page);
  await steps.approveEveryLine(page, request.codes);
  await steps.issueLetters(page);
  await page.getByRole('link', { name: /Adele Abernathy/ }).click();
  await expect(page.getByRole('heading', { name: 'Letter to the representative' })).toBeVisible();
  await readLetter(page, ['Adele Abernathy', VIETNAMESE_NAME, number, ...request.codes, '280.14']);
  await steps.deliverAll(page, 3);
});

/** Opens the letter in view and reads it back from its bytes. */
async function readLetter(page: Page, contained: readonly string[]): Promise<void> {
  await test.step('the letter opens, and says what was decided', async () => {
    const link = page.getByRole('link', { name: 'Open in a tab' });
    const [tab] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    await expect(tab).toHaveURL(/\/letters\/[0-9a-f-]{36}\/pdf/);
    await tab.close();
    const reply = await page.context().request.get((await link.getAttribute('href')) ?? '');
    expect(reply.headers()['content-type']).toBe('application/pdf');
    const pdf = await reply.body();
    const text = await textOf(pdf);
    for (const words of contained) expect(text).toContain(words);
    await expect(page.getByTitle(`SHA-256 ${sha256(pdf)}`)).toBeVisible();
  });
}

async function readHistory(page: Page, number: string, answers: number): Promise<void> {
  await test.step('the history tells every step in words, and its chain is whole', async () => {
    await steps.open(page, 'History');
    await expect(page.getByText(/^Chain whole: \d+ events verified\.$/)).toBeVisible();
    const rows = page.getByRole('table', { name: 'Events of the case' }).getByRole('row').filter({ hasText: 'Dana Whitfield' });
    const told = await rows.allInnerTexts();
    const saying = (words: string) => told.filter((row) => row.includes(words));
    expect(saying('Request received')).toHaveLength(1);
    expect(saying('Case claimed')).toHaveLength(1);
    expect(saying('Answer saved')).toHaveLength(answers);
    expect(saying('Answer saved').join()).toContain(`${factSpec('painNrs').question}: Not documented`);
    expect(saying('Evidence cited').join()).toContain('Pain clinic note, p. 3 “8/10 on most days”');
    expect(saying('Confirmed ready')).toHaveLength(1);
    expect(saying('Approved').join()).toMatch(/AUTH-\d\d-\d{6}/);
    expect(saying('Letter issued')).toHaveLength(2);
    expect(saying('Notice given')).toHaveLength(2);
    expect(saying('Case closed')).toHaveLength(1);
    await expect(page).toHaveTitle(new RegExp(number));
    await steps.accessible(page);
  });
}
