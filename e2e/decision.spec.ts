// A nurse approves what meets the criteria, and nothing else: not by the screen, and not past it.
import type { Page, Request } from '@playwright/test';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('a case that does not meet is not approved, not even by a crafted request', async ({ page }) => {
  await steps.signIn(page, 'nurse');
  const approval = await test.step('an approval of a case that meets is listened to', async () => {
    await openFirst(page, '/worklist?tab=mine&payer=caresource-ar-passe&outcome=meets', 'In review, ready');
    await steps.open(page, 'Decision');
    for (const box of await page.getByRole('checkbox', { name: /^Confirm line/ }).all()) await box.check();
    await page.getByRole('button', { name: 'Approve…' }).click();
    const [sent] = await Promise.all([
      action(page),
      page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click(),
    ]);
    await expect(steps.header(page).getByText('Decided', { exact: true })).toBeVisible();
    return sent;
  });

  const number = await openFirst(page, '/worklist?tab=mine&payer=geha&outcome=does-not-meet', 'In review');
  await steps.open(page, 'Decision');
  const approve = page.getByRole('region', { name: 'Approve' }).getByRole('button');
  await test.step('the button is off and says why', async () => {
    await expect(approve).toBeDisabled();
    await expect(approve).toHaveAccessibleDescription('The case does not meet the criteria.');
    await approve.click({ force: true });
    await expect(page.getByRole('dialog')).toBeHidden();
    await steps.accessible(page);
  });
  const confirmed = await test.step('she confirms it ready all the same', async () => {
    for (const box of await page.getByRole('checkbox', { name: 'Accept without evidence' }).all()) await box.check();
    const [sent] = await Promise.all([action(page), page.getByRole('button', { name: 'Confirm ready' }).click()]);
    await expect(page.getByText('Confirmed ready.', { exact: true })).toBeVisible();
    await expect(approve).toBeDisabled();
    return sent;
  });

  await test.step('the request that approved the other case is sent for this one: refused', async () => {
    const before = await events(page, number);
    const [asked] = JSON.parse(confirmed.postData() ?? '[]') as [{ version: number }];
    const [command] = JSON.parse(approval.postData() ?? '[]') as [{ confirmedLines: number[] }];
    const replies: string[] = [];
    for (const version of [asked.version, asked.version + 1]) {
      const data = JSON.stringify([{ ...command, number, version, confirmedLines: [1, 2] }]);
      const reply = await page.context().request.post(`/cases/${number}/decision`, { headers: actionHeaders(approval), data });
      replies.push(await reply.text());
      expect(replies.at(-1)).toContain('"ok":false');
    }
    // Of the two versions one is the case's own: there the criteria are the only reason left.
    expect(replies.join()).toContain('does not meet the criteria');
    await page.goto(`/cases/${number}/decision`);
    await expect(steps.header(page).getByText('In review', { exact: true })).toBeVisible();
    expect(await events(page, number)).toEqual(before);
  });
});

/** The next call of a server action. */
const action = (page: Page) =>
  page.waitForRequest((request) => request.method() === 'POST' && request.headers()['next-action'] !== undefined);

/** What makes a request a server action's, as the browser sent it. The session's cookie is the browser's own. */
function actionHeaders(request: Request): Record<string, string> {
  const sent = request.headers();
  const origin = new URL(request.url()).origin;
  return { 'next-action': sent['next-action'] ?? '', accept: 'text/x-component', 'content-type': sent['content-type'] ?? '', origin };
}

/** Every event of the case, and that its chain is whole. */
async function events(page: Page, number: string): Promise<string[]> {
  await page.goto(`/cases/${number}/history`);
  await expect(page.getByText(/^Chain whole: \d+ events verified\.$/)).toBeVisible();
  return page.getByRole('table', { name: 'Events of the case' }).getByRole('row').allTextContents();
}

async function openFirst(page: Page, list: string, status: string): Promise<string> {
  await page.goto(list);
  const row = page.getByRole('table', { name: 'Cases' }).getByRole('row').filter({ hasText: status }).first();
  const link = row.getByRole('link', { name: /^PA-/ });
  const number = (await link.textContent()) ?? '';
  await link.click();
  await expect(steps.header(page)).toContainText(number);
  return number;
}
