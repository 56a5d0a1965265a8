// What a case lives through beyond its review: a question to a physician, her decision, an appeal.
import { expect, type Page, type Request, test } from '@playwright/test';
import { nextAction } from './action.ts';
import { PRACTITIONER, wallTime } from './requests.ts';
import * as steps from './steps.ts';

/** The nurse sends her case to a medical director. */
export async function escalate(page: Page, question: string, why = 'Another reason'): Promise<void> {
  await test.step('she escalates with a question', async () => {
    if (!page.url().endsWith('/decision')) await steps.open(page, 'Decision');
    await page.getByRole('region', { name: 'Escalate' }).getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Why' }).selectOption(why);
    await dialog.getByRole('textbox', { name: 'Question to the physician' }).fill(question);
    await dialog.getByRole('button', { name: 'Escalate', exact: true }).click();
    await expect(steps.header(page).getByText('With director', { exact: true })).toBeVisible();
  });
}

/** A request of which only the indication is known, escalated by who is at `page`. */
export async function enterEscalated(page: Page, request: Parameters<typeof steps.enterRequest>[1]): Promise<string> {
  await page.goto('/worklist');
  const number = await steps.enterRequest(page, request);
  await steps.claim(page);
  await steps.open(page, 'Review');
  await steps.answerAll(page, [{ fact: 'indication', value: 'non-cancer-pain' }]);
  await escalate(page, 'Can this be decided on what the office sent?');
  return number;
}

/** The director takes the case on its own page. */
export async function take(page: Page, number: string): Promise<void> {
  await test.step('the director takes the case', async () => {
    await page.goto(`/cases/${number}/decision`);
    await page.getByRole('button', { name: 'Take the case' }).click();
    await expect(ownDecision(page)).toBeVisible();
  });
}

export const ownDecision = (page: Page) => page.getByRole('region', { name: 'Your decision' });

/** Her own reading of a clause whose words do not decide. */
export async function readClause(page: Page, leaf: string, result: 'Met' | 'Not met', words: string): Promise<void> {
  await test.step(`the director reads ${leaf} as ${result.toLowerCase()}`, async () => {
    const own = page.getByRole('group', { name: `Your reading of ${leaf}` });
    await own.getByRole('radio', { name: result, exact: true }).check();
    await own.getByRole('textbox').fill(words);
    // It is stored when the focus leaves it.
    await page.getByRole('textbox', { name: 'Rationale' }).focus();
  });
}

/** She tries to reach the treating physician, and records it. @param recorded of the demo's cases it is somebody else */
export async function offerTalk(page: Page, recorded: string | RegExp = PRACTITIONER.name): Promise<void> {
  await test.step('the director tries to reach the treating physician', async () => {
    await page.getByRole('button', { name: 'record an attempt' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Tried, not reached' }).check();
    await dialog.getByRole('textbox', { name: 'What it was about' }).fill('Left the number to call back.');
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Contacts and peer-to-peer' })).toContainText(recorded);
  });
}

/** The first of what would change the decision: nothing is chosen for her. */
export async function chooseWhatWouldChange(page: Page): Promise<void> {
  await test.step('the director chooses what would change the decision', async () => {
    await page.getByRole('group', { name: 'What would change the decision' }).getByRole('checkbox').first().check();
  });
}

/** Everything that an approval needs but the password. */
export async function writeApproval(page: Page): Promise<void> {
  await ownDecision(page)
    .getByRole('radio', { name: /^Approve\b(?! in part)/ })
    .check();
  await page.getByRole('textbox', { name: 'Rationale' }).fill('The record supports the request as a whole.');
  await attest(page);
}

export async function attest(page: Page): Promise<void> {
  for (const name of [/^My specialty fits/, /^I have no conflict/, /^I reviewed the records/])
    await page.getByRole('checkbox', { name }).check();
  // Stored, or refused: what comes next may take from her the right to store anything.
  await expect(
    ownDecision(page)
      .getByRole('status')
      .filter({ hasText: /^(saved |Not saved: )/ }),
  ).toBeVisible();
}

/** Gives the password in the dialog of the signature. @returns the call, to be sent again by others */
export async function sign(page: Page, password: string): Promise<Request> {
  const dialog = page.getByRole('dialog');
  if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Sign…' }).click();
  await dialog.getByLabel('Your password').fill(password);
  const [sent] = await Promise.all([nextAction(page, 'password'), dialog.getByRole('button', { name: /^Sign: / }).click()]);
  return sent;
}

/** The manager files the member's appeal, come in just now. @returns the number of the appeal's case */
export async function fileAppeal(page: Page, number: string, plan: string): Promise<string> {
  return test.step('the manager files the member’s appeal', async () => {
    await page.goto(`/cases/${number}/decision`);
    await page.getByRole('button', { name: 'File an appeal…' }).click();
    const dialog = page.getByRole('dialog');
    const now = wallTime(plan, new Date());
    await dialog.getByRole('radio', { name: 'The member' }).check();
    await dialog.getByRole('combobox', { name: 'Came in by' }).selectOption('Fax');
    await dialog.getByLabel('Received on').fill(now.date);
    await dialog.getByLabel(/^At \(/).fill(now.time);
    await steps.accessible(page);
    await dialog.getByRole('button', { name: 'File the appeal' }).click();
    return steps.caseNumberOf(page);
  });
}
