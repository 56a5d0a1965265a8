// An administrator keeps people and plans, and sees no case.
import { randomUUID } from 'node:crypto';
import * as people from './support/people.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('an administrator invites a director, who signs in; a license; an end', async ({ page, newPerson }) => {
  const email = `${randomUUID()}@example.test`;
  await steps.signIn(page, 'admin');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();
  await steps.accessible(page);

  const password = await test.step('an invitation, refused while it is not whole', async () => {
    await page.getByRole('link', { name: 'Invite' }).click();
    await page.getByRole('button', { name: 'Invite' }).click();
    await expect(page.getByText('Enter the name')).toBeVisible();
    await page.getByRole('textbox', { name: 'Name' }).fill('Wilhelmina Featherstonehaugh-Oyelaran');
    await page.getByRole('textbox', { name: 'Title' }).fill('MD');
    await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await page.getByRole('combobox', { name: 'Molina Medicaid, OH' }).selectOption('Medical director');
    await page.getByRole('combobox', { name: 'Molina Medicaid, WA' }).selectOption('Nurse reviewer');
    await page.getByRole('button', { name: 'Invite' }).click();
    await expect(page.getByText('Nobody is both nurse and medical director, in whatever plans: who')).toBeVisible();
    await page.getByRole('combobox', { name: 'Molina Medicaid, WA' }).selectOption('Medical director');
    await steps.accessible(page);
    await page.getByRole('button', { name: 'Invite' }).click();
    await expect(page.getByRole('heading', { name: /^Password of/ })).toBeFocused();
    await steps.accessible(page);
    return (await page.getByRole('code').textContent()) ?? '';
  });

  const director = await newPerson();
  await test.step('she signs in with the password shown, and chooses her own before anything else', async () => {
    await director.goto('/sign-in');
    await director.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await director.getByLabel('Password').fill(password);
    await director.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(director.getByRole('heading', { name: 'Choose a password of your own' })).toBeVisible();
    await director.goto('/escalations');
    await expect(director.getByRole('heading', { name: 'Choose a password of your own' })).toBeVisible();
    const own = `${randomUUID()} of her own`;
    await director.getByLabel('Current password', { exact: true }).fill('not the password');
    await director.getByLabel('New password', { exact: true }).fill(own);
    await director.getByLabel('New password again', { exact: true }).fill(own);
    await director.getByRole('button', { name: 'Change the password' }).click();
    await expect(director.getByText('This is not your password')).toBeVisible();
    await steps.accessible(director);
    await director.getByLabel('Current password', { exact: true }).fill(password);
    await director.getByRole('button', { name: 'Change the password' }).click();
    await expect(director.getByText('Your password is changed')).toBeVisible();
    await director.getByRole('link', { name: 'Go on' }).click();
    await people.setUpSecondFactor(director, own);
    await expect(director.getByRole('heading', { name: /Worklist|Escalations/ })).toBeVisible();
  });

  await test.step('her license is put on file', async () => {
    await page.getByRole('link', { name: 'Go to the account' }).click();
    await expect(page.getByText('None on file: this director can sign nothing.')).toBeVisible();
    await page.getByRole('button', { name: 'Add a license' }).click();
    const form = page.getByRole('form', { name: 'Add a license' });
    await form.getByRole('textbox', { name: 'License number' }).fill('35.098765');
    await form.getByRole('combobox', { name: 'State' }).selectOption('OH');
    await form.getByRole('textbox', { name: 'Specialty' }).fill('Pain medicine');
    await form.getByRole('textbox', { name: 'Board status' }).fill('Board certified');
    await form.getByRole('textbox', { name: 'NPI' }).fill('1234567890');
    await form.getByLabel('Valid from').fill('2020-01-01');
    await form.getByLabel('Expires on').fill('2021-01-01');
    await form.getByRole('button', { name: 'Save the license' }).click();
    await expect(form.getByText('its check digit must hold')).toBeVisible();
    await form.getByRole('textbox', { name: 'NPI' }).fill('1234567893');
    await form.getByRole('button', { name: 'Save the license' }).click();
    await expect(page.getByText('Expired Jan 1, 2021', { exact: true })).toBeVisible();
    await steps.accessible(page);
  });

  await test.step('her account ends, and with it her session', async () => {
    await page.getByRole('checkbox', { name: /^Active/ }).uncheck();
    await page.getByRole('button', { name: 'Save the account' }).click();
    await expect(page.getByText('account: active → deactivated')).toBeVisible();
    await director.reload();
    await expect(director.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  });

  await test.step('every change is told', async () => {
    await page.goto('/settings/log');
    await expect(page.getByText('License saved: Wilhelmina Featherstonehaugh-Oyelaran')).toBeVisible();
    await steps.accessible(page);
  });
});

test('a plan’s shorter clock says what it does to due times before it is saved', async ({ page }) => {
  await steps.signIn(page, 'admin');
  await page.goto('/settings/plans/uhc-exchange-fl');
  const effect = page.getByRole('region', { name: 'Effect' });
  await expect(effect).toContainText('as now');
  await steps.accessible(page);
  await page.getByRole('button', { name: 'Add a shorter clock' }).click();
  const clock = page.getByRole('group', { name: 'Shorter clock 1' });
  await clock.getByRole('textbox', { name: 'Length' }).fill('5');
  await page.getByRole('button', { name: 'Save the plan' }).click();
  await expect(clock.getByText('Must be text')).toBeVisible();
  await clock.getByRole('textbox', { name: 'Source' }).fill('Provider contract, section 4.2');
  await expect(effect).toContainText('Provider contract, section 4.2');
  await steps.accessible(page);
  await page.getByRole('button', { name: 'Save the plan' }).click();
  await expect(page.getByText('clocks.shorterClocks.1.citation: Provider contract, section 4.2')).toBeVisible();
  await test.step('and is taken away again', async () => {
    await page.getByRole('button', { name: 'Remove shorter clock 1' }).click();
    await page.getByRole('button', { name: 'Save the plan' }).click();
    await expect(page.getByText('clocks.shorterClocks.1.citation: Provider contract, section 4.2 → none')).toBeVisible();
  });
});

test('to anybody else there are no settings', async ({ page, expectComplaint }) => {
  expectComplaint(/status of 404/);
  await steps.signIn(page, 'nurse');
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' })).toHaveCount(0);
  for (const address of ['/settings', '/settings/users', '/settings/plans/molina-oh', '/settings/log']) {
    expect((await page.goto(address))?.status()).toBe(404);
  }
});
