// Every other policy, from a request to "Meets criteria": each asks its own questions.
import { chartFor, pumpRequest, type Request } from './support/requests.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

const REQUESTS: readonly { policy: string; request: Request }[] = [
  { policy: '2025T0626L', request: pumpRequest('uhc-commercial') },
  { policy: 'GEHA', request: pumpRequest('geha-fehb') },
  { policy: 'MM-1502', request: pumpRequest('caresource-ar-passe') },
  { policy: 'NCD 280.14', request: pumpRequest('medicare-advantage-pa') },
  // Its policy ended with 2025: the day of service chooses the version.
  {
    policy: 'SUR707.008',
    request: pumpRequest('hcsc-il', { receivedOn: '2025-09-02', dateOfService: '2025-09-22' }),
  },
];

for (const { policy, request } of REQUESTS) {
  test(`a pump under ${policy} (${request.plan}) is scored until it meets`, async ({ page }) => {
    await steps.signIn(page, 'nurse');
    await steps.enterRequest(page, request);
    await expect(steps.header(page)).toContainText(policy);
    await steps.claim(page);
    await steps.open(page, 'Review');
    const score = steps.determination(page);
    await expect(score.getByText('Needs information', { exact: true })).toBeVisible();
    await steps.answerAll(page, chartFor(request));
    await expect(score.getByText('Meets criteria', { exact: true })).toBeVisible();
    await test.step('the server says the same', async () => {
      await page.reload();
      await expect(score.getByText('Meets criteria', { exact: true })).toBeVisible();
      await expect(score.getByRole('heading', { name: 'Still needed' })).toBeHidden();
    });
  });
}
