// Half a minute without a connection, in the middle of a review.
import type { Page, Request } from '@playwright/test';
import { factSpec } from '@/lib/criteria/facts.ts';
import { chartFor, pumpRequest } from './support/requests.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('thirty seconds without a connection lose nothing, nor does a reload', async ({ page, context, expectComplaint }) => {
  test.setTimeout(120_000);
  expectComplaint(/ERR_INTERNET_DISCONNECTED/);
  const request = pumpRequest('molina-oh');
  const chart = chartFor(request);
  // The page's own clock: half a minute of its timers passes at once.
  await page.clock.install();
  await steps.signIn(page, 'nurse');
  await steps.enterRequest(page, request);
  await steps.claim(page);
  await steps.open(page, 'Review');
  await steps.answerAll(page, chart.slice(0, 4));

  await test.step('the connection goes; she answers on', async () => {
    await context.setOffline(true);
    for (const each of chart.slice(4, 9)) await steps.answer(page, each);
    await expect(waiting(page, 5)).toBeAttached();
  });
  await test.step('thirty seconds later nothing is lost, and it still says so', async () => {
    await page.clock.runFor(30_000);
    await expect(waiting(page, 5)).toBeAttached();
    await steps.shows(page, chart.slice(0, 9));
    for (const each of chart.slice(9, 11)) await steps.answer(page, each);
    await expect(waiting(page, 7)).toBeAttached();
  });
  await test.step('the page is loaded anew while the server cannot be written to: all of it is there', async () => {
    await page.route('**', (route) => (isSave(route.request()) ? route.abort('internetdisconnected') : route.fallback()));
    await context.setOffline(false);
    // The browser asks whether to leave what is not saved: she leaves.
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await expect(waiting(page, 7)).toBeAttached();
    await steps.shows(page, chart.slice(0, 11));
  });
  await test.step('it comes back: everything is sent by itself, and the history tells it in the order of typing', async () => {
    await page.unrouteAll({ behavior: 'wait' });
    await page.clock.runFor(30_000);
    await steps.saved(page);
    await steps.answerAll(page, chart.slice(11));
    await expect(steps.determination(page).getByText('Meets criteria', { exact: true })).toBeVisible();
    await steps.open(page, 'History');
    const told = page.getByRole('row').filter({ hasText: 'Answer saved' });
    await expect(told).toHaveCount(chart.length);
    for (const [index, { fact }] of chart.entries()) await expect(told.nth(index)).toContainText(factSpec(fact).question);
    await expect(page.getByText(/^Chain whole: \d+ events verified\.$/)).toBeVisible();
  });
  await test.step('the database has every answer', async () => {
    await steps.open(page, 'Review');
    await page.reload();
    await steps.shows(page, chart);
  });
});

/** Whatever writes goes by POST. */
const isSave = (request: Request) => request.method() === 'POST';

const waiting = (page: Page, count: number) =>
  steps
    .questions(page)
    .getByRole('status')
    .filter({ hasText: `Not saved yet: no connection. ${count} answers wait` });
