// What people do, in their words: each a step of a journey's report.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { boxText, valueWords } from '@/components/form/fact-words.ts';
import { STAGE_WORDS } from '@/lib/cases/words.ts';
import type { Stage } from '@/lib/criteria/case-input.ts';
import { type FactKey, type FactValue, factSpec } from '@/lib/criteria/facts.ts';
import { DEMO_PASSWORD } from '@/prisma/seed/people.ts';
import { DEMO_PLANS } from '@/prisma/seed/plans.ts';
import { ADDRESS, FACILITY, PRACTITIONER, type Request } from './requests.ts';

/** WCAG 2.2, levels A and AA. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The page as it stands now has no fault that a machine can find. */
export async function accessible(page: Page): Promise<void> {
  await test.step(`nothing bars anyone from ${new URL(page.url()).pathname}`, async () => {
    let faults = await faultsOf(page);
    // The title comes in the stream behind the page: between two pages there may be none for a moment.
    if (faults.some((fault) => fault.startsWith('document-title'))) {
      await expect(page).toHaveTitle(/\S/);
      faults = await faultsOf(page);
    }
    expect(faults, page.url()).toEqual([]);
  });
}

async function faultsOf(page: Page): Promise<string[]> {
  // A color on its way to another is no color of ours.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((one) => one instanceof CSSTransition)
        .map((one) => one.finished),
    ),
  );
  // The browser's own viewer of a PDF is not ours to check.
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).exclude('iframe').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

type Who = 'nurse' | 'nurse2' | 'director' | 'director2' | 'manager' | 'auditor' | 'admin';

export async function signIn(page: Page, who: Who, at = ''): Promise<void> {
  await test.step(`${who} signs in`, async () => {
    await page.goto(`${at}/sign-in`);
    await fillSignIn(page, who);
    await expect(page.getByRole('heading', { name: 'Worklist' })).toBeVisible();
  });
}

export async function fillSignIn(page: Page, who: string, password = DEMO_PASSWORD): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(who.includes('@') ? who : `${who}@demo.test`);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  if (/^(director2?|admin)$/.test(who) && password === DEMO_PASSWORD) await enterCode(page);
}

