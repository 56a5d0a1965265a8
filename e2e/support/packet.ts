// The case packet, as whoever asked for it reads it.
import { expect, type Page, test } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Text of a page without spaces: a long word is set so that it may break anywhere, and is read back in letters. */
const squeezed = (text: string): string => text.replace(/\s+/g, '').normalize('NFC');

export type ReadPacket = { pages: string[]; bookmarks: string[] };

async function read(pdf: Buffer): Promise<ReadPacket> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await loading.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(squeezed(items.map((item) => ('str' in item ? item.str : '')).join('')));
  }
  const bookmarks = (await document.getOutline()).map(({ title }: { title: string }) => title);
  // Nothing that a record could bring along.
  expect([await document.getJSActions(), await document.getAttachments(), await document.getFieldObjects()]).toEqual([null, null, null]);
  await loading.destroy();
  return { pages, bookmarks };
}

export type ExpectedPacket = {
  /** Words of the cover: "Not decided", or "Decided" with the day. */
  cover: readonly string[];
  /** What some page says, of those that are cited. */
  cited: readonly string[];
  /** What no page says: words of pages that nothing cites. */
  absent?: readonly string[];
  /** Pages of records that are in it, each cited. */
  recordPages: number;
};

/** From the overview: makes the packet of the cited pages in its dialog, opens it, and reads it. */
export async function openPacket(page: Page, number: string, expected: ExpectedPacket): Promise<ReadPacket> {
  return test.step(`the packet of ${number} is opened`, async () => {
    await page.goto(`/cases/${number}/overview`);
    await page.getByRole('button', { name: 'Case packet' }).click();
    const dialog = page.getByRole('dialog', { name: `Case packet: ${number}` });
    const sent = page.waitForResponse((response) => response.url().endsWith(`/cases/${number}/packet`));
    await dialog.getByRole('button', { name: 'Make the packet' }).click();
    expect((await sent).status()).toBe(200);
    await expect(dialog.getByRole('link', { name: 'Open the packet' })).toBeVisible({ timeout: 60_000 });
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    // The same bytes by its address, which a browser's viewer shows.
    const answer = await page.request.get(`/cases/${number}/packet`);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    const packet = await read(await answer.body());
    matches(packet, expected);
    return packet;
  });
}

function matches({ pages, bookmarks }: ReadPacket, { cover, cited, absent = [], recordPages }: ExpectedPacket): void {
  const [first = '', ...others] = pages;
  for (const words of cover) expect(first).toContain(squeezed(words));
  for (const words of cited)
    expect(
      others.some((text) => text.includes(squeezed(words))),
      words,
    ).toBe(true);
  for (const words of absent)
    expect(
      pages.some((text) => text.includes(squeezed(words))),
      words,
    ).toBe(false);
  expect(others.filter((text) => text.includes('Citedfor:'))).toHaveLength(recordPages);
  expect(bookmarks.slice(0, 5)).toEqual(['Request', 'Evaluation', 'Answers and evidence', 'Reviewer’s summary', 'Decision']);
}
