// A medical director decides what a nurse may not: reads the clause herself, offers a talk, and signs.
import type { Page } from '@playwright/test';
import type { Story } from '@/prisma/seed/chart.ts';
import { DEMO_PASSWORD } from '@/prisma/seed/people.ts';
import * as life from './support/life.ts';
import { chartFor, PRACTITIONER, pumpRequest } from './support/requests.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

/** 2.c.iv of the Molina policy speaks of failure only. */
const NOT_TOLERATED: Story = { indication: 'non-cancer-pain', but: { conservativeTherapy: 'intolerable-side-effects' } };
const CLAUSE = '2.c.iv';
const QUESTION = 'Fourteen months of therapy, stopped for side effects. Is that failed conservative care?';
const READING = 'Care that was stopped for side effects has not failed in the sense of the clause.';
const REASON = 'Your plan asks for six months of other care that did not help. Your notes say that you stopped because of side effects.';

test('a director takes an escalated case, reads the clause, records a talk and denies under her signature', async ({ page, newPerson }) => {
  test.setTimeout(180_000);
  const number = await escalated(page);
  const director = await newPerson();
  await test.step('the director signs in', async () => {
    await director.goto('/sign-in');
    await steps.fillSignIn(director, 'director');
    await expect(director.getByRole('heading', { name: 'Worklist' })).toBeVisible();
  });

  await takeFromQueue(director, number);
  await readsFirst(director);
  await offersTalk(director);
  await writesDenial(director);
  await signs(director);

  await test.step('the nurse sees who decided and why, and issues nothing', async () => {
    await page.reload();
    await expect(steps.header(page).getByText('Decided', { exact: true })).toBeVisible();
    await expect(page.getByText(REASON)).toBeVisible();
    await expect(page.getByText('Abena Osei, MD', { exact: true })).toBeVisible();
  });
  await test.step('her reading is kept, without the case or the member', async () => {
    await director.goto('/readings');
    const kept = director.getByRole('article').filter({ hasText: READING }).first();
    await expect(kept).toContainText(CLAUSE);
    await expect(director.getByRole('main')).not.toContainText(number);
    await steps.accessible(director);
  });
});

/** The nurse enters, answers and escalates a request that the policy does not decide. */
async function escalated(page: Page): Promise<string> {
  const request = pumpRequest('molina-oh');
  await steps.signIn(page, 'nurse');
  const number = await steps.enterRequest(page, request);
  await steps.claim(page);
  await steps.open(page, 'Review');
  await steps.answerAll(page, chartFor(request, NOT_TOLERATED));
  await expect(steps.determination(page).getByText('Needs a physician', { exact: true })).toBeVisible();
  await test.step('she escalates it with a question', async () => {
    await steps.open(page, 'Decision');
    await page.getByRole('region', { name: 'Escalate' }).getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Why' }).selectOption('The policy’s words do not decide');
    await dialog.getByRole('textbox', { name: 'Question to the physician' }).fill(QUESTION);
    await dialog.getByRole('button', { name: 'Escalate', exact: true }).click();
    await expect(steps.header(page).getByText('With director', { exact: true })).toBeVisible();
  });
  return number;
}

async function takeFromQueue(page: Page, number: string): Promise<void> {
  await test.step('she finds it in the queue by key and takes it', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Escalations' }).click();
    await expect(page.getByRole('heading', { name: 'Escalations' })).toBeVisible();
    await steps.accessible(page);
    await page
      .getByRole('navigation', { name: 'Parts of the queue' })
      .getByRole('link', { name: /^Not taken/ })
      .click();
    await page.waitForURL(/show=untaken/);
    const row = page.getByRole('row').filter({ hasText: number });
    await expect(row).toContainText(QUESTION);
    const link = row.getByRole('link', { name: number });
    for (let press = 0; press < 60 && !(await link.evaluate((one) => one === document.activeElement)); press += 1)
      await page.keyboard.press('j');
    await page.keyboard.press('c');
    await expect(page.getByRole('status').filter({ hasText: `You took ${number}.` })).toBeVisible();
    await expect(row).toBeHidden();
    await page.goto('/escalations?show=mine');
    await page.getByRole('link', { name: number }).click();
    await expect(page.getByRole('heading', { name: 'What is asked of you' })).toBeVisible();
  });
}

const missing = (page: Page) => page.getByRole('region', { name: 'Before you can sign' });
const sign = (page: Page) => page.getByRole('button', { name: 'Sign…' });

