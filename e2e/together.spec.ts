// Two people, or one person twice: nobody's work is replaced unseen.
import type { Page } from '@playwright/test';
import { valueWords } from '@/components/form/fact-words.ts';
import { factSpec } from '@/lib/criteria/facts.ts';
import { DEMO_PLANS } from '@/prisma/seed/plans.ts';
import { chartFor, pumpRequest } from './support/requests.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('two nurses claim one case: the slower one is told who holds it', async ({ page, newPerson }) => {
  await steps.signIn(page, 'nurse');
  const number = await steps.enterRequest(page, pumpRequest('uhc-commercial'));
  const other = await newPerson();
  await steps.signIn(other, 'nurse2');
  await other.goto(`/cases/${number}/overview`);
  await expect(steps.header(other).getByRole('button', { name: 'Claim' })).toBeVisible();
  await steps.claim(page);
  await test.step('the slower claim is refused, and the page shows the case as it is', async () => {
    await steps.header(other).getByRole('button', { name: 'Claim' }).click();
    await expect(
      other.getByRole('alert').filter({ hasText: `Case ${number} is in review, held by D. Whitfield. Nothing was changed.` }),
    ).toBeVisible();
    await expect(steps.header(other)).toContainText('D. Whitfield');
    await expect(steps.header(other).getByRole('button', { name: 'Claim' })).toBeHidden();
    await steps.accessible(other);
  });
  await test.step('once she gives it back, he takes it', async () => {
    await steps.header(page).getByRole('button', { name: 'Release' }).click();
    await expect(steps.header(page).getByText('Received', { exact: true })).toBeVisible();
    await other.reload();
    await steps.claim(other);
    await expect(steps.header(other)).toContainText('S. Park');
  });
});

test('one nurse in two tabs: both values are shown, and she chooses', async ({ page, context }) => {
  const pain = factSpec('painNrs').question;
  const limits = factSpec('painLimitsDailyActivities').question;
  // Word of the other tab is still on its way when she answers: it would settle most of what follows by itself.
  await context.route(/\/live\?/, () => undefined);
  await steps.signIn(page, 'nurse');
  const number = await steps.enterRequest(page, pumpRequest('molina-oh'));
  await steps.claim(page);
  await steps.open(page, 'Review');
  await steps.answer(page, { fact: 'indication', value: 'non-cancer-pain' });
  await steps.saved(page);
  const second = await context.newPage();
  await second.goto(`/cases/${number}/review`);
  const keepMine = second.getByRole('button', { name: /^Keep mine/ });
  const takeTheirs = second.getByRole('button', { name: /^Take theirs/ });

  await test.step('the first tab answers, then the second, which still shows the question as open', async () => {
    await steps.answer(page, { fact: 'painNrs', value: 8 });
    await steps.saved(page);
    await steps.answer(second, { fact: 'painNrs', value: 5 });
    await expect(second.getByText('Theirs is saved: 8. Yours is not: 5.')).toBeVisible();
    await expect(steps.questions(second).getByRole('textbox', { name: pain })).toHaveValue('5');
    await steps.accessible(second);
  });
  await test.step('she keeps what she typed last', async () => {
    await expect(takeTheirs).toHaveText('Take theirs: 8');
    await keepMine.click();
    await steps.saved(second);
    await expect(keepMine).toBeHidden();
  });
  await test.step('the other way round she takes the other tab’s', async () => {
    await steps.answer(second, { fact: 'painLimitsDailyActivities', value: true });
    await steps.saved(second);
    await steps.answer(page, { fact: 'painLimitsDailyActivities', value: false });
    await expect(page.getByText('Theirs is saved: Yes. Yours is not: No.')).toBeVisible();
    await page.getByRole('button', { name: 'Take theirs: Yes' }).click();
    const chosen = steps.questions(page).getByRole('radiogroup', { name: limits }).getByRole('radio', { name: 'Yes', exact: true });
    await expect(chosen).toBeChecked();
  });
  await test.step('both tabs agree after a reload', async () => {
    for (const tab of [page, second]) {
      await tab.reload();
      await expect(steps.questions(tab).getByRole('textbox', { name: pain })).toHaveValue('5');
      await expect(
        steps.questions(tab).getByRole('radiogroup', { name: limits }).getByRole('radio', { name: 'Yes', exact: true }),
      ).toBeChecked();
    }
  });
});

