// The auditor: who looked at what, whether the record is whole, and whether a decision comes out the same again.
import fs from 'node:fs';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('an auditor filters and exports the views, verifies a case and replays its decision', async ({ page, newPerson }) => {
  const nurse = await newPerson();
  await steps.signIn(nurse, 'nurse');
  const number = await test.step('a nurse opens a closed case', async () => {
    await nurse.goto('/worklist?tab=all&payer=molina');
    const row = nurse.getByRole('row').filter({ hasText: 'Closed' }).first();
    const number = /PA-\d\d-\d{6}/.exec((await row.textContent()) ?? '')?.[0] ?? '';
    await nurse.goto(`/cases/${number}/overview`);
    await expect(steps.header(nurse)).toContainText(number);
    return number;
  });

  await steps.signIn(page, 'auditor');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit' }).click();
  await expect(page.getByRole('heading', { name: 'Audit', level: 1 })).toBeVisible();
  await steps.accessible(page);

  await test.step('the views are filtered by case and person', async () => {
    const filter = page.getByRole('search', { name: 'Filter of views' });
    await filter.getByRole('textbox', { name: 'Case' }).fill(number);
    await filter.getByRole('combobox', { name: 'Person' }).selectOption('Dana Whitfield');
    await filter.getByRole('button', { name: 'Show' }).click();
    const rows = page.getByRole('table', { name: 'Views' }).getByRole('row').filter({ hasText: number });
    await expect(rows.filter({ hasText: 'overview' }).first()).toContainText('Dana Whitfield');
    await expect(page.getByRole('table', { name: 'Views' }).getByRole('row').filter({ hasText: 'Imani Cole' })).toHaveCount(0);
  });

  await test.step('what is shown is exported', async () => {
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export CSV' }).click();
    const text = fs.readFileSync(await (await downloading).path(), 'utf8');
    const [head, ...lines] = text.trimEnd().split('\r\n');
    expect(head).toBe('"number","at","user","name","kind","case","subject","screen"');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toContain(`"Dana Whitfield","case","${number}"`);
  });

  await test.step('the case is verified', async () => {
    await page.getByRole('textbox', { name: 'Case number' }).fill('nonsense');
    await page.getByRole('button', { name: 'Verify now' }).click();
    await expect(page.getByText('Enter a case number, such as PA-26-000012')).toBeVisible();
    await page.getByRole('textbox', { name: 'Case number' }).fill(number);
    await page.getByRole('button', { name: 'Verify now' }).click();
    const said = page.getByRole('status').filter({ hasText: `${number} is whole` });
    await expect(said).toContainText(/Looked at: \d+ events, \d snapshots?, 1 decision, \d letters/);
    await steps.accessible(page);
  });

  await test.step('its decision comes out the same', async () => {
    await page.getByRole('button', { name: 'Replay the decision' }).click();
    const said = page.getByRole('status').filter({ hasText: `The decision of ${number} comes out the same` });
    await expect(said).toContainText(/Equal: \d+ findings?.*byte for byte: \d+ letters?/);
  });

  await test.step('so it does beside the decision', async () => {
    await page.goto(`/cases/${number}/history`);
    await page.getByRole('button', { name: 'Replay the decision' }).click();
    await expect(page.getByRole('status').filter({ hasText: `The decision of ${number} comes out the same` })).toBeVisible();
    await steps.accessible(page);
    await page.goto('/audit');
  });

  await test.step('a watched member’s case is listed when somebody else opens it', async () => {
    await page.getByRole('textbox', { name: 'Case to watch or hold' }).fill(number);
    await page.getByRole('textbox', { name: 'Reason' }).fill('Asked for by the member');
    await page.getByRole('button', { name: 'Watch', exact: true }).click();
    await expect(page.getByText('Who opens it is listed from now on.')).toBeVisible();
    await nurse.goto(`/cases/${number}/history`);
    await expect(nurse.getByText(/^Chain whole/)).toBeVisible();
    await page.goto('/audit');
    const unusual = page.getByRole('table', { name: 'Unusual access' });
    await expect(unusual.getByRole('row').filter({ hasText: number })).toContainText('Watched: Asked for by the member');
    await steps.accessible(page);
  });
});

test('an administrator sees that the record is whole, and no case; a nurse sees no audit', async ({ page, newPerson, expectComplaint }) => {
  expectComplaint(/status of 404/);
  await steps.signIn(page, 'admin');
  await page.goto('/audit');
  await expect(page.getByText(/^Checkpoint \d+, /)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Replay the decision' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Watch and hold' })).toHaveCount(0);
  const nurse = await newPerson();
  await steps.signIn(nurse, 'nurse');
  await expect(nurse.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit' })).toHaveCount(0);
  await nurse.goto('/audit');
  await expect(nurse.getByRole('heading', { name: 'Audit' })).toHaveCount(0);
});