async function readsFirst(page: Page): Promise<void> {
  await test.step('nothing is chosen for her; clause and record stand side by side', async () => {
    for (const radio of await page.getByRole('radio').all()) await expect(radio).not.toBeChecked();
    await expect(sign(page)).toBeDisabled();
    await expect(missing(page)).toContainText('Choose what you decide');
    const clause = page.getByRole('region', { name: `Unsettled: ${CLAUSE}` });
    await expect(clause.getByText('Not tolerated', { exact: true })).toBeVisible();
    await expect(clause.getByRole('link', { name: `Open the policy at ${CLAUSE}` })).toHaveAttribute('href', /#2\.c\.iv$/);
    await steps.accessible(page);
  });
  await test.step('her own reading comes first, and is there after a reload', async () => {
    const own = page.getByRole('group', { name: `Your reading of ${CLAUSE}` });
    await own.getByRole('radio', { name: 'Not met', exact: true }).check();
    await own.getByRole('textbox').fill(READING);
    await page.getByRole('textbox', { name: 'Rationale' }).focus();
    const earlier = page.getByRole('region', { name: `Earlier readings of ${CLAUSE}` });
    await expect(earlier).not.toContainText('Shown once you have written your own');
    await expect(page.getByRole('status').filter({ hasText: /^saved \d\d:\d\d$/ })).toBeAttached();
    await page.reload();
    await expect(own.getByRole('textbox')).toHaveValue(READING);
    await expect(own.getByRole('radio', { name: 'Not met', exact: true })).toBeChecked();
  });
}

async function offersTalk(page: Page): Promise<void> {
  await test.step('she tries to reach the treating physician, and records it', async () => {
    await page.getByRole('button', { name: 'record an attempt' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('textbox', { name: 'With whom' })).toHaveValue(PRACTITIONER.name);
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(dialog.getByText('Choose how it went', { exact: true })).toBeVisible();
    await steps.accessible(page);
    await dialog.getByRole('radio', { name: 'Tried, not reached' }).check();
    await dialog.getByRole('textbox', { name: 'What it was about' }).fill('Left two times for a call.');
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(dialog).toBeHidden();
    const log = page.getByRole('region', { name: 'Contacts and peer-to-peer' });
    await expect(log).toContainText('Peer-to-peer, tried, not reached');
    await expect(log).toContainText('Left two times for a call.');
  });
}

async function writesDenial(page: Page): Promise<void> {
  await test.step('she writes a denial; each thing missing leads to its field', async () => {
    await page.getByRole('radio', { name: /^Deny/ }).check();
    await missing(page).getByRole('link', { name: 'Write the rationale' }).click();
    await expect(page.getByRole('textbox', { name: 'Rationale' })).toBeFocused();
    await page.keyboard.type('The clause speaks of failure, and not of side effects.');
    await page.getByRole('radio', { name: 'Criteria not met' }).check();
    await page.getByRole('checkbox', { name: new RegExp(`^${CLAUSE.replaceAll('.', '\\.')}`) }).check();
    await page.getByRole('textbox', { name: 'Reason, in plain words' }).fill(REASON);
    await expect(page.getByText(/^Reading grade \d/)).toBeVisible();
    await life.chooseWhatWouldChange(page);
    for (const attested of [
      'My specialty fits the service',
      'I have no conflict of interest in this case',
      'I reviewed the records shown',
    ]) {
      await expect(sign(page)).toBeDisabled();
      await page.getByRole('checkbox', { name: attested }).check();
    }
    await expect(missing(page)).toContainText('Nothing is missing');
    await steps.accessible(page);
  });
}

async function signs(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await test.step('a wrong password signs nothing and loses nothing', async () => {
    await sign(page).click();
    await expect(dialog).toContainText('I deny every line');
    await expect(dialog).toContainText(/OH license \S+/);
    await expect(dialog.getByLabel('Your password')).toBeFocused();
    await page.keyboard.type('not this one at all');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('The password is wrong', { exact: true })).toBeVisible();
    await expect(dialog.getByLabel('Your password')).toBeFocused();
    await steps.accessible(page);
  });
  await test.step('the right one signs; the focus is on what the case is now', async () => {
    await page.keyboard.type(DEMO_PASSWORD);
    await dialog.getByRole('button', { name: 'Sign: deny' }).click();
    const state = page.getByRole('heading', { name: 'Denied' });
    await expect(state).toBeFocused();
    await expect(page.getByRole('status').filter({ hasText: 'Denied, signed' })).toBeAttached();
    await expect(page.getByRole('region', { name: 'Signed by a medical director' })).toContainText(READING);
    await steps.accessible(page);
  });
}
