// How soon a page answers keys and clicks at a processor slowed four times: interaction to next paint, and key to painted answer.
import type { Browser, Page } from '@playwright/test';
import { freshPage, type Session } from './browser.ts';
import { type Target, targetUrl } from './targets.ts';
import { type Watched, watch } from './watch.ts';

const SLOWDOWN = 4;
/** What an input took of which the browser told nothing: at most that. */
const UNTOLD_MS = 16;
/** Until what is drawn answers: the figures are of a page in use, not of one that still starts. */
const HYDRATED_MS = 1500;
/** A fast typist's key after key. */
const BETWEEN_MS = 120;

export interface Interactions {
  /** One for each key or click; 16 where the browser told of nothing slower. */
  readonly inp: readonly number[];
  readonly answers: readonly number[];
  readonly determinations: readonly number[];
}

type Act = (page: Page, presses: number) => Promise<number>;

/** Opens the page on a slowed processor, acts on it and reads what was seen. */
export async function interact(browser: Browser, url: string, target: Target, session: Session, presses: number): Promise<Interactions> {
  const page = await freshPage(browser, target.signedIn ? session : null);
  await page.addInitScript(watch);
  const devtools = await page.context().newCDPSession(page);
  await page.goto(targetUrl(url, target), { waitUntil: 'load' });
  await page.waitForTimeout(HYDRATED_MS);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const count = await (ACTS[target.name] ?? tabThrough)(page, presses);
  await page.waitForTimeout(500); // the observer hears of an event some frames after its paint
  const { interactions, answers, determinations } = await page.evaluate(() => Reflect.get(window, 'criterionWatch') as Watched); // put there by watch()
  await page.context().close();
  const longest = new Map<number, number>();
  for (const { id, duration } of interactions) longest.set(id, Math.max(longest.get(id) ?? 0, duration));
  const told = [...longest.values()];
  return { inp: [...told, ...Array<number>(Math.max(count - told.length, 0)).fill(UNTOLD_MS)], answers, determinations };
}

async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForTimeout(BETWEEN_MS);
  await page.waitForFunction(() => Reflect.get(Reflect.get(window, 'criterionWatch'), 'pending') === 0);
}

async function pressAll(page: Page, keys: readonly string[]): Promise<number> {
  for (const key of keys) await press(page, key);
  return keys.length;
}

const tabThrough: Act = (page, presses) => pressAll(page, Array<string>(presses).fill('Tab'));

const signInTyping: Act = async (page, presses) => {
  await page.getByRole('textbox', { name: 'E-mail' }).focus();
  return pressAll(page, [...'nurse@demo.test'.repeat(Math.ceil(presses / 15))].slice(0, presses));
};

/** Down the rows and up again. */
const rows: Act = (page, presses) => pressAll(page, [...'jjjkjjjkk'.repeat(Math.ceil(presses / 9))].slice(0, presses));

const boxes: Act = async (page, presses) => {
  const all = await page.getByRole('checkbox').all();
  if (all.length === 0) return tabThrough(page, presses);
  for (let click = 0; click < presses; click++) {
    await all[click % all.length]?.click();
    await page.waitForTimeout(BETWEEN_MS);
  }
  return presses;
};

/** What the question in focus takes. */
const kindInFocus = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const control = document.activeElement?.closest('[data-question]')?.querySelector('[data-control]');
    if (!control) return 'none';
    if (control.querySelector('input')) return 'box';
    return control.textContent?.startsWith('Yes') ? 'yes or no' : 'options';
  });

/** Keys that change the answer, whatever it was: two in turn, of which at most one is the answer already. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'yes or no': ['n', 'y'],
  options: ['2', '1'],
  box: ['4', 'Backspace'],
};

/** Down the questions, each answered twice; from the first again, until the presses are used up. */
const questions: Act = async (page, presses) => {
  const all = page.locator('[data-question]');
  const first = all.first().locator('[data-control] :is([role=radio][tabindex="0"], input, select)');
  const count = await all.count();
  let done = 0;
  for (let at = 0; done < presses; at = (at + 1) % count) {
    if (at === 0) await first.focus();
    done += await pressAll(page, [...(KEYS[await kindInFocus(page)] ?? []), 'ArrowDown']);
  }
  return done;
};

const ACTS: Readonly<Record<string, Act>> = { login: signInTyping, worklist: rows, decision: boxes, review: questions };