/** The second factor, with the code that the demo shows in place of a device. */
export async function enterCode(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Fill it in' }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Types the request in, sends it, and lands on its case. */
export async function enterRequest(page: Page, request: Request): Promise<string> {
  return test.step(`a request for ${request.member.name} is entered`, async () => {
    await page.getByRole('link', { name: 'New request' }).first().click();
    await typeRequest(page, request);
    await page.getByRole('button', { name: 'Receive the request' }).click();
    return caseNumberOf(page);
  });
}

export async function typeRequest(page: Page, request: Request): Promise<void> {
  const part = (name: string) => page.getByRole('region', { name, exact: true });
  await typeReceipt(part('Request'), request);
  const member = part('Member');
  await fillAll(member, { 'Member ID': request.member.memberId, Name: request.member.name, 'Date of birth': request.member.dateOfBirth });
  await member.getByRole('combobox', { name: 'Language of letters and calls' }).selectOption('Vietnamese');
  await typeAddress(member);
  if (request.representative) await typeRepresentative(member, request.representative);
  const practitioner = part('Requesting practitioner');
  await fillAll(practitioner, { NPI: PRACTITIONER.npi, 'Name and degree': PRACTITIONER.name, Telephone: PRACTITIONER.phone });
  await typeAddress(practitioner);
  await fillAll(part('Facility'), { NPI: FACILITY.npi, Name: FACILITY.name });
  await typeAddress(part('Facility'));
  for (const [index, code] of request.codes.entries()) await typeLine(part('Service lines'), index, code, request.dateOfService);
  await fillAll(part('Diagnoses'), { Code: request.diagnosis.code, Description: request.diagnosis.description });
  await part('Urgency').getByRole('group', { name: 'A pump is implanted now' }).getByRole('radio', { name: 'No', exact: true }).check();
  if (request.urgentBecause) await typeUrgency(part('Urgency'), request.urgentBecause);
}

async function typeUrgency(part: Locator, because: string): Promise<void> {
  await part.getByRole('group', { name: 'Asked for as' }).getByRole('radio', { name: 'Expedited' }).check();
  await part.getByRole('radio', { name: /^The practitioner/ }).check();
  await fillAll(part, { 'Urgency finding': because });
}

async function typeReceipt(part: Locator, { plan, receivedOn, receivedTime }: Request): Promise<void> {
  await part.getByRole('combobox', { name: 'Plan' }).selectOption(DEMO_PLANS.find(({ id }) => id === plan)?.name ?? plan);
  await part.getByRole('combobox', { name: 'Came in by' }).selectOption('Fax');
  await fillAll(part, { 'Received on': receivedOn, At: receivedTime });
}

async function typeRepresentative(member: Locator, { name, relationship }: { name: string; relationship: string }): Promise<void> {
  await member.getByLabel('A representative or guardian acts for the member').check();
  const group = member.getByRole('group', { name: 'Representative' });
  await fillAll(group, { 'Representative’s name': name, Relationship: relationship });
  await group.getByRole('combobox', { name: 'Acts as' }).selectOption('Authorized representative');
  await group.getByRole('combobox', { name: 'Document' }).selectOption('Power of attorney');
  await group.getByLabel('Valid from').fill('2026-01-02');
  await fillAll(group, { 'Where it is kept': 'Fax of January 2, page 1' });
  await typeAddress(group);
}

async function typeAddress(part: Locator): Promise<void> {
  await fillAll(part, { 'Street or P.O. box': ADDRESS.line1, City: ADDRESS.city, 'ZIP code': ADDRESS.postalCode });
  await part.getByRole('combobox', { name: 'State', exact: true }).first().selectOption(ADDRESS.state);
}

async function typeLine(part: Locator, index: number, code: string, dateOfService: string): Promise<void> {
  if (index > 0) await part.getByRole('button', { name: 'Add a line' }).click();
  const line = part.getByRole('group', { name: `Service line ${index + 1}`, exact: true });
  await line.getByRole('combobox', { name: 'Code' }).fill(code);
  await fillAll(line, { 'Date of service': dateOfService });
  await line.getByRole('combobox', { name: 'Place of service' }).selectOption('Outpatient hospital');
}

export async function chooseKind(page: Page, line: number, stage: Stage): Promise<void> {
  await page
    .getByRole('group', { name: `Service line ${line}`, exact: true })
    .getByRole('combobox', { name: 'Kind of request' })
    .selectOption(STAGE_WORDS[stage]);
}

/** Fields by their names, the first of its name: a representative's address comes after the member's own. */
async function fillAll(part: Locator, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await part.getByRole('textbox', { name: label, exact: true }).first().fill(value);
}

/** Waits until the browser stands on a case. */
export async function caseNumberOf(page: Page): Promise<string> {
  await page.waitForURL(/\/cases\/PA-\d\d-\d{6}\/overview$/);
  return /PA-\d\d-\d{6}/.exec(page.url())?.[0] ?? '';
}

export const header = (page: Page) => page.getByRole('region', { name: 'Case', exact: true });
export const questions = (page: Page) => page.getByRole('region', { name: 'Questions', exact: true });
export const determination = (page: Page) => page.getByRole('complementary', { name: 'Determination' });

export async function claim(page: Page): Promise<void> {
  await test.step('she claims the case', async () => {
    await header(page).getByRole('button', { name: 'Claim' }).click();
    await expect(header(page).getByText('In review', { exact: true })).toBeVisible();
  });
}

export async function open(page: Page, step: 'Overview' | 'Records' | 'Review' | 'Decision' | 'Letters' | 'History'): Promise<void> {
  await page.getByRole('navigation', { name: 'Steps of the case' }).getByRole('link', { name: step }).click();
  await page.waitForURL(new RegExp(`/${step.toLowerCase()}(\\?.*)?$`));
}

export type Answered = { fact: FactKey; value: FactValue };

/** Where a question is answered: options side by side, a list, or a box. */
function controlsOf(page: Page, fact: FactKey) {
  const name = { name: factSpec(fact).question, exact: true };
  const asked = questions(page);
  return {
    options: asked.getByRole('radiogroup', name),
    list: asked.getByRole('combobox', name),
    box: asked.getByRole('textbox', name),
  };
}

/** @param hold milliseconds between press and release, as a hand takes */
export async function answer(page: Page, { fact, value }: Answered, hold = 0): Promise<void> {
  const { options, list, box } = controlsOf(page, fact);
  await expect(options.or(list).or(box)).toBeVisible();
  if (await box.isVisible()) await box.fill(boxText(fact, value));
  else if (await list.isVisible()) await list.selectOption(valueWords(fact, value));
  else await options.getByRole('radio', { name: valueWords(fact, value), exact: true }).click({ delay: hold });
}

/** The page shows these answers. */
export async function shows(page: Page, chart: readonly Answered[]): Promise<void> {
  for (const { fact, value } of chart) {
    const { options, list, box } = controlsOf(page, fact);
    await expect(options.or(list).or(box)).toBeVisible();
    if (await box.isVisible()) await expect(box).toHaveValue(boxText(fact, value));
    else if (await list.isVisible()) await expect(list).toHaveValue(String(value));
    else await expect(options.getByRole('radio', { name: valueWords(fact, value), exact: true })).toBeChecked();
  }
}

export async function answerAll(page: Page, chart: readonly Answered[]): Promise<void> {
  await test.step(`${chart.length} questions are answered`, async () => {
    for (const each of chart) await answer(page, each);
    await saved(page);
  });
}

/** Everything typed is shown as saved. */
export async function saved(page: Page): Promise<void> {
  await expect(
    questions(page)
      .getByRole('status')
      .filter({ hasText: /^saved \d\d:\d\d$/ }),
  ).toBeAttached();
}

export type Citation = { document: string; page: string; quotation: string };

export async function cite(page: Page, fact: FactKey, { document, page: at, quotation }: Citation): Promise<void> {
  await test.step(`the answer is cited to ${document}, page ${at}`, async () => {
    // The row of a question has no role of its own.
    const row = questions(page).locator(`[data-question="${fact}"]`);
    await row.getByRole('button', { name: 'cite' }).click();
    const form = page.getByRole('form', { name: 'Where it was found' });
    await form.getByRole('combobox', { name: 'Document' }).fill(document);
    await fillAll(form, { Page: at, Quotation: quotation });
    await form.getByRole('button', { name: 'Add citation' }).click();
    await expect(questions(page).getByText(`${document}, p. ${at} “${quotation}”`, { exact: true })).toBeVisible();
  });
}

/** Accepts every gap and confirms the case ready. */
export async function confirmReady(page: Page): Promise<void> {
  await test.step('she accepts what is without evidence and confirms the case ready', async () => {
    // From the review the way leads by its own link, which waits for the last answers.
    if (!page.url().endsWith('/decision')) await determination(page).getByRole('link', { name: 'Confirm ready' }).click();
    await page.waitForURL(/\/decision$/);
    for (const box of await page.getByRole('checkbox', { name: 'Accept without evidence' }).all()) await box.check();
    await page.getByRole('button', { name: 'Confirm ready' }).click();
    await expect(page.getByText('Confirmed ready.', { exact: true })).toBeVisible();
  });
}

export async function approveEveryLine(page: Page, codes: readonly string[]): Promise<void> {
  await test.step('she confirms each line and approves', async () => {
    for (const [index, code] of codes.entries()) await page.getByRole('checkbox', { name: `Confirm line ${index + 1}, ${code}` }).check();
    await page.getByRole('button', { name: 'Approve…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(header(page).getByText('Decided', { exact: true })).toBeVisible();
  });
}

export async function issueLetters(page: Page): Promise<void> {
  await test.step('she issues the letters', async () => {
    await open(page, 'Letters');
    await page.getByRole('button', { name: 'Issue all' }).click();
    await expect(page.getByRole('button', { name: 'Record delivery' })).toBeVisible();
  });
}

/** Records that each letter went out; the page leads from one to the next. */
export async function deliverAll(page: Page, count: number): Promise<void> {
  await test.step(`${count} letters go out`, async () => {
    for (let given = 1; given <= count; given += 1) {
      await page.getByRole('radio', { name: 'By mail' }).check();
      await page.getByRole('button', { name: 'Record delivery' }).click();
      await expect(page.getByText(given < count ? `${given} of ${count} given` : 'all given, case closed')).toBeVisible();
      const next = page.getByRole('navigation', { name: 'Letters owed' }).getByRole('link', { name: 'issued' }).first();
      if (given < count) await next.click();
    }
    await expect(header(page).getByText('Closed', { exact: true })).toBeVisible();
  });
}
