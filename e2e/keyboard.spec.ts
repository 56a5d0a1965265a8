// The whole review without a mouse, and what it costs in keys.
import type { Locator, Page } from '@playwright/test';
import { factSpec } from '@/lib/criteria/facts.ts';
import { answerByKeys, focusIsKept, type Keyboard, keyboardOf, questionOf } from './support/keyboard.ts';
import { chartFor, pumpRequest, type Request } from './support/requests.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

/** Keys per question, the way to it included; one key to get there and one to answer are the least. */
const MOST_PER_QUESTION = 2.2;

const JOURNEYS: readonly { payer: string; request: Request }[] = [
  { payer: 'Molina', request: pumpRequest('molina-oh') },
  { payer: 'CareSource', request: pumpRequest('caresource-ar-passe') },
];

for (const { payer, request } of JOURNEYS) {
  test(`a permanent pump for ${payer}, from the worklist to its letters, with the keyboard alone`, async ({ page, newPerson }) => {
    test.setTimeout(120_000);
    const chart = chartFor(request);
    const number = await received(await newPerson(), request);
    await steps.signIn(page, 'nurse');
    const keys = keyboardOf(page);

    const claiming = await keys.counted(() => claimFromList(page, keys, number));
    const questions = await keys.counted(() => answerByKeys(page, keys, chart));
    await steps.saved(page);
    await expect(steps.determination(page).getByText('Meets criteria', { exact: true })).toBeVisible();
    const record = await keys.counted(() => citeAndNote(page, keys));
    const deciding = await keys.counted(() => readyAndApprove(page, keys, request.codes));
    const letters = await keys.counted(() => issueLetters(page, keys));

    const each = questions / chart.length;
    const rest = `claim ${claiming}, citation and note ${record}, ready and approve ${deciding}, letters ${letters}`;
    console.log(`keystrokes: ${payer} ${questions} over ${chart.length} questions = ${each.toFixed(2)} per question; besides: ${rest}`);
    expect(each).toBeLessThan(MOST_PER_QUESTION);
  });
}

/** A request that came in earlier, entered on another desk. @returns its number */
async function received(desk: Page, request: Request): Promise<string> {
  await steps.signIn(desk, 'nurse');
  return steps.enterRequest(desk, request);
}

async function claimFromList(page: Page, keys: Keyboard, number: string): Promise<void> {
  await test.step('search, j, c: the case is hers; Enter opens its questions', async () => {
    await keys.press('/');
    await keys.type(number.slice(-6));
    await keys.press('Enter');
    await expect(page.getByText(`search: ${number.slice(-6)}`)).toBeVisible();
    await focusIsKept(page);
    await keys.press('j');
    await expect(page.getByRole('link', { name: number })).toBeFocused();
    await keys.press('c');
    await expect(page.getByRole('row').filter({ hasText: number })).toContainText('In review');
    await focusIsKept(page);
    await keys.press('Enter');
    await page.waitForURL(/\/review$/);
    await focusIsKept(page);
  });
}

async function citeAndNote(page: Page, keys: Keyboard): Promise<void> {
  await test.step('e cites, m notes', async () => {
    await keys.press('e');
    await expect(page.getByRole('combobox', { name: 'Document' })).toBeFocused();
    await keys.type('History and physical');
    await keys.press('Tab');
    await keys.type('2');
    await keys.press('Enter');
    await expect(steps.questions(page).getByText('History and physical, p. 2', { exact: true })).toBeVisible();
    await focusIsKept(page);
    await keys.press('m');
    await keys.type('asked again by telephone');
    await keys.press('Escape');
    await expect(steps.questions(page).getByText('Note: asked again by telephone')).toBeVisible();
    await steps.saved(page);
    await focusIsKept(page);
  });
}

