// A chart beside the form: 200 pages come in, three answers are cited to their pages by keyboard alone, and the case is decided.
import type { FactKey } from '@/lib/criteria/facts.ts';
import { makePdf } from '../prisma/seed/chart-pdf.ts';
import { type Keyboard, keyboardOf, questionOf } from './support/keyboard.ts';
import { openPacket } from './support/packet.ts';
import { chartFor, pumpRequest } from './support/requests.ts';
import * as steps from './support/steps.ts';
import { expect, test } from './support/test.ts';

/** What the chart says, on which page, and how it is looked for. */
const FOUND: readonly { fact: FactKey; page: number; says: string; typed: string }[] = [
  { fact: 'painNrs', page: 37, says: 'Usual pain is 8 out of 10 on the numeric scale.', typed: 'numeric scale' },
  { fact: 'psychEvaluationDone', page: 118, says: 'Evaluated by L. Brandt, licensed psychologist.', typed: 'psychologist' },
  { fact: 'trialPainReductionPercent', page: 176, says: 'Relief of sixty percent over the trial.', typed: 'relief sixty' },
];
const PAGES = 200;
const NAME = 'Clinic notes.pdf';

const chartPdf = (): Buffer =>
  makePdf(
    Array.from({ length: PAGES }, (_, index) => {
      const found = FOUND.find(({ page }) => page === index + 1);
      return [`Visit ${index + 1}`, 'The member returns for a refill.', ...(found ? [found.says] : []), 'Signed electronically.'].join(
        '\n',
      );
    }),
  );

test('200 pages are added, searched and cited by keyboard, and the case is decided', async ({ page, expectComplaint }) => {
  // the browser's own line about the file that is refused
  expectComplaint(/status of 422/);
  const request = pumpRequest('molina-oh');
  await steps.signIn(page, 'nurse');
  const number = await steps.enterRequest(page, request);
  await steps.claim(page);

  await test.step('a chart and a file that is none: the one is added, the other named with its reason', async () => {
    await steps.open(page, 'Records');
    await expect(page.getByText('No records yet')).toBeVisible();
    await steps.accessible(page);
    await page.getByLabel('Files for the records').setInputFiles([
      { name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') },
      { name: NAME, mimeType: 'application/pdf', buffer: chartPdf() },
    ]);
    const sent = page.getByRole('list', { name: 'Files being added' });
    await expect(sent.getByRole('listitem').filter({ hasText: 'picture.png' })).toContainText('no PDF, PNG, JPEG or TIFF');
    await expect(sent.getByRole('listitem').filter({ hasText: NAME })).toContainText('added · 200 pages');
    const row = page.getByRole('table', { name: 'Records of the case' }).getByRole('row').filter({ hasText: NAME });
    await expect(row).toContainText('200');
    await expect(async () => {
      await page.reload();
      await expect(row).toContainText('searchable', { timeout: 500 });
    }).toPass();
    await steps.accessible(page);
  });

  await steps.open(page, 'Review');
  const records = page.getByRole('region', { name: 'Records', exact: true });
  await expect(records.locator('[data-page="1"] .reader-text span').first()).toHaveText('Visit 1');
  await steps.answerAll(page, chartFor(request));

  const keys = keyboardOf(page);
  for (const each of FOUND) {
    await test.step(`page ${each.page} is found and cited`, async () => {
      await questionOf(page, each.fact).focus();
      await findAndCite(keys, each.typed, async () => {
        await expect(records.getByRole('group', { name: `Page ${each.page} of ${PAGES}` }).locator('[data-marks]')).toHaveAttribute(
          'data-marks',
          /^[1-9]/,
        );
        await expect(questionOf(page, each.fact)).toBeFocused();
      });
      const citation = steps
        .questions(page)
        .getByRole('button', { name: `${NAME}, p. ${each.page} “`, exact: false })
        .first();
      await expect(citation).toBeVisible();
      await expect(citation).toContainText(each.says);
    });
  }

  await test.step('a citation opens its page', async () => {
    await steps
      .questions(page)
      .getByRole('button', { name: `${NAME}, p. 37` })
      .first()
      .click();
    await expect(records.getByRole('textbox', { name: `Page, of ${PAGES}` })).toHaveValue('37');
    await steps.accessible(page);
  });

  await steps.confirmReady(page);
  await steps.approveEveryLine(page, request.codes);
  await openPacket(page, number, {
    cover: [number, 'Decided'],
    cited: FOUND.map(({ says }) => says),
    absent: ['Visit 2 ', 'Visit 199'],
    recordPages: FOUND.length,
  });
});

/** From a question to a page of the records and back, and its citation. */
async function findAndCite(keys: Keyboard, typed: string, found: () => Promise<void>): Promise<void> {
  await keys.press('f');
  await keys.type(typed);
  await keys.press('Enter');
  await found();
  await keys.press('e');
  await keys.press('Enter');
}
