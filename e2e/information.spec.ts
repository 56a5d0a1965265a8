// What is missing is asked for, comes in item by item, and brings the case back; what stays open goes to a physician.
import type { Page } from '@playwright/test';
import { chartFor, pumpRequest } from './support/requests.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

const decision = (page: Page) => page.getByRole('complementary', { name: 'Decision' });
const dialog = (page: Page) => page.getByRole('dialog');

test('a nurse asks for what is missing, records what came in, and escalates', async ({ page }) => {
  // A whole chart is answered first, and eight pages are looked at for who does not see or point.
  test.slow();
  const request = pumpRequest('molina-oh');
  await steps.signIn(page, 'nurse');
  const number = await steps.enterRequest(page, request);
  await steps.claim(page);
  await steps.open(page, 'Review');
  // All but the last answers of the chart: what those document is missing.
  await steps.answerAll(page, chartFor(request).slice(0, -2));
  await steps.open(page, 'Decision');
  await steps.accessible(page);

  await test.step('the items are there, and what the asking does to the clock is said before it is sent', async () => {
    await page.keyboard.press('i');
    await expect(dialog(page).getByRole('heading', { name: `Request information: ${number}` })).toBeVisible();
    await expect(dialog(page).getByRole('status')).toContainText('It may be sent until');
    await expect(dialog(page).getByRole('status')).toContainText('The clock runs on. The decision stays due');
    await steps.accessible(page);
    while (
      (await dialog(page)
        .getByRole('button', { name: /^Remove item/ })
        .count()) > 2
    ) {
      await dialog(page).getByRole('button', { name: 'Remove item 1' }).click();
    }
  });
  await test.step('an item without words is refused, and what is typed stays, also when the dialog is closed', async () => {
    await dialog(page).getByRole('textbox', { name: 'Item 1' }).fill('Report of the trial, with pain scores before and after');
    await dialog(page).getByRole('textbox', { name: 'Item 2' }).fill('');
    await dialog(page).getByRole('button', { name: 'Send the request' }).click();
    await expect(dialog(page).getByText('Say what is asked for')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('i');
    await expect(dialog(page).getByRole('textbox', { name: 'Item 1' })).toBeVisible();
    await closeAndReopen(page);
    await expect(dialog(page).getByRole('textbox', { name: 'Item 1' })).toHaveValue(
      'Report of the trial, with pain scores before and after',
    );
    await dialog(page).getByRole('textbox', { name: 'Item 2' }).fill('Notes of the physical therapist');
    await dialog(page).getByRole('button', { name: 'Send the request' }).click();
  });
  await test.step('the case waits, and says for what', async () => {
    await expect(steps.header(page).getByText('Pended', { exact: true })).toBeVisible();
    await expect(decision(page).getByRole('heading', { name: 'Waiting for information' })).toBeFocused();
    await steps.accessible(page);
    await steps.open(page, 'Overview');
    await expect(page.getByRole('region', { name: 'Information asked for' })).toContainText('Notes of the physical therapist');
    await steps.accessible(page);
    await steps.open(page, 'Decision');
  });
  await test.step('what came in is recorded, one item after the other', async () => {
    const form = page.getByRole('form', { name: 'Record what came in' });
    await form.getByRole('button', { name: 'Record what came in' }).click();
    await expect(form.getByText('Choose what came in')).toBeVisible();
    await form.getByRole('checkbox', { name: /^Report of the trial/ }).check();
    await form.getByRole('textbox', { name: 'What came' }).fill('Trial report, 4 pages');
    await form.getByRole('button', { name: 'Record what came in' }).click();
    await expect(decision(page).getByText('1 of 2 items came in')).toBeVisible();
    await form.getByRole('checkbox', { name: /^Notes of the physical/ }).check();
    await form.getByRole('button', { name: 'Record what came in' }).click();
    await expect(steps.header(page).getByText('In review', { exact: true })).toBeVisible();
    await expect(decision(page).getByRole('heading', { name: 'Everything asked for is in' })).toBeVisible();
    await expect(decision(page).getByRole('link', { name: 'Go to review' })).toBeVisible();
  });
  await test.step('she escalates with a question', async () => {
    await page.keyboard.press('e');
    await dialog(page).getByRole('button', { name: 'Escalate', exact: true }).click();
    await expect(dialog(page).getByText('Ask the physician a question')).toBeVisible();
    await dialog(page).getByRole('combobox', { name: 'Why' }).selectOption('Another reason');
    await dialog(page).getByRole('textbox', { name: 'Question to the physician' }).fill('Does the trial report show relief by half?');
    await steps.accessible(page);
    await dialog(page).getByRole('button', { name: 'Escalate', exact: true }).click();
    await expect(steps.header(page).getByText('With director', { exact: true })).toBeVisible();
    await expect(decision(page).getByRole('heading', { name: 'With a medical director' })).toBeFocused();
    await expect(decision(page).getByText('Does the trial report show relief by half?')).toBeVisible();
    await steps.accessible(page);
  });
});

/** Esc and the key in one breath: the browser tells of the closing only when the dialog is open again. */
async function closeAndReopen(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const open = document.querySelector('dialog[open]');
    const told = new Promise((resolve) => open?.addEventListener('close', resolve, { once: true }));
    open?.dispatchEvent(new Event('cancel', { cancelable: true }));
    // Until it is closed, and no longer: what the browser has to tell waits for its turn.
    for (let turn = 0; turn < 50 && open?.hasAttribute('open'); turn += 1) await Promise.resolve();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'i', bubbles: true }));
    await told;
  });
}

