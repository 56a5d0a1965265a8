// The whole review without a mouse.
import type { Locator, Page } from '@playwright/test';
import { type FactKey, type FactValue, factSpec } from '@/lib/criteria/facts.ts';
import { chartFor, pumpRequest } from './support/requests.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('a nurse reviews and approves a trial with the keyboard alone', async ({ page, newPerson }) => {
  const request = pumpRequest('uhc-commercial', { codes: ['62323'] });
  const chart = chartFor(request);
  const colleague = await newPerson();
  await steps.signIn(colleague, 'nurse2');
  const number = await steps.enterRequest(colleague, request);
  await steps.signIn(page, 'nurse');
  const press = (key: string) => page.keyboard.press(key);

  await test.step('search, j, Enter: the case; c: hers', async () => {
    await press('/');
    await page.keyboard.type(number);
    await press('Enter');
    await expect(page.getByText(`search: ${number}`)).toBeVisible();
    await press('j');
    await expect(page.getByRole('link', { name: number })).toBeFocused();
    await press('Enter');
    await steps.caseNumberOf(page);
    await press('c');
    await expect(steps.header(page).getByText('In review', { exact: true })).toBeVisible();
    await tabTo(page, page.getByRole('navigation', { name: 'Steps of the case' }).getByRole('link', { name: 'Review' }));
    await press('Enter');
    await page.waitForURL(/\/review$/);
  });
  await test.step('? lists the keys', async () => {
    await press('?');
    await expect(page.getByRole('dialog', { name: 'Keys on this page' })).toBeVisible();
    await steps.accessible(page);
    await press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });
  await test.step('every question by its keys', async () => {
    for (const { fact, value } of chart) {
      // The answer to the first question brings the others.
      await expect(questionOf(page, fact)).toBeVisible();
      await press('ArrowDown');
      await expect(questionOf(page, fact)).toBeFocused();
      await typeAnswer(page, fact, value);
    }
    await steps.saved(page);
  });
  await test.step('u takes an answer back; an arrow and Space give it again', async () => {
    // The last question asks for yes or no.
    const { fact, value } = chart.at(-1) ?? { fact: 'trialDone', value: true };
    const options = steps
      .questions(page)
      .getByRole('radiogroup', { name: factSpec(fact).question, exact: true })
      .getByRole('radio');
    const given = options.nth(value === true ? 0 : 1);
    await press('u');
    await expect(options.nth(2)).toBeChecked();
    await arrowTo(page, given);
    await press('Space');
    await expect(given).toBeChecked();
    await steps.saved(page);
  });
  await test.step('e cites, m notes', async () => {
    await press('e');
    await expect(page.getByRole('combobox', { name: 'Document' })).toBeFocused();
    await page.keyboard.type('History and physical');
    await press('Tab');
    await page.keyboard.type('2');
    await press('Enter');
    await expect(steps.questions(page).getByText('History and physical, p. 2', { exact: true })).toBeVisible();
    await press('m');
    await page.keyboard.type('asked again by telephone');
    await press('Escape');
    await expect(steps.questions(page).getByText('Note: asked again by telephone')).toBeVisible();
    await steps.saved(page);
  });
  await expect(steps.determination(page).getByText('Meets criteria', { exact: true })).toBeVisible();

  await test.step('gaps accepted, ready, the line confirmed, approved', async () => {
    await tabTo(page, page.getByRole('link', { name: 'Confirm ready' }));
    await press('Enter');
    await page.waitForURL(/\/decision$/);
    const gaps = page.getByRole('checkbox', { name: 'Accept without evidence' });
    await expect(gaps).toHaveCount(chart.length - 1);
    for (const gap of await gaps.all()) {
      await tabTo(page, gap);
      await press('Space');
    }
    await tabTo(page, page.getByRole('button', { name: 'Confirm ready' }));
    await press('Enter');
    await expect(page.getByText('Confirmed ready.', { exact: true })).toBeVisible();
    await tabTo(page, page.getByRole('checkbox', { name: 'Confirm line 1, 62323' }));
    await press('Space');
    await tabTo(page, page.getByRole('button', { name: 'Approve…' }));
    await press('Enter');
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }));
    await steps.accessible(page);
    await press('Enter');
    await expect(steps.header(page).getByText('Decided', { exact: true })).toBeVisible();
  });
});

const MOST_STOPS = 150;

const tabTo = (page: Page, wanted: Locator) => pressUntil(page, 'Tab', wanted);
const arrowTo = (page: Page, wanted: Locator) => pressUntil(page, 'ArrowRight', wanted);

/** One key, as often as it takes for the focus to get there. */
async function pressUntil(page: Page, key: string, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${wanted}`);
}

/** The stop of a question: its chosen or first option, its list or its box. */
function questionOf(page: Page, fact: FactKey): Locator {
  const { question } = factSpec(fact);
  const asked = steps.questions(page);
  const options = asked.getByRole('radiogroup', { name: question, exact: true }).getByRole('radio').and(page.locator('[tabindex="0"]'));
  const named = (role: 'textbox' | 'combobox') => asked.getByRole(role, { name: question, exact: true });
  return options.or(named('textbox')).or(named('combobox'));
}

async function typeAnswer(page: Page, fact: FactKey, value: FactValue): Promise<void> {
  const spec = factSpec(fact);
  if (spec.type === 'boolean') await page.keyboard.press(value === true ? 'y' : 'n');
  else if (spec.type === 'enum') await page.keyboard.press(String(spec.options.indexOf(String(value)) + 1));
  else await page.keyboard.type(String(value));
}
