// Finding a case among many.
import type { Page } from '@playwright/test';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

const table = (page: Page) => page.getByRole('table', { name: 'Cases' });
const rows = (page: Page) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: /^PA-/ }) });
const tabs = (page: Page) => page.getByRole('navigation', { name: 'Worklist tabs' });

test('a nurse finds a case by tab, search, filter and order', async ({ page }) => {
  await steps.signIn(page, 'nurse');
  await test.step('each tab holds as many cases as it says', async () => {
    for (const name of ['Mine', 'Unassigned', 'Due today', 'Overdue', 'Notice owed', 'All']) {
      await tabs(page)
        .getByRole('link', { name: new RegExp(`^${name}`) })
        .click();
      const current = tabs(page).getByRole('link').and(page.locator('[aria-current=page]'));
      await expect(current).toHaveText(new RegExp(`^${name}`));
      // Other journeys receive and claim cases meanwhile: the tab and the list agree as soon as both are of one answer of the server.
      await expect
        .poll(async () => {
          const count = Number((await current.textContent())?.replace(/\D/g, ''));
          if (count === 0) return rows(page).count();
          return (await page.getByText(new RegExp(`^(\\d+ of )?${count} cases?$`)).count()) - 1;
        })
        .toBe(0);
      await steps.accessible(page);
    }
  });
  await test.step('a search finds a Vietnamese name, in small letters too', async () => {
    await page.getByRole('searchbox').fill('phạm thị hồng');
    await page.getByRole('searchbox').press('Enter');
    await expect(page.getByText('search: phạm thị hồng')).toBeVisible();
    expect(await rows(page).count()).toBeGreaterThan(0);
    for (const row of await rows(page).all()) await expect(row).toContainText('Phạm Thị Hồng Nhung');
  });
  await test.step('a filter narrows the search, and an empty list says what to do', async () => {
    await page.goto('/worklist?tab=all');
    await page.getByRole('combobox', { name: 'Payer' }).selectOption('GEHA');
    await page.waitForURL(/payer=geha/);
    await expect(rows(page).first()).toContainText('GEHA');
    for (const row of await rows(page).all()) await expect(row).toContainText('GEHA');
    await page.getByRole('combobox', { name: 'Request' }).selectOption('Refill or maintenance');
    await expect(page.getByText('No case matches')).toBeVisible();
    await steps.accessible(page);
    await page.getByRole('link', { name: 'Clear search and filters' }).click();
    await expect(rows(page).first()).toBeVisible();
  });
  await test.step('a heading sorts, and sorts the other way round', async () => {
    await page.goto('/worklist?tab=all&payer=hcsc');
    const numbers = () => rows(page).getByRole('link').allTextContents();
    for (const [direction, way] of [
      ['ascending', 1],
      ['descending', -1],
    ] as const) {
      await table(page).getByRole('link', { name: 'Case' }).click();
      await expect(table(page).getByRole('columnheader', { name: 'Case' })).toHaveAttribute('aria-sort', direction);
      const shown = await numbers();
      expect(shown).toEqual(shown.toSorted((a, b) => way * a.localeCompare(b)));
    }
  });
});