test('a second nurse looks on: she sees who is here and each answer within 5 s, and nothing moves under her cursor', async ({
  page,
  newPerson,
}) => {
  const request = pumpRequest('molina-oh');
  const chart = chartFor(request);
  await steps.signIn(page, 'nurse');
  const number = await steps.enterRequest(page, request);
  await steps.claim(page);
  await steps.open(page, 'Review');
  await steps.answerAll(page, chart.slice(0, 2));
  const other = await newPerson();
  await steps.signIn(other, 'nurse2');
  // Not all questions fit.
  await other.setViewportSize({ width: 1280, height: 640 });
  await other.goto(`/cases/${number}/review`);

  await test.step('each is told that the other is here, and where', async () => {
    await expect(steps.header(other).getByText('D. Whitfield is here, on Review', { exact: true })).toBeVisible();
    await expect(steps.header(page).getByText('S. Park is here, on Review', { exact: true })).toBeVisible();
    await expect(steps.header(page).getByRole('status')).toHaveText('S. Park came to this case.');
    await steps.accessible(other);
  });
  await test.step('she has scrolled down and rests on a link; an answer comes, and her page stands still', async () => {
    const place = await restBelow(other);
    expect(place.scrolled.length).toBeGreaterThan(0);
    const [given] = chart.slice(2);
    if (!given) throw new Error('the policy asks more than two questions');
    await steps.answer(page, given);
    await steps.saved(page);
    const shown = steps.questions(other).locator(`[data-question="${given.fact}"]`);
    await expect(shown).toContainText(valueWords(given.fact, given.value), { timeout: 5000 });
    expect(await placeOf(other)).toEqual(place);
  });
  await test.step('the holder goes elsewhere, and then away', async () => {
    await steps.open(page, 'History');
    await expect(steps.header(other).getByText('D. Whitfield is here, on History', { exact: true })).toBeVisible();
    await page.goto('/worklist');
    await expect(steps.header(other).getByText('D. Whitfield is here', { exact: false })).toBeHidden({ timeout: 25_000 });
    await expect(steps.header(other).getByRole('status')).toHaveText('D. Whitfield left this case.');
  });
  await test.step('the case is given back: the other’s header says so by itself', async () => {
    await page.goto(`/cases/${number}/overview`);
    await steps.header(page).getByRole('button', { name: 'Release' }).click();
    await expect(steps.header(other).getByText('Received', { exact: true })).toBeVisible();
    await expect(steps.header(other).getByRole('button', { name: 'Claim' })).toBeVisible();
  });
});

/** Scrolls the questions to their end and puts the focus on the last thing there. */
async function restBelow(page: Page) {
  const last = steps.questions(page).locator('a[href], button, input, [tabindex]').last();
  await last.focus();
  return placeOf(page);
}

/** How far everything is scrolled, and what has the focus. */
function placeOf(page: Page): Promise<{ scrolled: number[]; focused: string; top: number }> {
  return page.evaluate(() => {
    const focused = document.activeElement ?? document.body;
    return {
      scrolled: [document.documentElement, ...document.querySelectorAll('*')].map((each) => each.scrollTop).filter((top) => top > 0),
      focused: focused.outerHTML,
      top: Math.round(focused.getBoundingClientRect().top),
    };
  });
}

test('a request under the wrong plan is put right: what changes is shown first, and the other nurse’s page follows', async ({
  page,
  newPerson,
}) => {
  const request = pumpRequest('molina-oh');
  const chart = chartFor(request);
  await steps.signIn(page, 'nurse');
  const number = await steps.enterRequest(page, request);
  await steps.claim(page);
  await steps.open(page, 'Review');
  await steps.answerAll(page, chart.slice(0, 6));
  const other = await newPerson();
  await steps.signIn(other, 'nurse2');
  await other.goto(`/cases/${number}/overview`);
  const preview = page.getByRole('region', { name: 'What will change' });

  await test.step('another plan is chosen: policy, due time and questions are shown, nothing is saved', async () => {
    await steps.header(page).getByRole('link', { name: 'Correct request' }).click();
    await expect(preview.getByRole('status')).toHaveText(/^Nothing is different yet/);
    await page.getByRole('textbox', { name: 'Reason' }).fill('The card on file is of the other plan');
    await page.getByRole('combobox', { name: 'Plan' }).selectOption(planName('uhc-commercial'));
    await expect(preview.getByRole('status')).toHaveText(/no longer asked/);
    await expect(preview.getByRole('row', { name: /^Governing policy MCP-160/ })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Reason' })).toHaveValue('The card on file is of the other plan');
    await expect(steps.header(other)).toContainText(planName('molina-oh'));
    await steps.accessible(page);
  });
  await test.step('she corrects it, and goes on at the questions of the other policy', async () => {
    await page.getByRole('button', { name: 'Correct the request' }).click();
    await page.waitForURL(/\/review$/);
    await expect(steps.header(page)).toContainText(planName('uhc-commercial'));
    await steps.shows(page, chart.slice(0, 1));
    await expect(steps.header(other)).toContainText(planName('uhc-commercial'));
  });
  await test.step('the history says what was changed, and why', async () => {
    await steps.open(page, 'History');
    const told = page.getByRole('row').filter({ hasText: 'Request corrected' });
    await expect(told).toContainText(planName('uhc-commercial'));
    await expect(told).toContainText('Reason: The card on file is of the other plan');
  });
});

const planName = (id: string) => DEMO_PLANS.find((plan) => plan.id === id)?.name ?? id;