async function readyAndApprove(page: Page, keys: Keyboard, codes: readonly string[]): Promise<void> {
  await test.step('gaps accepted, ready, each line confirmed, approved', async () => {
    await keys.press('d');
    await page.waitForURL(/\/decision$/);
    await focusIsKept(page);
    for (const gap of await page.getByRole('checkbox', { name: 'Accept without evidence' }).all()) await tick(keys, gap);
    await keys.press('r');
    await expect(page.getByText('Confirmed ready.', { exact: true })).toBeVisible();
    await focusIsKept(page);
    for (const [index, code] of codes.entries())
      await tick(keys, page.getByRole('checkbox', { name: `Confirm line ${index + 1}, ${code}` }));
    await keys.press('a');
    await expect(page.getByRole('dialog')).toBeVisible();
    await focusIsKept(page);
    await choose(keys, page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }));
    await expect(steps.header(page).getByText('Decided', { exact: true })).toBeVisible();
    await focusIsKept(page);
  });
}

async function issueLetters(page: Page, keys: Keyboard): Promise<void> {
  await test.step('by the palette to the letters; issued', async () => {
    await keys.press('Control+k');
    await keys.type('let');
    await expect(page.getByRole('option', { name: 'Letters', selected: true })).toBeVisible();
    await keys.press('Enter');
    await page.waitForURL(/\/letters$/);
    await focusIsKept(page);
    await choose(keys, page.getByRole('button', { name: 'Issue all' }));
    await expect(page.getByRole('button', { name: 'Record delivery' })).toBeVisible();
    await focusIsKept(page);
  });
}

async function tick(keys: Keyboard, box: Locator): Promise<void> {
  await keys.tabTo(box);
  await keys.press('Space');
  await expect(box).toBeChecked();
}

async function choose(keys: Keyboard, button: Locator): Promise<void> {
  await keys.tabTo(button);
  await keys.press('Enter');
}

test('the keys are listed, and a slip is put right by the next key', async ({ page }) => {
  const request = pumpRequest('uhc-commercial', { codes: ['62323'] });
  const chart = chartFor(request);
  await steps.signIn(page, 'nurse');
  await steps.enterRequest(page, request);
  await expect(steps.header(page).getByRole('button', { name: 'Claim' })).toBeVisible();
  await page.keyboard.press('c');
  await expect(steps.header(page).getByText('In review', { exact: true })).toBeVisible();
  await focusIsKept(page);
  await steps.open(page, 'Review');
  const keys = keyboardOf(page);

  await test.step('? lists the keys; a single key that is turned off rests', async () => {
    await keys.press('?');
    const list = page.getByRole('dialog', { name: 'Keys on this page' });
    await expect(list).toBeVisible();
    await steps.accessible(page);
    const off = list.getByRole('checkbox', { name: 'on: List all keys' });
    await keys.tabTo(off);
    await keys.press('Space');
    await expect(off).not.toBeChecked();
    await keys.press('Escape');
    await expect(list).toBeHidden();
    await focusIsKept(page);
    await keys.press('?');
    await expect(list).toBeHidden();
    await page.getByRole('button', { name: 'Keyboard: all keys of this page' }).click();
    await off.check();
    await keys.press('Escape');
  });
  await answerByKeys(page, keys, chart);
  await steps.saved(page);
  await test.step('u takes an answer back; an arrow and Space give it again', async () => {
    // The last question asks for yes or no.
    const { fact, value } = chart.at(-1) ?? { fact: 'trialDone', value: true };
    const group = steps.questions(page).getByRole('radiogroup', { name: factSpec(fact).question, exact: true });
    const given = group.getByRole('radio').nth(value === true ? 0 : 1);
    await keys.press('u');
    await expect(group.getByRole('radio').nth(2)).toBeChecked();
    await expect(questionOf(page, fact)).toBeFocused();
    await keys.pressUntil('ArrowRight', given);
    await keys.press('Space');
    await expect(given).toBeChecked();
    await steps.saved(page);
  });
});
