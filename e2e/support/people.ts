// People as an administrator makes them, on the screens of the settings.
import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { day, PRACTITIONER } from './requests.ts';

export type Person = { name: string; email: string; password: string };
export type Role = 'No role' | 'Nurse reviewer' | 'Medical director';

/** A new account with its role in one plan. @param plan the plan's name */
export async function invite(admin: Page, name: string, plan: string, role: Role): Promise<Person> {
  return test.step(`the administrator invites ${name} as ${role.toLowerCase()}`, async () => {
    const email = `${randomUUID()}@example.test`;
    await admin.goto('/settings/users/invite');
    await admin.getByRole('textbox', { name: 'Name' }).fill(name);
    await admin.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await admin.getByRole('combobox', { name: plan }).selectOption(role);
    await admin.getByRole('button', { name: 'Invite' }).click();
    await expect(admin.getByRole('heading', { name: `Password of ${name}` })).toBeVisible();
    const password = (await admin.getByRole('code').textContent()) ?? '';
    await admin.getByRole('link', { name: 'Go to the account' }).click();
    await expect(admin.getByRole('form', { name: 'Account' })).toBeVisible();
    return { name, email, password: await chooseOwn(admin, email, password) };
  });
}

/** What an administrator gave serves only to choose another. */
async function chooseOwn(admin: Page, email: string, given: string): Promise<string> {
  const own = `${randomUUID()} of my own`;
  const browser = admin.context().browser();
  if (!browser) throw new Error('a context without its browser');
  const context = await browser.newContext({ baseURL: new URL(admin.url()).origin });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(given);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Current password', { exact: true }).fill(given);
  await page.getByLabel('New password', { exact: true }).fill(own);
  await page.getByLabel('New password again', { exact: true }).fill(own);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('Your password is changed')).toBeVisible();
  await context.close();
  return own;
}

/** Whose role asks for it is led here: an authenticator app, whose code the demo shows. @returns the backup codes */
export async function setUpSecondFactor(page: Page, password: string): Promise<string[]> {
  return test.step('a second factor is set up', async () => {
    await expect(page.getByRole('heading', { name: 'Set up your second factor' })).toBeVisible();
    await page.getByLabel('Your password').fill(password);
    await page.getByRole('button', { name: 'Begin' }).click();
    await expect(page.getByRole('img', { name: 'QR code of the secret below' })).toBeVisible();
    const shown = await page
      .getByText(/^Demo only: the app would show/)
      .getByRole('code')
      .textContent();
    await page.getByLabel('Code that the app shows now').fill(shown ?? '');
    await page.getByRole('button', { name: 'Try the code' }).click();
    await expect(page.getByRole('heading', { name: /^It is set up/ })).toBeFocused();
    const codes = await page.getByRole('listitem').allTextContents();
    await page.getByRole('link', { name: 'I have kept them: go on' }).click();
    await expect(page.getByRole('heading', { name: /^It is set up/ })).toBeHidden();
    return codes;
  });
}

/** On the account's page. */
export async function giveRole(admin: Page, plan: string, role: Role): Promise<void> {
  await test.step(`the administrator sets the role in ${plan}: ${role.toLowerCase()}`, async () => {
    await admin.getByRole('form', { name: 'Account' }).getByRole('combobox', { name: plan }).selectOption(role);
    await admin.getByRole('button', { name: 'Save the account' }).click();
    await expect(admin.getByRole('status').filter({ hasText: 'Account saved' })).toBeVisible();
    await admin.reload();
  });
}

/** On the account's page: a license in order. */
export async function addLicense(admin: Page, state: string): Promise<void> {
  await test.step(`a license of ${state} is put on file`, async () => {
    await admin.getByRole('button', { name: 'Add a license' }).click();
    const form = admin.getByRole('form', { name: 'Add a license' });
    const texts = { 'License number': '35.204417', Specialty: 'Pain medicine', 'Board status': 'Board certified', NPI: PRACTITIONER.npi };
    for (const [name, text] of Object.entries(texts)) await form.getByRole('textbox', { name }).fill(text);
    await form.getByRole('combobox', { name: 'State' }).selectOption(state);
    await form.getByLabel('Valid from').fill(day(-1000));
    await form.getByLabel('Expires on').fill(day(400));
    await saveLicense(admin);
  });
}

/** On the account's page: its one license is changed. Empty restrictions: none. */
export async function changeLicense(admin: Page, { expiresOn, restrictions }: { expiresOn: string; restrictions: string }): Promise<void> {
  await test.step(`the license: to ${expiresOn}, ${restrictions || 'unrestricted'}`, async () => {
    await admin.getByRole('button', { name: /^Change license/ }).click();
    await admin.getByLabel('Expires on').fill(expiresOn);
    await admin.getByRole('textbox', { name: 'Restrictions' }).fill(restrictions);
    await saveLicense(admin);
  });
}

async function saveLicense(admin: Page): Promise<void> {
  await admin.getByRole('button', { name: 'Save the license' }).click();
  await expect(admin.getByRole('form', { name: /license/ })).toBeHidden();
}
