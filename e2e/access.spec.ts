// Who sees what: another plan's case does not exist, and reading is not acting.
import type { Page } from '@playwright/test';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

const NOT_FOUND = 'This page does not exist, or you may not see it';

/** The first case of a list, opened. */
async function openFirst(page: Page, list: string, status: string): Promise<string> {
  await page.goto(list);
  const row = page.getByRole('table', { name: 'Cases' }).getByRole('row').filter({ hasText: status }).first();
  const number = await row.getByRole('link', { name: /^PA-/ }).textContent();
  await row.getByRole('link', { name: /^PA-/ }).click();
  await expect(steps.header(page)).toContainText(number ?? '');
  return number ?? '';
}

test('another plan’s case and its letters do not exist for a nurse of other plans', async ({ page, newPerson, expectComplaint }) => {
  expectComplaint(/status of 404/);
  await steps.signIn(page, 'nurse');
  const number = await openFirst(page, '/worklist?tab=all&payer=geha', 'Closed');
  await steps.open(page, 'Letters');
  const letter = (await page.getByRole('link', { name: 'Open in a tab' }).getAttribute('href')) ?? '';
  expect((await page.context().request.get(letter)).status()).toBe(200);

  const other = await newPerson();
  await steps.signIn(other, 'nurse2');
  await test.step('the case is as unknown to him as one that never was', async () => {
    const said: string[] = [];
    for (const address of [
      `/cases/${number}/overview`,
      `/cases/${number}/review`,
      `/cases/${number}/history`,
      '/cases/PA-26-999999/overview',
    ]) {
      expect((await other.goto(address))?.status()).toBe(404);
      await expect(other.getByRole('heading', { name: NOT_FOUND })).toBeVisible();
      said.push(`${await other.title()} ${await other.getByRole('main').textContent()}`);
    }
    expect(new Set(said).size).toBe(1);
    await steps.accessible(other);
  });
  await test.step('its letter too', async () => {
    expect((await other.context().request.get(letter)).status()).toBe(404);
    expect((await other.context().request.get(`/cases/${number}/letters/preview-member/pdf`)).status()).toBe(404);
  });
  await test.step('and no list or search knows it', async () => {
    await other.goto('/worklist?tab=all&payer=geha');
    await expect(other.getByText('No case matches')).toBeVisible();
    await other.goto(`/worklist?q=${number}`);
    await expect(other.getByText('No case matches')).toBeVisible();
  });
});

test('an administrator sees no cases', async ({ page, newPerson, expectComplaint }) => {
  expectComplaint(/status of 404/);
  const nurse = await newPerson();
  await steps.signIn(nurse, 'nurse');
  const number = await openFirst(nurse, '/worklist?tab=all&payer=molina', 'Closed');
  await steps.signIn(page, 'admin');
  await expect(page.getByText('Your role shows no cases')).toBeVisible();
  await steps.accessible(page);
  expect((await page.goto(`/cases/${number}/overview`))?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: NOT_FOUND })).toBeVisible();
  await page.goto('/requests/new');
  await expect(page.getByText('You receive requests for no plan')).toBeVisible();
  await steps.accessible(page);
});

test('an auditor reads every case and changes none', async ({ page }) => {
  await steps.signIn(page, 'auditor');
  await expect(page.getByRole('link', { name: 'New request' })).toBeHidden();
  const number = await openFirst(page, '/worklist?tab=all&payer=geha', 'In review');
  await test.step('no answer can be given', async () => {
    await page.goto(`/cases/${number}/review`);
    await expect(steps.questions(page).getByRole('radio')).toHaveCount(0);
    await expect(steps.questions(page).getByRole('textbox')).toHaveCount(0);
    await expect(header(page)).toHaveCount(0);
    await steps.accessible(page);
  });
  await test.step('no action is open, and each says why', async () => {
    await steps.open(page, 'Decision');
    const desk = page.getByRole('complementary', { name: 'Decision' });
    for (const button of await desk.getByRole('button').all()) {
      await expect(button).toBeDisabled();
      await expect(button).toHaveAccessibleDescription(/^Only /);
    }
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    await steps.accessible(page);
  });
  await test.step('the history is theirs to read', async () => {
    await steps.open(page, 'History');
    await expect(page.getByText(/^Chain whole: \d+ events verified\.$/)).toBeVisible();
  });
});

/** Claim and release. */
const header = (page: Page) => steps.header(page).getByRole('button');

test('whoever is not signed in is led to the sign-in, and a letter is refused', async ({ page, newPerson, expectComplaint }) => {
  expectComplaint(/status of 401/);
  const nurse = await newPerson();
  await steps.signIn(nurse, 'nurse');
  const number = await openFirst(nurse, '/worklist?tab=all&payer=molina', 'Closed');
  await page.goto(`/cases/${number}/history`);
  await expect(page).toHaveURL(/\/sign-in/);
  await steps.accessible(page);
  expect((await page.context().request.get(`/cases/${number}/letters/preview-member/pdf`)).status()).toBe(401);
  await test.step('a wrong password says so and changes nothing', async () => {
    await page.getByRole('textbox', { name: 'E-mail' }).fill('nurse@demo.test');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'E-mail or password is wrong' })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue('nurse@demo.test');
    await steps.accessible(page);
  });
  await steps.fillSignIn(page, 'nurse');
  await expect(page).toHaveURL(new RegExp(`/cases/${number}/history$`));
});
