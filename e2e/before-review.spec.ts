// The same request comes in twice: found while it is typed, and dismissed with its notice.
import type { Page } from '@playwright/test';
import { pumpRequest } from './support/requests.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

const duplicates = (page: Page) => page.getByRole('region', { name: 'Possible duplicates' });
const checks = (page: Page) => page.getByRole('region', { name: 'Before review' });

test('a duplicate is found at intake, and dismissed with its notice', async ({ page }) => {
  const request = pumpRequest('medicare-advantage-pa');
  await steps.signIn(page, 'nurse');
  const first = await steps.enterRequest(page, request);
  const due = await clockOf(page);

  await test.step('the form says so as soon as member, codes and days are typed, and links what is ticked', async () => {
    await page.getByRole('link', { name: 'New request' }).first().click();
    await steps.typeRequest(page, { ...request, receivedTime: '11:45' });
    await expect(duplicates(page)).toContainText('1 case of this member has the same codes');
    await expect(duplicates(page).getByRole('link', { name: `Open ${first} in a new tab` })).toBeVisible();
    await duplicates(page)
      .getByRole('checkbox', { name: `Receive as a duplicate of ${first}` })
      .check();
    await steps.accessible(page);
    await page.getByRole('button', { name: 'Receive the request' }).click();
    expect(await steps.caseNumberOf(page)).not.toBe(first);
  });

  await test.step('it stands beside the first, on the first one’s clock', async () => {
    await expect(page.getByRole('region', { name: 'Related authorizations' }).getByText('repeated here')).toBeVisible();
    expect(await clockOf(page)).toBe(due);
    await expect(checks(page)).toContainText(`Same member, codes and days as ${first}`);
  });

  await test.step('a nurse confirms what she found', async () => {
    await checks(page).getByRole('button', { name: 'Confirm… duplicate' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('textbox', { name: 'Case that it repeats' })).toHaveValue(first);
    await dialog.getByRole('textbox', { name: 'What it rests on' }).fill('Same fax, sent again two hours later.');
    await steps.accessible(page);
    await dialog.getByRole('button', { name: 'Record' }).click();
    await expect(checks(page)).toContainText(`A duplicate of ${first}`);
    await steps.accessible(page);
  });

  await test.step('she dismisses it; the desk says what the others lack', async () => {
    await steps.open(page, 'Decision');
    const endings = page.getByRole('region', { name: 'Other endings' });
    await expect(endings).toContainText('In this plan managers and medical directors deny administratively');
    await endings.getByRole('button', { name: /^Dismiss/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'It is no valid request' }).check();
    await expect(dialog).toContainText('within 6 months');
    await dialog
      .getByRole('textbox', { name: 'Reason, as the letter says it' })
      .fill('We got the same request twice. We review the first one.');
    await steps.accessible(page);
    await dialog.getByRole('button', { name: 'Dismiss the request' }).click();
    await expect(page.getByRole('heading', { name: 'Dismissed' })).toBeVisible();
    await steps.accessible(page);
  });

  await test.step('its notice tells the right to have the dismissal vacated, and is issued', async () => {
    await steps.open(page, 'Letters');
    await page.getByRole('button', { name: 'Issue all' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Letters issued' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Letters owed' }).getByRole('link', { name: /issued$/ })).toHaveCount(2);
    await steps.accessible(page);
  });
});

/** The due time, as the clock's card says it: received, typed in, due. */
async function clockOf(page: Page): Promise<string> {
  return (await page.getByRole('region', { name: 'Clock' }).getByRole('definition').nth(2).textContent()) ?? '';
}
