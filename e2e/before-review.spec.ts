// What comes before review: the same request twice, dismissed with its notice; and the other endings, each with its letter.
import type { Page } from '@playwright/test';
import { pumpRequest, wallTime } from './support/requests.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

const duplicates = (page: Page) => page.getByRole('region', { name: 'Possible duplicates' });
const checks = (page: Page) => page.getByRole('region', { name: 'Before review' });

test('a duplicate is found at intake, and dismissed with its notice', async ({ page }) => {
  const request = pumpRequest('medicare-advantage-pa');
  await steps.signIn(page, 'nurse');
  const first = await steps.enterRequest(page, request);
  const due = await clockOf(page);

  await test.step('the form says so as soon as member, codes and days are typed, and links what is ticked', async () => {
    await page.getByRole('link', { name: 'New request' }).first().click();
    await steps.typeRequest(page, { ...request, receivedTime: '11:45' });
    await expect(duplicates(page)).toContainText('1 case of this member has the same codes');
    await expect(duplicates(page).getByRole('link', { name: `Open ${first} in a new tab` })).toBeVisible();
    await duplicates(page)
      .getByRole('checkbox', { name: `Receive as a duplicate of ${first}` })
      .check();
    await steps.accessible(page);
    await page.getByRole('button', { name: 'Receive the request' }).click();
    expect(await steps.caseNumberOf(page)).not.toBe(first);
  });

  await test.step('it stands beside the first, on the first one’s clock', async () => {
    await expect(page.getByRole('region', { name: 'Related authorizations' }).getByText('repeated here')).toBeVisible();
    expect(await clockOf(page)).toBe(due);
    await expect(checks(page)).toContainText(`Same member, codes and days as ${first}`);
  });

  await test.step('a nurse confirms what she found', async () => {
    await checks(page).getByRole('button', { name: 'Confirm… duplicate' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('textbox', { name: 'Case that it repeats' })).toHaveValue(first);
    await dialog.getByRole('textbox', { name: 'What it rests on' }).fill('Same fax, sent again two hours later.');
    await steps.accessible(page);
    await dialog.getByRole('button', { name: 'Record' }).click();
    await expect(checks(page)).toContainText(`A duplicate of ${first}`);
    await steps.accessible(page);
  });

  await test.step('she dismisses it; the desk says what the others lack', async () => {
    await steps.open(page, 'Decision');
    const endings = page.getByRole('region', { name: 'Other endings' });
    await expect(endings).toContainText('In this plan managers and medical directors deny administratively');
    await endings.getByRole('button', { name: /^Dismiss/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'It is no valid request' }).check();
    await expect(dialog).toContainText('within 6 months');
    await dialog
      .getByRole('textbox', { name: 'Reason, as the letter says it' })
      .fill('We got the same request twice. We review the first one.');
    await steps.accessible(page);
    await dialog.getByRole('button', { name: 'Dismiss the request' }).click();
    await expect(page.getByRole('heading', { name: 'Dismissed' })).toBeVisible();
    await steps.accessible(page);
  });

  await test.step('its notice tells the right to have the dismissal vacated, and is issued', async () => {
    await steps.open(page, 'Letters');
    await page.getByRole('button', { name: 'Issue all' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Letters issued' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Letters owed' }).getByRole('link', { name: /issued$/ })).toHaveCount(2);
    await steps.accessible(page);
  });
});

/** The due time, as the clock's card says it: received, typed in, due. */
async function clockOf(page: Page): Promise<string> {
  return (await page.getByRole('region', { name: 'Clock' }).getByRole('definition').nth(2).textContent()) ?? '';
}

/** Each ends on what the plan keeps for the checks before review. */
const ENDINGS = [
  {
    ...{ plan: 'molina-oh', codes: ['A4220'], check: 'benefit', found: 'Not a benefit, or excluded' },
    ...{ action: /^Deny administratively/, label: 'Deny for eligibility or benefit', state: 'Denied administratively' },
    ...{ kind: 'Administrative denial', clinical: 'Denied' },
  },
  {
    ...{ plan: 'molina-oh', codes: ['62367'], check: 'authorization', found: 'No authorization required' },
    ...{ action: /^Not required/, label: 'State that none is required', state: 'No authorization required' },
    ...{ kind: 'No authorization required', clinical: 'No review required' },
  },
  {
    ...{ plan: 'uhc-commercial', codes: ['62370'], check: 'who decides', found: 'A delegate or another payer decides' },
    ...{ action: /^Redirect/, label: 'Redirect the request', state: 'Redirected' },
    ...{ kind: 'Redirected', clinical: 'Denied' },
  },
] as const;
type Ending = (typeof ENDINGS)[number];