test('the due time moves with urgency and extension, and says so first', async ({ page }) => {
  await steps.signIn(page, 'nurse');
  await steps.enterRequest(page, pumpRequest('medicare-advantage-pa'));
  await steps.claim(page);
  await steps.open(page, 'Decision');
  await test.step('she extends it, once', async () => {
    await expect(page.getByRole('button', { name: 'Extend the time…' })).toBeEnabled();
    await page.keyboard.press('t');
    await expect(dialog(page).getByRole('status')).toContainText('instead of');
    await dialog(page).getByRole('textbox', { name: 'Reason' }).fill('The member asked for time to send records.');
    await dialog(page).getByRole('radio', { name: 'The member' }).check();
    await dialog(page).getByRole('button', { name: 'Extend', exact: true }).click();
    await expect(dialog(page)).toBeHidden();
    await expect(decision(page).getByText('The request was extended before; one extension is allowed.')).toBeVisible();
  });
  await test.step('and finds it urgent', async () => {
    await expect(page.getByRole('button', { name: 'Change urgency…' })).toBeEnabled();
    await page.keyboard.press('u');
    await expect(dialog(page).getByRole('status')).toContainText('instead of');
    await dialog(page).getByRole('radio', { name: 'The practitioner' }).check();
    await dialog(page).getByRole('textbox', { name: 'Finding' }).fill('The pump’s battery is at its end.');
    await dialog(page).getByRole('button', { name: 'Make it expedited' }).click();
    await expect(steps.header(page).getByText('Expedited', { exact: true })).toBeVisible();
  });
  await test.step('the clock’s card holds every step', async () => {
    await steps.open(page, 'Overview');
    const clock = page.getByRole('region', { name: 'Clock', exact: true });
    await expect(clock.getByText('Extended', { exact: true })).toBeVisible();
    await expect(clock.getByText('Made expedited')).toBeVisible();
  });
  await test.step('the requester withdraws it', async () => {
    await steps.open(page, 'Decision');
    await expect(page.getByRole('button', { name: 'Withdraw…' })).toBeEnabled();
    await page.keyboard.press('w');
    await dialog(page).getByRole('textbox', { name: 'Who withdraws it' }).fill('Helen Marchetti, MD');
    await dialog(page).getByRole('textbox', { name: 'How it was confirmed' }).fill('Fax of today, signed.');
    await dialog(page).getByRole('button', { name: 'Withdraw the case' }).click();
    await expect(steps.header(page).getByText('Withdrawn', { exact: true })).toBeVisible();
    await steps.open(page, 'Letters');
    for (const notice of ['Extension', 'Withdrawal']) await expect(page.getByRole('heading', { name: notice })).toBeVisible();
    await expect(page.getByText('2 notices to give')).toBeVisible();
    await steps.accessible(page);
  });
});
