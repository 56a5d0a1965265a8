// Two people, or one person twice: nobody's work is replaced unseen.
import { factSpec } from '@/lib/criteria/facts.ts';
import { pumpRequest } from './support/requests.ts';
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