test('three cases end otherwise in one sitting: each owes its letter, and none counts as clinical', async ({ page }) => {
  await steps.signIn(page, 'manager');
  const ended: { number: string; ending: Ending }[] = [];
  for (const ending of ENDINGS) {
    const number = await steps.enterRequest(page, pumpRequest(ending.plan, { codes: [...ending.codes] }));
    await found(page, ending);
    await endedAs(page, ending);
    await test.step('its letters are owed, and issued', async () => {
      await steps.open(page, 'Letters');
      await page.getByRole('button', { name: 'Issue all' }).click();
      await expect(page.getByRole('navigation', { name: 'Letters owed' }).getByRole('link', { name: /issued$/ })).toHaveCount(2);
    });
    ended.push({ number, ending });
  }

  await test.step('the worklist has them among the decided, and among those that owe a notice', async () => {
    for (const tab of ['all', 'notice-owed']) {
      await page.goto(`/worklist?tab=${tab}&status=decided&sort=received&desc=1`);
      for (const { number } of ended) await expect(page.getByRole('link', { name: number })).toBeVisible();
    }
    await steps.accessible(page);
  });

  for (const { number, ending } of ended) {
    await test.step(`the reports count ${ending.state.toLowerCase()} for itself`, async () => {
      const counted = (kind: string) => page.getByRole('table', { name: 'Outcomes by payer' }).getByRole('link', { name: kind });
      await page.goto(`/reports?plan=${ending.plan}`);
      await counted(`, ${ending.kind}: show`).click();
      await expect(page.getByRole('link', { name: number })).toBeVisible();
      const clinical = new URL(page.url());
      clinical.searchParams.set('kind', ending.clinical.toLowerCase().replaceAll(' ', '-'));
      await page.goto(clinical.href);
      await expect(page.getByRole('heading', { name: 'Cases of a report' })).toBeVisible();
      await expect(page.getByRole('link', { name: number })).toHaveCount(0);
    });
  }
});

/** The plan's data speaks against the case; the rest is confirmed with one press. */
async function found(page: Page, { check, found: words }: Ending): Promise<void> {
  await test.step(`she confirms “${words}”, and at once what speaks for the case`, async () => {
    await checks(page)
      .getByRole('button', { name: /^Confirm all \d suggested$/ })
      .click();
    await expect(page.getByRole('status').filter({ hasText: /^\d checks confirmed/ })).toBeVisible();
    // The press took its button along: the focus went on to what is still open.
    await expect(
      checks(page)
        .getByRole('button', { name: /^Confirm… / })
        .first(),
    ).toBeFocused();
    await checks(page)
      .getByRole('button', { name: `Confirm… ${check}` })
      .click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('radio', { name: words })).toBeChecked();
    await dialog.getByRole('textbox', { name: 'What it rests on' }).fill('Looked up in the plan’s list today.');
    await dialog.getByRole('button', { name: 'Record' }).click();
    await expect(checks(page)).toContainText(`${words}. Suggested`);
  });
}

async function endedAs(page: Page, { action, label, state }: Ending): Promise<void> {
  await test.step(`it ends: ${state.toLowerCase()}`, async () => {
    await steps.open(page, 'Decision');
    await page.getByRole('region', { name: 'Other endings' }).getByRole('button', { name: action }).click();
    const dialog = page.getByRole('dialog');
    if (state === 'Redirected') {
      const ground = dialog.getByRole('radio', { name: /delegate/i });
      await ground.check();
      await dialog.getByRole('textbox', { name: 'How it was sent' }).fill('Fax');
      const { date, time } = wallTime('uhc-commercial', new Date(Date.now() - 60_000));
      await dialog.getByLabel(/^Sent on(?! to)/).fill(date);
      await dialog.getByLabel(/^At \(/).fill(time);
    }
    await dialog.getByRole('button', { name: label }).click();
    await expect(page.getByRole('heading', { name: state })).toBeVisible();
    await steps.accessible(page);
  });
}
