// The letters of a denial: written while it is decided, issued once, given, and taken along as a file; and a nurse's request for information.
import fs from 'node:fs';
import type { Page } from '@playwright/test';
import type { Story } from '@/prisma/seed/chart.ts';
import { DEMO_PASSWORD } from '@/prisma/seed/people.ts';
import * as life from './support/life.ts';
import { sha256, textOf } from './support/pdf.ts';
import { chartFor, pumpRequest, VIETNAMESE_NAME } from './support/requests.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';
import { entriesOf } from './support/zip.ts';

const CLAUSE = '2.c.iv';
const STORY: Story = { indication: 'non-cancer-pain', but: { conservativeTherapy: 'intolerable-side-effects' } };
const READING = 'Care that was stopped for side effects has not failed in the sense of this clause.';
const HARD = 'Your plan asks for six months of other care that did not help. The notes show a high NRS only.';
const PLAIN = 'Your plan asks for six months of other care that did not help. Your notes say that you stopped sooner.';

test('a director’s denial: what its letters lack is named and mended; it is issued once, given, and taken along whole', async ({
  page,
  newPerson,
}) => {
  test.setTimeout(240_000);
  const number = await escalated(page);
  const director = await newPerson();
  await steps.signIn(director, 'director');
  await life.take(director, number);
  await life.offerTalk(director);
  await life.readClause(director, CLAUSE, 'Not met', READING);
  await writesWithGaps(director);
  await mendsThem(director);
  await test.step('she signs', async () => {
    await life.sign(director, DEMO_PASSWORD);
    await expect(steps.header(director).getByText('Decided', { exact: true })).toBeVisible();
  });
  await issuedOnce(director, await managerAt(await newPerson(), number));
  const letters = await test.step('what is stored is what comes down', async () => [
    await letterTo(director, number, 'member'),
    await letterTo(director, number, 'practitioner'),
  ]);
  await test.step('the member’s letter says what was decided, in whose words, and what can be done', async () => {
    const text = await textOf(letters[0] ?? Buffer.alloc(0));
    for (const words of [VIETNAMESE_NAME, number, PLAIN, 'appeal']) expect(text).toContain(words.normalize('NFC'));
  });
  await director.goto(`/cases/${number}/letters`);
  await steps.deliverAll(director, 2);
  await takenAlong(director, number, letters.map(sha256));
});

async function escalated(page: Page): Promise<string> {
  const request = pumpRequest('molina-oh');
  await steps.signIn(page, 'nurse');
  const number = await steps.enterRequest(page, request);
  await steps.claim(page);
  await steps.open(page, 'Review');
  await steps.answerAll(page, chartFor(request, STORY));
  await life.escalate(page, 'Is care that was stopped for side effects failed care?', 'The policy’s words do not decide');
  return number;
}

const missing = (page: Page) => page.getByRole('region', { name: 'Before you can sign' });

async function writesWithGaps(page: Page): Promise<void> {
  await test.step('she writes the denial; the lint names two gaps', async () => {
    await page.getByRole('radio', { name: /^Deny/ }).check();
    await page.getByRole('textbox', { name: 'Rationale' }).fill('The clause speaks of failure, and not of side effects.');
    await page.getByRole('radio', { name: /^Criteria not met/ }).check();
    await page.getByRole('checkbox', { name: new RegExp(`^${CLAUSE.replaceAll('.', '\\.')}`) }).check();
    await page.getByRole('textbox', { name: 'Reason, in plain words' }).fill(HARD);
    await life.attest(page);
    await expect(page.getByRole('button', { name: 'Say what NRS stands for' })).toBeVisible();
    await expect(missing(page).getByRole('listitem')).toHaveCount(2);
    await expect(missing(page)).toContainText('does not explain NRS');
    await expect(missing(page)).toContainText('Choose what a record could still show');
    await expect(page.getByRole('button', { name: 'Sign…' })).toBeDisabled();
    await steps.accessible(page);
  });
  await test.step('the letter stands beside the lint, and follows what is typed', async () => {
    await page.getByRole('radio', { name: 'Letters', exact: true }).click();
    const sheet = page.getByRole('article').first();
    await expect(sheet).toContainText(HARD);
    await expect(page.getByRole('region', { name: 'What stands against it' })).toContainText('2 things in the way of this letter');
    await steps.accessible(page);
  });
}

async function mendsThem(page: Page): Promise<void> {
  await test.step('each gap leads to its field, and is mended there', async () => {
    await missing(page).getByRole('link', { name: /NRS/ }).click();
    const reason = page.getByRole('textbox', { name: 'Reason, in plain words' });
    await expect(reason).toBeFocused();
    await reason.fill(PLAIN);
    await expect(page.getByRole('article').first()).toContainText(PLAIN);
    await missing(page)
      .getByRole('link', { name: /Choose what a record/ })
      .click();
    const choices = page.getByRole('group', { name: 'What would change the decision' }).getByRole('checkbox');
    await expect(choices.first()).toBeFocused();
    await expect(choices.first()).not.toBeChecked();
    await page.keyboard.press('Space');
    await expect(missing(page)).toContainText('Nothing is missing');
    await expect(page.getByRole('region', { name: 'What stands against it' })).toContainText('Nothing blocks this letter.');
    await page.getByRole('radio', { name: 'Practitioner', exact: true }).click();
    await expect(page.getByRole('article').first()).toContainText(PLAIN);
  });
}

