// The doors: who comes in, how long they stay, and what an address gives away.
import type { Page } from '@playwright/test';
import { idle } from './support/database.ts';
import * as life from './support/life.ts';
import * as people from './support/people.ts';
import { pumpRequest } from './support/requests.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

const PLAN = 'molina-oh';
const PLAN_NAME = 'Molina Medicaid, OH';
const warning = (page: Page) => page.getByRole('dialog', { name: 'Are you still there?' });

/** An account of this journey's own: what is done to its sessions disturbs nobody. */
async function comeIn(admin: Page, page: Page, role: people.Role): Promise<people.Person> {
  const person = await people.invite(admin, 'Ottilie Brandvold', PLAN_NAME, role);
  await page.goto('/sign-in');
  await steps.fillSignIn(page, person.email, person.password);
  if (role === 'Medical director') await people.setUpSecondFactor(page, person.password);
  await expect(page.getByRole('heading', { name: 'Worklist' })).toBeVisible();
  return person;
}

/** The screen looks at the clock anew when it comes into sight. */
const comeBack = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

/** The screen finds that the sign-in has ended: as it comes into sight, or by its own questions, which may lead it out a moment before. */
async function ledOut(page: Page): Promise<void> {
  await comeBack(page).catch((error: Error) => {
    if (!error.message.includes('Execution context was destroyed')) throw error;
  });
  await page.waitForURL(/\/sign-in\?why=idle/);
}

