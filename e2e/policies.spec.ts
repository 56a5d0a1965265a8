// The policies as a policy analyst reads them: one clause, one fact across payers, two documents, one chart under all.
import type { Page } from '@playwright/test';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

const MOLINA = '/policies/molina-mcp-160/2025-08-13';
const UHC = 'uhc-2025T0626L/2025-09-01';

const result = (page: Page, payer: string) =>
  page.getByRole('table', { name: /^Outcome under each policy/ }).getByRole('columnheader', { name: payer });

async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Policy pages' }).getByRole('link', { name }).click();
}

test('a nurse looks a clause up, and how other payers read the same', async ({ page }) => {
  await steps.signIn(page, 'nurse');

  await test.step('from the library to a version and one of its pathways', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Policies' }).click();
    await expect(page.getByRole('heading', { name: 'Policies', level: 1 })).toBeVisible();
    await steps.accessible(page);
    await page.locator(`a[href^="${MOLINA}"]`).first().click();
    await page.waitForURL((url) => url.pathname === MOLINA);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Molina');
    await steps.accessible(page);
  });

  await test.step('a clause has an address of its own', async () => {
    await page.goto(`${MOLINA}?indication=non-cancer-pain&stage=permanent#2.c.iv`);
    await expect(page.locator('[id="2.c.iv"]')).toContainText('Six months of conservative care failed');
    await expect(page.locator('[id="2.c.iv"]')).toBeInViewport();
  });

  await test.step('who else asks about relief in the trial', async () => {
    await page.goto('/policies/matrix');
    await page.getByRole('combobox', { name: 'Indication' }).selectOption('Non-cancer pain');
    await page.waitForURL(/indication=non-cancer-pain/);
    await page.getByRole('combobox', { name: 'Request' }).selectOption('Permanent pump');
    await page.waitForURL(/indication=non-cancer-pain&stage=permanent$/);
    const row = page.getByRole('row', { name: /^Relief of pain in the trial/ });
    await expect(row.getByRole('cell')).toHaveText([
      'at least 50% 2.f',
      'at least 50% pump.trial',
      'at least 50% D',
      'at least 50% V',
      'more than 50% B.2',
      '–not read',
    ]);
    await steps.accessible(page);
    await row.getByRole('link', { name: /^HCSC B\.2/ }).click();
    await page.waitForURL(/\/policies\/hcsc-sur707\.008\/2025-02-01\?indication=non-cancer-pain&stage=permanent#B\.2$/);
    await expect(page.locator('[id="B.2"]')).toBeInViewport();
  });

  await test.step('two documents side by side', async () => {
    await page.goto('/policies/difference');
    await expect(page.getByText('Choose two versions')).toBeVisible();
    await steps.accessible(page);
    await page.getByRole('combobox', { name: 'From' }).selectOption('Molina MCP-160 · 2025-08-13');
    await page.waitForURL(/from=molina/);
    await page.getByRole('combobox', { name: 'To' }).selectOption('UHC 2025T0626L · 2025-09-01');
    await page.waitForURL((url) => url.searchParams.get('to') === UHC);
    const clauses = page.getByRole('table', { name: 'Clauses for non-cancer pain, permanent pump, side by side' });
    const age = clauses.getByRole('row').filter({ hasText: 'trial.age' });
    await expect(age).toContainText('18 or older → 19 or older');
    await expect(age).toContainText('adult');
    await steps.accessible(page);
    await page.getByRole('link', { name: 'non-cancer pain, trial:' }).click();
    await expect(page.getByRole('heading', { name: 'Clauses for non-cancer pain, trial' })).toBeVisible();
    await page.getByRole('link', { name: 'Swap sides' }).click();
    await page.waitForURL((url) => url.searchParams.get('from') === UHC && url.searchParams.get('stage') === 'trial');
  });
});

test('a nurse scores one chart under every policy', async ({ page }) => {
  await steps.signIn(page, 'nurse');
  await compareChart(page);
});

async function compareChart(page: Page): Promise<void> {
  await test.step('one chart under every policy, and one answer changed', async () => {
    await page.goto('/policies/compare');
    await expect(page.getByText('Nothing here is saved or belongs to a case.')).toBeVisible();
    await page.getByRole('combobox', { name: 'Start from' }).selectOption('Non-cancer pain, all documented');
    await expect(page.getByText('Met under 6 of 6 policies.')).toBeVisible();
    await expect(result(page, 'HCSC')).toContainText('Ended 12/31/2025');
    await steps.accessible(page);

    const relief = page.getByRole('textbox', { name: 'Relief of pain in the trial, against baseline' });
    await relief.fill('50');
    await expect(result(page, 'HCSC')).toContainText('Does not meet criteria');
    await expect(result(page, 'Molina')).toContainText('Meets criteria');
    await expect(page.getByRole('status').filter({ hasText: 'HCSC: Does not meet criteria' })).toBeAttached();
    await expect(page.getByRole('link', { name: 'B.2, HCSC' })).toBeVisible();
    await steps.accessible(page);
  });
  await test.step('nothing of it is in the address or kept', async () => {
    expect(new URL(page.url()).search).toBe('');
    await page.reload();
    await expect(page.getByRole('combobox', { name: 'Start from' })).toHaveValue('half-relief');
    await expect(page.getByText('You changed it.')).toBeHidden();
  });
}

test('whoever signs in may read the policies, without cases too', async ({ page }) => {
  await steps.signIn(page, 'admin');
  await page.goto('/policies');
  await expect(page.getByRole('heading', { name: 'Policies', level: 1 })).toBeVisible();
  await openTab(page, 'Facts by payer');
  await expect(page.getByRole('region', { name: 'Facts by payer' })).toBeVisible();
  await openTab(page, 'Difference');
  await expect(page.getByRole('heading', { name: 'Difference', level: 1 })).toBeVisible();
  await compareChart(page);
});