async function managerAt(page: Page, number: string): Promise<Page> {
  await steps.signIn(page, 'manager');
  await page.goto(`/cases/${number}/letters`);
  return page;
}

/** The decider and a manager press at once. */
async function issuedOnce(director: Page, manager: Page): Promise<void> {
  await test.step('two people issue it at once: one does, and the other is told', async () => {
    await steps.open(director, 'Letters');
    const button = (page: Page) => page.getByRole('button', { name: 'Issue all' });
    await expect(button(director)).toBeEnabled();
    await expect(button(manager)).toBeEnabled();
    await steps.accessible(director);
    const outcomes = await Promise.all(
      [director, manager].map(async (page) => {
        await button(page).click();
        const won = page.getByRole('status').filter({ hasText: 'Letters issued' });
        const late = page.getByRole('alert').filter({ hasText: /is issued|Someone was faster/ });
        await expect(won.or(late)).toBeVisible();
        return won.isVisible();
      }),
    );
    expect(outcomes.sort()).toEqual([false, true]);
    for (const page of [director, manager]) {
      await page.reload();
      await expect(page.getByRole('navigation', { name: 'Letters owed' }).getByRole('link', { name: /issued$/ })).toHaveCount(2);
    }
    await steps.accessible(director);
  });
}

/** The bytes as they come down, whose hash is the one shown. */
async function letterTo(page: Page, number: string, to: string): Promise<Buffer> {
  await page.goto(`/cases/${number}/letters?notice=decision&to=${to}`);
  const href = (await page.getByRole('link', { name: 'Open in a tab' }).getAttribute('href')) ?? '';
  const pdf = await (await page.context().request.get(href)).body();
  await expect(page.getByTitle(`SHA-256 ${sha256(pdf)}`)).toBeVisible();
  return pdf;
}

async function takenAlong(page: Page, number: string, hashes: readonly string[]): Promise<void> {
  await test.step('from the worklist the case’s letters leave as one file, with their hashes', async () => {
    await page.goto(`/worklist?tab=all&q=${number}`);
    await page.getByRole('link', { name: number }).focus();
    await page.keyboard.press('x');
    await expect(page.getByText('1 selected')).toBeVisible();
    await steps.accessible(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Letters as ZIP/ }).click()]);
    expect(download.suggestedFilename()).toBe('letters-of-1-case.zip');
    const entries = entriesOf(fs.readFileSync(await download.path()));
    const rows = (entries.get('manifest.csv')?.toString('utf8') ?? '').trim().split(/\r?\n/).slice(1);
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      const [, , , , file = '', bytes, hash = ''] = row.split(',').map((cell) => cell.replace(/^"|"$/g, ''));
      const pdf = entries.get(file) ?? Buffer.alloc(0);
      expect(String(pdf.length)).toBe(bytes);
      expect(sha256(pdf)).toBe(hash);
      expect(hashes).toContain(hash);
    }
    await expect(page.getByRole('status').filter({ hasText: '2 letters saved' })).toBeVisible();
  });
}

test('a nurse’s request for information is issued and given from the Letters step, and told by telephone', async ({ page }) => {
  test.setTimeout(180_000);
  await steps.signIn(page, 'nurse');
  const request = pumpRequest('molina-oh');
  await steps.enterRequest(page, request);
  await steps.claim(page);
  await test.step('before anything is owed, the step says what will be', async () => {
    await steps.open(page, 'Letters');
    await expect(page.getByText('No letters yet')).toBeVisible();
    await steps.accessible(page);
  });
  await steps.open(page, 'Review');
  await steps.answerAll(page, chartFor(request).slice(0, -2));
  await test.step('she asks for what is missing, and is led to its letters', async () => {
    await steps.open(page, 'Decision');
    await page.getByRole('region', { name: 'Request information' }).getByRole('button').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send the request' }).click();
    await expect(steps.header(page).getByText('Pended', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Its letters' }).click();
    await expect(page.getByRole('heading', { name: 'Request for information' })).toBeVisible();
    await expect(page.getByText('Nothing blocks this letter.')).toBeVisible();
    await steps.accessible(page);
  });
  await test.step('she tells the member by telephone', async () => {
    await page.getByRole('button', { name: 'Record an oral notice…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Who was told' }).fill('');
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(dialog.getByText('Say who was told', { exact: true })).toBeVisible();
    await steps.accessible(page);
    await dialog.getByRole('textbox', { name: 'Who was told' }).fill('The member’s daughter');
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(page.getByText(/^Told .*The member’s daughter, telephone\./)).toBeVisible();
  });
  await test.step('she issues both letters, and each goes out', async () => {
    await page.getByRole('button', { name: 'Issue all' }).click();
    for (const given of ['1 of 2 given', 'all given']) {
      await page.getByRole('radio', { name: 'By fax' }).check();
      await page.getByRole('button', { name: 'Record delivery' }).click();
      await expect(page.getByText(given, { exact: true })).toBeVisible();
      const next = page.getByRole('navigation', { name: 'Letters owed' }).getByRole('link', { name: /issued$/ });
      if (given !== 'all given') await next.first().click();
    }
    await expect(page.getByText('every notice given', { exact: true })).toBeVisible();
    await expect(steps.header(page).getByText('Pended', { exact: true })).toBeVisible();
    await steps.accessible(page);
  });
});
