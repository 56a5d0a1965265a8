// A month's closed cases are drawn, one is answered again by a nurse who does not know it, and what differs is settled.
import { day } from './support/requests.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

const PLAN = 'UnitedHealthcare individual exchange, FL';

test('a manager reads the reports, draws a sample, and settles where a blind second review differs', async ({ page, newPerson }) => {
  await steps.signIn(page, 'manager');
  await test.step('every number of the reports opens its cases', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Reports' }).click();
    await expect(page.getByRole('heading', { name: 'Reports', level: 1 })).toBeVisible();
    await steps.accessible(page);
    const number = page.getByRole('table', { name: 'Turnaround by line of business and urgency' }).getByRole('link').first();
    const count = Number(/^[\d,]+/.exec((await number.textContent()) ?? '')?.[0].replaceAll(',', ''));
    await number.click();
    await expect(page.getByRole('table', { name: 'Cases' }).getByRole('row')).toHaveCount(Math.min(count, 50) + 1);
  });

  await test.step('the federal metrics of a plan, and their file', async () => {
    await page.goto('/reports/metrics?plan=molina-oh');
    await expect(page.getByRole('table', { name: 'Metrics 2 to 7' }).getByRole('row')).toHaveCount(8);
    await steps.accessible(page);
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    expect((await downloading).suggestedFilename()).toMatch(/^metrics-molina-oh-\d{4}\.csv$/);
  });

  await test.step('the manager draws a sample', async () => {
    await page.goto('/reports/second-review');
    const form = page.getByRole('region', { name: 'Draw a sample' });
    await form.getByRole('combobox', { name: 'Plan of the sample' }).selectOption(PLAN);
    // The case was decided nineteen days ago, in this month or the one before.
    for (const month of new Set([day(-20), day(-18)].map((each) => each.slice(0, 7)))) {
      await form.getByLabel('Month').fill(month);
      await form.getByRole('button', { name: 'Draw a sample' }).click();
      await expect(page.getByText(/^(Sample drawn|No case that was decided in that month)/).last()).toBeVisible();
    }
    await expect(page.getByRole('table', { name: 'Samples' })).toContainText('The same');
    await steps.accessible(page);
  });

  const nurse = await newPerson();
  await test.step('a nurse who does not know the case answers it again', async () => {
    await steps.signIn(nurse, 'nurse2');
    await nurse.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Second reviews' }).click();
    await nurse
      .getByRole('button', { name: new RegExp(`${PLAN}$`) })
      .first()
      .click();
    await expect(nurse.getByRole('heading', { name: 'Second review', level: 1 })).toBeVisible();
    const main = nurse.getByRole('main');
    await expect(main).not.toContainText(/PA-\d\d-\d{6}|Dana Whitfield|Meets criteria/);
    await steps.accessible(nurse);
    const questions = nurse.getByRole('region', { name: 'Questions' });
    await expect(questions.getByText(/^\d+ not answered/)).toBeVisible();
    await questions.getByRole('radio', { name: 'Non-cancer pain' }).click();
    await expect(questions.getByRole('group').nth(3)).toBeVisible();
    await questions.getByRole('button', { name: 'Finish the review' }).click();
    await nurse.getByRole('dialog').getByRole('button', { name: 'Finish', exact: true }).click();
    await expect(nurse.getByText('This review is finished')).toBeVisible();
  });

  await test.step('the manager settles where they differ', async () => {
    await page.reload();
    await page
      .getByRole('table', { name: 'Reviews' })
      .getByRole('link', { name: / differ, 0 settled$/ })
      .first()
      .click();
    const clause = page.getByRole('region', { name: /^Clause / }).first();
    await steps.accessible(page);
    await clause.getByRole('radio', { name: 'The first answer stands' }).check();
    await clause.getByRole('textbox', { name: 'Reason' }).fill('The second reviewer did not read the second note.');
    await clause.getByRole('button', { name: 'Settle' }).click();
    await expect(clause).toContainText('The first answer stands: The second reviewer did not read the second note.');
  });
});
