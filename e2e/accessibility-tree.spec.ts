// What a screen reader is given: the tree of landmarks, headings, named groups and live words, read as the browser tells it.
import type { Page } from '@playwright/test';
import { factSpec } from '@/lib/criteria/facts.ts';
import { focusIsKept } from './support/keyboard.ts';
import { chartFor, pumpRequest } from './support/requests.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

const body = (page: Page) => page.locator('body');

/** Around every page: the way past it, the rail, the top bar, one main part. */
async function hasShell(page: Page): Promise<void> {
  await expect(body(page)).toMatchAriaSnapshot(`
    - link "Skip to the page"
    - navigation "Main":
      - link "Worklist"
      - link "New request"
      - link "Policies"
    - banner:
      - search:
        - searchbox "Search cases, members, practitioners"
      - button "Commands"
      - 'button "Keyboard: all keys of this page"'
      - button "Sign out"
    - main
  `);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
}

test('worklist, review and decision make sense without being seen', async ({ page }) => {
  const request = pumpRequest('molina-oh');
  const chart = chartFor(request);
  await steps.signIn(page, 'nurse');
  await test.step('worklist: tabs with what they count, filters by name, a table with its headings', async () => {
    await hasShell(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Worklist', exact: true })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Worklist tabs' })).toMatchAriaSnapshot(`
      - navigation "Worklist tabs":
        - link /Mine, \\d+ cases?/
        - link /Unassigned, \\d+ cases?/
        - link /Due today, \\d+ cases?/
        - link /Overdue, \\d+ cases?/
        - link /Notice owed, \\d+ cases?/
        - link /All, \\d+ cases?/
    `);
    for (const name of ['Payer:', 'Request:', 'Outcome so far:', 'Urgency:'])
      await expect(page.getByRole('combobox', { name, exact: true })).toBeVisible();
    const headings = page.getByRole('table', { name: 'Cases' }).getByRole('columnheader');
    await expect(headings).toHaveText([
      'Select',
      /^Time left/,
      'Case',
      'Member',
      'Payer · line',
      'Request',
      'Score so far',
      'Status',
      'Assignee',
      'Received',
    ]);
    await expect(headings.first()).toHaveAttribute('aria-sort', 'ascending');
  });
  await steps.enterRequest(page, request);
  await focusIsKept(page);
  await steps.claim(page);
  await focusIsKept(page);
  await steps.open(page, 'Review');
  await test.step('review: the case, its steps, the questions in named groups, the determination', async () => {
    await hasShell(page);
    await expect(steps.header(page).getByRole('heading', { level: 1, name: request.member.name })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Steps of the case' }).getByRole('link', { name: 'Review' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await expect(steps.questions(page).getByRole('heading', { level: 2, name: 'Questions' })).toBeVisible();
    await expect(steps.determination(page).getByRole('heading', { level: 2, name: 'Still needed' })).toBeVisible();
    await steps.answer(page, chart[0] ?? failed());
    for (const { fact } of chart) {
      const { question } = factSpec(fact);
      const named = (role: 'radiogroup' | 'combobox' | 'textbox') => steps.questions(page).getByRole(role, { name: question, exact: true });
      await expect(named('radiogroup').or(named('combobox')).or(named('textbox')), question).toHaveCount(1);
    }
    await expect(steps.determination(page).getByRole('list', { name: 'Clauses' }).getByRole('listitem')).not.toHaveCount(0);
  });
  await test.step('the outcome is said when it changes, once answering rests, and not before', async () => {
    const outcome = page.getByRole('status').filter({ hasText: /^(Meets criteria|Needs information|Does not meet criteria):/ });
    await expect(outcome).toHaveCount(0);
    await steps.answerAll(page, chart.slice(1));
    await expect(outcome).toHaveText(/^Meets criteria: \d+ met/);
    await focusIsKept(page);
  });
  await test.step('decision: what it rests on, what can be done, each box by its name', async () => {
    await steps.open(page, 'Decision');
    await hasShell(page);
    await expect(page.getByRole('main')).toMatchAriaSnapshot(`
      - region "What the decision rests on":
        - region "Answers without evidence":
          - heading "Answers without evidence" [level=2]
        - region "Lines":
          - heading "Lines" [level=2]
          - table
      - complementary "Decision":
        - heading "Decision" [level=2]
    `);
    for (const [index, code] of request.codes.entries())
      await expect(page.getByRole('checkbox', { name: `Confirm line ${index + 1}, ${code}` })).toBeAttached();
    await steps.confirmReady(page);
    await focusIsKept(page);
    await steps.approveEveryLine(page, request.codes);
    await focusIsKept(page);
  });
});

function failed(): never {
  throw new Error('the policy asks nothing');
}
