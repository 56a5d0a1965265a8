// What is typed at intake outlives everything but its receipt.
import { PRACTITIONER, pumpRequest } from './support/requests.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('a request that cannot be received yet loses nothing, and becomes two linked cases', async ({ page }) => {
  const request = pumpRequest('molina-oh', { codes: ['62323', '62362'] });
  const part = (name: string) => page.getByRole('region', { name, exact: true });
  const npi = part('Requesting practitioner').getByRole('textbox', { name: 'NPI' });
  const born = part('Member').getByRole('textbox', { name: 'Date of birth' });
  const code = part('Service lines').getByRole('combobox', { name: 'Code' }).first();
  const summary = page.getByRole('region', { name: 'The request was not received' });

  await steps.signIn(page, 'nurse');
  await page.goto('/requests/new');
  await test.step('an empty form says what it wants', async () => {
    await page.getByRole('button', { name: 'Receive the request' }).click();
    await expect(summary).toBeFocused();
    await expect(summary.getByRole('link', { name: 'A procedure code has five letters or digits' })).toBeVisible();
    await steps.accessible(page);
  });

  await test.step('a mistyped NPI, a birth after the service and a line without code are told, and lead to their fields', async () => {
    await steps.typeRequest(page, request);
    await npi.fill('1234567890');
    await born.fill(request.dateOfService.replace(/^\d+/, (year) => String(Number(year) + 1)));
    await code.fill('');
    await page.getByRole('button', { name: 'Receive the request' }).click();
    await expect(summary).toBeFocused();
    await expect(summary.getByRole('link')).toHaveCount(3);
    await summary.getByRole('link', { name: /five letters or digits/ }).click();
    await expect(code).toBeFocused();
    await summary.getByRole('link', { name: 'This is no NPI' }).click();
    await expect(npi).toBeFocused();
    await summary.getByRole('link', { name: 'The date of birth lies after the date of service' }).click();
    await expect(born).toBeFocused();
    await steps.accessible(page);
  });

  await test.step('a reload brings the draft back', async () => {
    await page.reload();
    await expect(page.getByText(/^Draft of .+ restored$/)).toBeVisible();
    await expect(part('Member').getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(request.member.name);
    await expect(npi).toHaveValue('1234567890');
    await expect(part('Diagnoses').getByRole('textbox', { name: 'Code' })).toHaveValue(request.diagnosis.code);
  });

  await test.step('put right, it becomes a trial and a pump, linked', async () => {
    await npi.fill(PRACTITIONER.npi);
    await born.fill(request.member.dateOfBirth);
    await code.fill('62323');
    await steps.chooseKind(page, 2, 'permanent');
    await expect(page.getByText('This makes 2 linked cases: trial (62323) and permanent pump (62362).')).toBeVisible();
    await page.getByRole('button', { name: 'Receive the request' }).click();
    const first = await steps.caseNumberOf(page);
    await expect(steps.header(page)).toContainText('trial, 62323');
    const related = page.getByRole('region', { name: 'Related authorizations' });
    await expect(related.getByText('from the same request')).toBeVisible();
    await related.getByRole('link', { name: /^PA-/ }).click();
    await expect(steps.header(page)).toContainText('permanent pump, 62362');
    await expect(related.getByRole('link', { name: first })).toBeVisible();
    await steps.accessible(page);
  });

  await test.step('the next request begins empty', async () => {
    await page.goto('/requests/new');
    await expect(page.getByRole('heading', { name: 'New request' })).toBeVisible();
    await expect(part('Member').getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('');
    await expect(page.getByText(/Draft of .+ restored/)).toBeHidden();
  });
});