test('a nurse who does nothing is warned, stays by a key, is signed out, and finds what she typed', async ({
  page,
  newPerson,
  expectComplaint,
}) => {
  test.setTimeout(180_000);
  expectComplaint(/status of 401/);
  const admin = await newPerson();
  await steps.signIn(admin, 'admin');
  const { email, password } = await comeIn(admin, page, 'Nurse reviewer');
  const number = await steps.enterRequest(page, pumpRequest(PLAN));
  await steps.claim(page);
  await steps.open(page, 'Review');
  const row = steps.questions(page).locator('[data-question="indication"]');
  await row.getByRole('button', { name: 'cite' }).click();
  const form = page.getByRole('form', { name: 'Where it was found' });
  await form.getByRole('combobox', { name: 'Document' }).fill('Clinic note, unfinished');

  await test.step('a minute before the end she is warned, and a key keeps her', async () => {
    await idle(email, 14 * 60 + 15);
    await comeBack(page);
    await expect(warning(page)).toContainText(/signed out in \d+ seconds/);
    await steps.accessible(page);
    await expect(warning(page).getByRole('button', { name: 'Stay signed in' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(warning(page)).toBeHidden();
    await page.reload();
    await expect(steps.questions(page)).toBeVisible();
  });
  await test.step('news of the case that the screen asks for do not keep her', async () => {
    await idle(email, 16 * 60);
    await ledOut(page);
    await expect(page.getByText('nobody was active for 15 minutes')).toBeVisible();
    await steps.accessible(page);
  });
  await test.step('signing in again leads to the page, with what was typed', async () => {
    await steps.fillSignIn(page, email, password);
    await expect(page).toHaveURL(new RegExp(`/cases/${number}/review`));
    if (!(await form.isVisible())) await row.getByRole('button', { name: 'cite' }).click();
    await expect(form.getByRole('combobox', { name: 'Document' })).toHaveValue('Clinic note, unfinished');
  });
});

test('a director’s draft outlives her session', async ({ page, newPerson, expectComplaint }) => {
  test.setTimeout(180_000);
  expectComplaint(/status of 401/);
  const admin = await newPerson();
  await steps.signIn(admin, 'admin');
  const director = await newPerson();
  const { email, password } = await comeIn(admin, director, 'Medical director');
  await steps.signIn(page, 'nurse');
  const number = await life.enterEscalated(page, pumpRequest(PLAN));
  await life.take(director, number);
  await director.getByRole('textbox', { name: 'Rationale' }).fill('Half a thought about the record');
  await director.getByRole('textbox', { name: 'Rationale' }).press('Tab');
  await expect(director.getByText(/saved \d\d:\d\d/i).first()).toBeVisible();
  await idle(email, 16 * 60);
  await ledOut(director);
  await test.step('a code is asked for; one of another account is none', async () => {
    await steps.fillSignIn(director, email, password);
    await expect(director.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
    await steps.accessible(director);
    await steps.enterCode(director);
    await expect(director.getByRole('alert').filter({ hasText: 'The code is wrong' })).toBeVisible();
  });
  await test.step('an administrator takes the lost second factor away; she sets up another and finds her draft', async () => {
    await admin.getByRole('link', { name: 'Settings' }).click();
    await admin.getByRole('row').filter({ hasText: email }).getByRole('link').click();
    await expect(admin.getByText(email)).toBeVisible();
    await admin.getByRole('button', { name: 'Take away the second factor…' }).click();
    await steps.accessible(admin);
    await admin.getByRole('dialog').getByRole('button', { name: 'Take it away' }).click();
    await expect(admin.getByText('Second factor taken away')).toBeVisible();
    await director.goto(`/cases/${number}/decision`);
    await steps.fillSignIn(director, email, password);
    await steps.accessible(director);
    await people.setUpSecondFactor(director, password);
    await expect(director.getByRole('textbox', { name: 'Rationale' })).toHaveValue('Half a thought about the record');
  });
});

test('a backup code signs in once', async ({ page, newPerson }) => {
  const admin = await newPerson();
  await steps.signIn(admin, 'admin');
  const person = await people.invite(admin, 'Sunniva Achterberg', PLAN_NAME, 'Medical director');
  await page.goto('/sign-in');
  await steps.fillSignIn(page, person.email, person.password);
  const [code = ''] = await people.setUpSecondFactor(page, person.password);
  const enter = async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Criterion' })).toBeVisible();
    await steps.fillSignIn(page, person.email, person.password);
    await page.getByRole('textbox', { name: 'Code' }).fill(code);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  await enter();
  await expect(page.getByRole('heading', { name: 'Worklist' })).toBeVisible();
  await enter();
  await expect(page.getByRole('alert').filter({ hasText: 'The code is wrong or has been used up' })).toBeVisible();
});

test('whoever fails is slowed and told when to try again; the account is not locked', async ({ page, newPerson }) => {
  await page.goto('/sign-in');
  const nobody = `nobody-${Date.now()}@example.test`;
  const slowed = page.getByRole('alert').filter({ hasText: /Too many attempts failed. Try again in \d+ seconds?/ });
  // The wait grows until it is longer than an attempt takes.
  await expect(async () => {
    await steps.fillSignIn(page, nobody, 'not the password');
    await expect(slowed).toBeVisible({ timeout: 1500 });
  }).toPass({ timeout: 60_000 });
  await steps.accessible(page);
  await steps.signIn(await newPerson(), 'nurse');
});

test('a person sees where they are signed in, and signs out elsewhere', async ({ page, newPerson, expectComplaint }) => {
  // The page left open elsewhere asks for news of the worklist once more.
  expectComplaint(/status of 401/);
  const [admin, elsewhere] = [await newPerson(), await newPerson()];
  await steps.signIn(admin, 'admin');
  const { email, password } = await comeIn(admin, page, 'Nurse reviewer');
  await elsewhere.goto('/sign-in');
  await steps.fillSignIn(elsewhere, email, password);
  await expect(elsewhere.getByRole('heading', { name: 'Worklist' })).toBeVisible();
  await page.getByRole('link', { name: /^Ottilie Brandvold/ }).click();
  const list = page.getByRole('list', { name: 'Sign-ins' });
  await expect(list.getByText('this one')).toHaveCount(1);
  await expect(list).toContainText(/Chrome on \w+/);
  await steps.accessible(page);
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await elsewhere.goto('/worklist');
  await expect(elsewhere.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
});

test('answers carry what keeps them to us, and what cannot be read is the sender’s fault', async ({ page }) => {
  const { request } = page.context();
  const headers = (await request.get('/sign-in')).headers();
  expect(headers).toMatchObject({
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers['x-request-id']).toMatch(/^[\w-]{36}$/);
  expect((await request.get('/api/health', { headers: { 'x-request-id': 'from-the-proxy' } })).headers()['x-request-id']).toBe(
    'from-the-proxy',
  );
  expect(await (await request.get('/api/ready')).json()).toEqual({ status: 'ready' });
  const metrics = await (await request.get('/api/metrics')).text();
  expect(metrics).toMatch(/criterion_http_duration_seconds_count\{method="GET",route="\/sign-in",status="200"\} \d+/);
  const post = (path: string, options: Parameters<typeof request.post>[1]) => request.post(path, options).then((answer) => answer.status());
  const action = { 'next-action': '40'.repeat(21), 'content-type': 'text/plain;charset=UTF-8' };
  expect(await post('/sign-in', { headers: action, data: '{' })).toBe(400);
  expect(await post('/sign-in', { data: Buffer.alloc(1_100_000) })).toBe(413);
  expect(await post('/api/session', { headers: { origin: 'https://elsewhere.test' } })).toBe(403);
  expect(await post('/api/session', { headers: { 'sec-fetch-site': 'cross-site' } })).toBe(403);
});
