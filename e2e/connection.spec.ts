// What is typed outlives the connection, the page and the server.
import type { Page, Request } from '@playwright/test';
import { factSpec } from '@/lib/criteria/facts.ts';
import { chartFor, pumpRequest } from './support/requests.ts';
import { discardApp, startApp } from './support/server.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('answers given without a connection wait, say so, and are sent in order', async ({ page, context, expectComplaint }) => {
  expectComplaint(/ERR_INTERNET_DISCONNECTED/);
  const request = pumpRequest('molina-oh');
  const chart = chartFor(request);
  await steps.signIn(page, 'nurse');
  await steps.enterRequest(page, request);
  await steps.claim(page);
  await steps.open(page, 'Review');
  await steps.answerAll(page, chart.slice(0, 4));

  await test.step('the connection goes: three answers are kept here, and the score goes on', async () => {
    await context.setOffline(true);
    for (const each of chart.slice(4, 7)) await steps.answer(page, each);
    await expect(kept(page, 3)).toBeAttached();
    await steps.accessible(page);
  });
  await test.step('it comes back: they are sent, and the history has them in the order of typing', async () => {
    await context.setOffline(false);
    await steps.saved(page);
    await steps.open(page, 'History');
    const told = page.getByRole('row').filter({ hasText: 'Answer saved' });
    await expect(told).toHaveCount(7);
    for (const [index, { fact }] of chart.slice(0, 7).entries()) await expect(told.nth(index)).toContainText(factSpec(fact).question);
  });
  await test.step('a reload while answers wait loses none', async () => {
    await steps.open(page, 'Review');
    const isSave = (request: Request) => request.method() === 'POST';
    await page.route('**', (route) => (isSave(route.request()) ? route.abort('internetdisconnected') : route.fallback()));
    // The press on the tenth leaves the typed ninth, whose save fails while the button is still down.
    for (const each of chart.slice(7, 10)) await steps.answer(page, each, 200);
    await expect(kept(page, 3)).toBeAttached();
    // The browser asks whether to leave what is not saved: she leaves.
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await expect(kept(page, 3)).toBeAttached();
    await steps.shows(page, chart.slice(0, 10));
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('button', { name: 'Send now' }).click();
    await steps.saved(page);
    await page.reload();
    await steps.shows(page, chart.slice(0, 10));
  });
});

test('the server is killed while she types: what was shown as saved is saved', async ({ page, newPerson, expectComplaint }) => {
  test.setTimeout(180_000);
  expectComplaint(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED/);
  const request = pumpRequest('molina-oh');
  const chart = chartFor(request);
  let app = await test.step('an app of its own starts', () => startApp());
  try {
    await steps.signIn(page, 'nurse', app.url);
    const number = await steps.enterRequest(page, request);
    await steps.claim(page);
    await steps.open(page, 'Review');
    await steps.answerAll(page, chart.slice(0, 6));
    await test.step('it is killed while she goes on', async () => {
      const killed = app.kill('SIGKILL');
      for (const each of chart.slice(6, -3)) await steps.answer(page, each);
      await killed;
    });
    app = await test.step('it starts again on the same data', () => startApp(app));
    await test.step('another browser finds what was shown as saved', async () => {
      const other = await newPerson();
      await steps.signIn(other, 'nurse', app.url);
      await other.goto(`${app.url}/cases/${number}/review`);
      await steps.shows(other, chart.slice(0, 6));
    });
    await test.step('her own page comes back with what she typed, and she goes on', async () => {
      page.on('dialog', (dialog) => void dialog.accept());
      await page.reload();
      await steps.shows(page, chart.slice(0, -3));
      await steps.answerAll(page, chart.slice(-3));
      await page.reload();
      await steps.shows(page, chart);
      await expect(steps.determination(page).getByText('Meets criteria', { exact: true })).toBeVisible();
    });
    await test.step('each answer is in the history once, and its chain is whole', async () => {
      await steps.open(page, 'History');
      await expect(page.getByText(/^Chain whole: \d+ events verified\.$/)).toBeVisible();
      await expect(page.getByRole('row').filter({ hasText: 'Answer saved' })).toHaveCount(chart.length);
    });
  } finally {
    await discardApp(app);
  }
});

const kept = (page: Page, count: number) =>
  steps
    .questions(page)
    .getByRole('status')
    .filter({ hasText: `Not saved yet: no connection. ${count} answers wait` });
