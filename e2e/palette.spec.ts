// Everything by name: Ctrl-K.
import type { Page, Request } from '@playwright/test';
import { focusIsKept } from './support/keyboard.ts';
import { pumpRequest, VIETNAMESE_NAME } from './support/requests.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Commands' });
const field = (page: Page) => dialog(page).getByRole('combobox', { name: 'Search commands, policies and cases' });
const options = (page: Page) => dialog(page).getByRole('listbox', { name: 'Commands, policies and cases' }).getByRole('option');

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
}

test('a nurse runs commands, and opens cases and policies, by name', async ({ page, context, expectComplaint }) => {
  expectComplaint(/ERR_INTERNET_DISCONNECTED/);
  const request = pumpRequest('molina-oh');
  await steps.signIn(page, 'nurse');
  const number = await steps.enterRequest(page, request);

  await test.step('it opens inside a field, and the focus comes back to it', async () => {
    const search = page.getByRole('searchbox');
    await search.focus();
    await openPalette(page);
    await steps.accessible(page);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await expect(search).toBeFocused();
  });
  await test.step('a key’s action by its name', async () => {
    await openPalette(page);
    await page.keyboard.type('claim');
    await expect(options(page)).toHaveText([/^Claim the case/]);
    await expect(dialog(page).getByRole('status')).toHaveText('1 result');
    await page.keyboard.press('Enter');
    await expect(steps.header(page).getByText('In review', { exact: true })).toBeVisible();
    await focusIsKept(page);
  });
  await test.step('what does not apply is not offered', async () => {
    await openPalette(page);
    await page.keyboard.type('claim the');
    await expect(dialog(page).getByText('Nothing matches “claim the”')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
  });
  await test.step('a policy by its document number', async () => {
    await openPalette(page);
    await page.keyboard.type('mcp-160');
    await expect(options(page)).toHaveCount(1);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/policies\/molina-mcp-160\/2025-08-13$/);
    await focusIsKept(page);
  });
  await test.step('a case by its member, searched without an address; first the one opened last', async () => {
    const addresses: string[] = [];
    page.on('request', (sent) => addresses.push(sent.url()));
    await openPalette(page);
    await expect(options(page).first()).toContainText(`${number}${VIETNAMESE_NAME}`);
    await page.keyboard.type(request.member.memberId.toLowerCase());
    await expect(options(page)).toHaveText([new RegExp(`^${number}`)]);
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/cases/${number}/review$`));
    await focusIsKept(page);
    expect(addresses.join('\n')).not.toContain(request.member.memberId.slice(4));
  });
  await test.step('without a connection it says so, and commands still run', async () => {
    await context.setOffline(true);
    await openPalette(page);
    await page.keyboard.type('abernathy');
    await expect(dialog(page).getByRole('status')).toHaveText('No cases: the connection was lost.');
    await context.setOffline(false);
    await page.keyboard.press('Enter');
    await expect(options(page).first()).toContainText('Abernathy');
    await page.keyboard.press('Control+k');
    await expect(dialog(page)).toBeHidden();
  });
});

test('an answer to an older query never shows beside a newer one', async ({ page }) => {
  await steps.signIn(page, 'nurse');
  const held = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  await page.route('**', async (route) => {
    if (asksFor(route.request(), 'abernathy')) {
      asked.resolve();
      await held.promise;
    }
    await route.fallback();
  });
  await openPalette(page);
  await page.keyboard.type('abernathy');
  await asked.promise;
  await field(page).fill('papadakis');
  await page.evaluate(watchShown);
  const answered = page.waitForResponse((response) => asksFor(response.request(), 'abernathy'));
  held.resolve();
  await answered;
  await expect(options(page).first()).toContainText('Papadakis');
  expect(await page.evaluate(() => document.body.dataset.shown)).not.toContain('Abernathy');
});

const asksFor = (request: Request, name: string) =>
  request.method() === 'POST' && (request.postData() ?? '').includes(`"search":"${name}"`);

/** In the page: keeps whatever the list shows from now on. */
function watchShown(): void {
  const list = document.querySelector('[role=listbox]');
  document.body.dataset.shown = '';
  const keep = () => {
    document.body.dataset.shown += list?.textContent ?? '';
  };
  if (list) new MutationObserver(keep).observe(list, { childList: true, subtree: true });
}
