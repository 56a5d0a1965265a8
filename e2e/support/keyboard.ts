// A keyboard that counts: whoever reviews all day pays for every key.
import type { Locator, Page } from '@playwright/test';
import { boxText } from '@/components/form/fact-words.ts';
import { type FactKey, type FactValue, factSpec } from '@/lib/criteria/facts.ts';
import * as steps from './steps.ts';
import { expect } from './test.ts';

/** So many stops, and the way to an element is none. */
const MOST_STOPS = 150;

export type Keyboard = ReturnType<typeof keyboardOf>;

/** Keys of one person; each press counts, also each letter of a word. */
export function keyboardOf(page: Page) {
  let count = 0;

  async function press(key: string): Promise<void> {
    count += 1;
    await page.keyboard.press(key);
  }

  /** One key, as often as it takes for the focus to get there. */
  async function pressUntil(key: string, wanted: Locator): Promise<void> {
    await expect(wanted).toBeVisible();
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await press(key);
    }
    throw new Error(`${key} does not lead to ${wanted}`);
  }

  return {
    press,
    pressUntil,
    type: async (text: string) => {
      count += [...text].length;
      await page.keyboard.type(text);
    },
    tabTo: (wanted: Locator) => pressUntil('Tab', wanted),
    /** How many keys a part of the work took. */
    counted: async (part: () => Promise<void>): Promise<number> => {
      const before = count;
      await part();
      return count - before;
    },
  };
}

/** The focus is on something: a screen reader has a place, and the next Tab goes on from it. */
export async function focusIsKept(page: Page): Promise<void> {
  const onNothing = () => page.evaluate(() => document.activeElement === null || document.activeElement === document.body);
  await expect.poll(onNothing, 'the focus is lost: it is on the page’s body').toBe(false);
}

/** The stop of a question: its chosen or first option, its list or its box. */
export function questionOf(page: Page, fact: FactKey): Locator {
  const { question } = factSpec(fact);
  const asked = steps.questions(page);
  const options = asked.getByRole('radiogroup', { name: question, exact: true }).getByRole('radio').and(page.locator('[tabindex="0"]'));
  const named = (role: 'textbox' | 'combobox') => asked.getByRole(role, { name: question, exact: true });
  return options.or(named('textbox')).or(named('combobox'));
}

/** The answer as it is typed on its question. */
export async function typeAnswer(keys: Keyboard, fact: FactKey, value: FactValue): Promise<void> {
  const spec = factSpec(fact);
  if (spec.type === 'boolean') await keys.press(value === true ? 'y' : 'n');
  else if (spec.type === 'enum') await keys.press(String(spec.options.indexOf(String(value)) + 1));
  else await keys.type(spec.type === 'date' ? shortDay(String(value)) : boxText(fact, value));
}

/** Every question in the order of the page: a key to get there, the keys of the answer. */
export async function answerByKeys(page: Page, keys: Keyboard, chart: readonly steps.Answered[]): Promise<void> {
  for (const { fact, value } of chart) {
    // The answer to the first question brings the others.
    await expect(questionOf(page, fact)).toBeVisible();
    await keys.press('ArrowDown');
    await expect(questionOf(page, fact)).toBeFocused();
    await typeAnswer(keys, fact, value);
  }
  await focusIsKept(page);
}

/** `2026-11-02` → `1102`: what happened within the year needs neither slashes nor the year. */
const shortDay = (day: string) => day.slice(5).replace('-', '');
