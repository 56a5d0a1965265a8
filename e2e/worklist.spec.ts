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
    for (const name of ['Mine', 'Unassigned', 'Due today', 'Overdue', 'Pended', 'With director', 'Notice owed', 'All']) {
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
  await test.step('its address shows no name, and a reload and the way back keep the search', async () => {
    const address = decodeURIComponent(page.url()).toLowerCase();
    for (const word of ['phạm', 'thị', 'hồng', 'pham']) expect(address).not.toContain(word);
    await page.reload();
    await expect(page.getByText('search: phạm thị hồng')).toBeVisible();
    await page.goto('/policies');
    await page.goBack();
    await expect(page.getByText('search: phạm thị hồng')).toBeVisible();
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

const numbersOf = (page: Page) => rows(page).getByRole('link').allTextContents();
const rowOf = (page: Page, number: string) => rows(page).filter({ has: page.getByRole('link', { name: number }) });

test('what a colleague claims shows within five seconds, and moves nothing', async ({ page, newPerson }) => {
  const colleague = await newPerson();
  const list = '/worklist?tab=unassigned&payer=uhc';
  await steps.signIn(page, 'nurse');
  await steps.signIn(colleague, 'nurse2');
  await page.goto(list);
  await colleague.goto(list);
  const before = await numbersOf(page);
  const taken = before[0] ?? '';
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: taken })).toBeFocused();
  await test.step('the colleague claims it with a key', async () => {
    await colleague.keyboard.press('j');
    await colleague.keyboard.press('c');
    await expect(colleague.getByText(`You hold ${taken} now.`)).toBeVisible();
    // What was done here is said here at once.
    await expect(rowOf(colleague, taken)).toContainText('In review, S. Park');
  });
  await expect(rowOf(page, taken)).toContainText('In review, S. Park', { timeout: 5000 });
  expect((await numbersOf(page)).slice(0, before.length)).toEqual(before);
  await expect(page.getByRole('link', { name: taken })).toBeFocused();
  await test.step('a key of hers says that it is gone', async () => {
    await page.keyboard.press('c');
    await expect(page.getByText(`${taken} is not waiting to be claimed.`)).toBeVisible();
  });
});

test('a manager selects cases by key and gives them to a nurse, who sees them', async ({ page, newPerson }) => {
  await page.goto('/sign-in');
  await steps.fillSignIn(page, 'manager');
  await expect(page.getByRole('heading', { name: 'Worklist' })).toBeVisible();
  await page.goto('/worklist?tab=unassigned&payer=molina');
  const chosen = (await numbersOf(page)).slice(0, 2);
  for (const _ of chosen) {
    await page.keyboard.press('j');
    await page.keyboard.press('x');
  }
  await expect(page.getByText('2 selected')).toBeVisible();
  await steps.accessible(page);
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: 'Assign 2 cases' });
  await dialog.getByRole('radio', { name: /Samuel Park, RN.*\d+ open/ }).check();
  await steps.accessible(page);
  await dialog.getByRole('button', { name: 'Assign 2 cases' }).click();
  await expect(page.getByText('2 of 2 cases went to Samuel Park.')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  for (const number of chosen) await expect(rowOf(page, number)).toContainText('In review, S. Park');
  const nurse = await newPerson();
  await steps.signIn(nurse, 'nurse2');
  for (const number of chosen) await expect(rowOf(nurse, number)).toBeVisible();
});

test('a nurse keeps a view with its columns, and takes the next case', async ({ page }) => {
  await steps.signIn(page, 'nurse');
  const view = page.getByRole('combobox', { name: 'View' });
  await test.step('she chooses columns, and saves the list as she has it', async () => {
    await page.goto('/worklist?tab=all&payer=geha&sort=member');
    await page.getByRole('button', { name: 'Save view…' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('GEHA by name');
    await page.getByRole('button', { name: 'Save view', exact: true }).click();
    await expect(view.locator('option:checked')).toHaveText('GEHA by name');
    await page.getByRole('button', { name: 'Columns…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Columns' });
    await dialog.getByRole('checkbox', { name: 'Assignee' }).uncheck();
    await expect(dialog.getByRole('checkbox', { name: 'Case' })).toBeDisabled();
    await dialog.getByRole('button', { name: 'Show these' }).click();
    await expect(table(page).getByRole('columnheader', { name: 'Assignee' })).toHaveCount(0);
  });
  await test.step('elsewhere all columns are there; the view brings hers back', async () => {
    await page.goto('/worklist?tab=all');
    await expect(table(page).getByRole('columnheader', { name: 'Assignee' })).toBeVisible();
    await view.selectOption('GEHA by name');
    await page.waitForURL(/payer=geha/);
    await expect(table(page).getByRole('columnheader', { name: 'Assignee' })).toHaveCount(0);
    await expect(table(page).getByRole('columnheader', { name: 'Member' })).toHaveAttribute('aria-sort', 'ascending');
    for (const row of await rows(page).all()) await expect(row).toContainText('GEHA');
    await page.getByRole('button', { name: 'Remove view' }).click();
    await expect(page.getByText('The view “GEHA by name” is removed.')).toBeVisible();
    await expect(view).toHaveCount(0);
  });
  await test.step('Shift N takes the case that is due first, and opens it', async () => {
    await page.keyboard.press('Shift+N');
    await page.waitForURL(/\/cases\/PA-\d\d-\d{6}\/review$/);
    await expect(steps.header(page).getByText('In review', { exact: true })).toBeVisible();
  });
});

test('the end of a long list is one step away, and so is its beginning', async ({ page }) => {
  await steps.signIn(page, 'nurse');
  await page.goto('/worklist?tab=all&sort=number');
  const first = await numbersOf(page);
  await page.getByRole('link', { name: 'Last page' }).click();
  await page.waitForURL(/last=1/);
  await expect(page.getByRole('link', { name: 'Next page' })).toHaveCount(0);
  const last = await numbersOf(page);
  expect(last.toSorted()).toEqual(last);
  await page.getByRole('link', { name: 'First page' }).click();
  await expect.poll(() => numbersOf(page)).toEqual(first);
});
