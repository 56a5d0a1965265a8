// What comes after a decision: what is authorized changes without a new one, and an appeal that the plan upheld goes on by itself.
import type { Page } from '@playwright/test';
import { DEMO_PASSWORD } from '@/prisma/seed/people.ts';
import * as life from './support/life.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

const MEDICARE = 'medicare-advantage-pa';
const after = (page: Page) => page.getByRole('region', { name: 'After the decision' });

test('an authorization is amended; a denial is upheld on appeal by others and forwarded to the independent entity', async ({
  page,
  newPerson,
}) => {
  test.setTimeout(240_000);
  await steps.signIn(page, 'nurse2');
  await amended(page);
  const appeal = await appealed(page);
  const director = await newPerson();
  await steps.signIn(director, 'director2');
  await upheld(director, appeal);
  await forwarded(page, appeal);
});

/** A closed approval of the demo: the place changes, and one unit more is refused. */
async function amended(page: Page): Promise<void> {
  // Of another plan than the one whose closed cases are printed elsewhere.
  await page.goto('/worklist?tab=all&plan=uhc-commercial&outcome=meets&status=closed');
  await page.getByRole('table', { name: 'Cases' }).getByRole('link', { name: /^PA-/ }).first().click();
  await steps.open(page, 'Decision');
  const authorization =
    (await page
      .getByText(/^AUTH-\d\d-\d{6}$/)
      .first()
      .textContent()) ?? '';
  await test.step('one unit more needs a new request, and is refused with everything typed kept', async () => {
    await after(page).getByRole('button', { name: 'Amend…' }).click();
    const dialog = page.getByRole('dialog', { name: `Amend ${authorization}` });
    const line = dialog.getByRole('group', { name: 'Line 1' });
    await line.getByRole('textbox', { name: 'Units' }).fill('2');
    await line.getByRole('textbox', { name: 'Setting' }).fill('Ambulatory surgical center');
    await dialog.getByRole('textbox', { name: 'Why' }).fill('The surgery center has an earlier date.');
    await dialog.getByRole('button', { name: 'Amend the authorization' }).click();
    await expect(line.getByText(/More units need a review anew/)).toBeVisible();
    await expect(line.getByRole('textbox', { name: 'Units' })).toBeFocused();
    await steps.accessible(page);
    await line.getByRole('textbox', { name: 'Units' }).fill('1');
    await dialog.getByRole('button', { name: 'Amend the authorization' }).click();
    await expect(dialog).toBeHidden();
  });
  await test.step('version 2 stands beside the decision, which is as it was, and owes its own letters', async () => {
    await expect(steps.header(page).getByText('Decided', { exact: true })).toBeVisible();
    const versions = page.getByRole('region', { name: 'Authorization, version by version' });
    await expect(versions.getByRole('listitem').first()).toContainText(`${authorization}, version 2, amended`);
    await steps.accessible(page);
    await steps.open(page, 'Letters');
    const owed = page.getByRole('navigation', { name: 'Letters owed' });
    await expect(owed).toContainText('Amended authorization');
    await owed.getByRole('link', { name: 'not issued' }).first().click();
    await page.getByRole('button', { name: 'Issue all' }).click();
    await expect(page.getByRole('button', { name: 'Record delivery' })).toBeVisible();
    await steps.accessible(page);
  });
}

/** A Medicare Advantage denial whose member has not appealed. @returns the appeal's number, escalated */
async function appealed(page: Page): Promise<string> {
  await page.goto(`/worklist?tab=all&plan=${MEDICARE}&outcome=does-not-meet&status=closed&sort=received&desc=1`);
  const denied = (await page.getByRole('table', { name: 'Cases' }).getByRole('link', { name: /^PA-/ }).first().textContent()) ?? '';
  const appeal = await life.fileAppeal(page, denied, MEDICARE);
  await steps.claim(page);
  await life.escalate(page, 'Nothing new came with the appeal. Does the denial stand?');
  return appeal;
}

/** Another director than the first upholds it. */
async function upheld(page: Page, appeal: string): Promise<void> {
  await life.take(page, appeal);
  await life.offerTalk(page, /Peer-to-peer, tried, not reached: .+, telephone/);
  await test.step('the second director upholds the denial', async () => {
    await life.ownDecision(page).getByRole('radio', { name: /^Deny/ }).check();
    await page.getByRole('textbox', { name: 'Rationale' }).fill('Nothing new came with the appeal.');
    await page.getByRole('radio', { name: /^Criteria not met/ }).check();
    await page
      .getByRole('group', { name: /^Criteria relied on/ })
      .getByRole('checkbox')
      .first()
      .check();
    await page.getByRole('textbox', { name: 'Reason, in plain words' }).fill('Your trial did not lower your pain enough.');
    await page.getByRole('textbox', { name: /ocal coverage determinations/ }).fill('None applies in her jurisdiction.');
    await life.chooseWhatWouldChange(page);
    await life.attest(page);
    await life.sign(page, DEMO_PASSWORD);
    await expect(steps.header(page).getByText('Decided', { exact: true })).toBeVisible();
  });
}

/** It goes on by itself: a task with a clock, on the worklist too; then a letter that says so. */
async function forwarded(page: Page, appeal: string): Promise<void> {
  await test.step('it waits on the worklist to be carried out', async () => {
    await page.goto(`/worklist?tab=to-carry-out`);
    await page.getByRole('link', { name: appeal }).click();
    await page.waitForURL(/\/cases\/PA-/);
    await steps.open(page, 'Overview');
    await expect(page.getByText('The appeal is to be forwarded', { exact: true })).toBeVisible();
    await steps.accessible(page);
  });
  await test.step('the nurse records to whom it went, and what', async () => {
    await steps.open(page, 'Decision');
    const card = page.getByRole('region', { name: 'Forward the appeal' });
    await expect(card).toContainText('42 CFR 422.590');
    await card.getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Sent to' }).fill('The independent review entity');
    await dialog.getByRole('textbox', { name: 'How' }).fill('Secure portal');
    await steps.accessible(page);
    await dialog.getByRole('button', { name: 'It was forwarded' }).click();
    await expect(page.getByRole('region', { name: 'What the decision asks for' })).toContainText(
      'to The independent review entity, Secure portal',
    );
    await expect(card).toHaveCount(0);
  });
  await test.step('the member is told, and the list is done with it', async () => {
    await steps.open(page, 'Letters');
    await expect(page.getByRole('navigation', { name: 'Letters owed' })).toContainText('Appeal forwarded');
    await page.goto('/worklist?tab=to-carry-out');
    await expect(page.getByRole('link', { name: appeal })).toHaveCount(0);
  });
}
