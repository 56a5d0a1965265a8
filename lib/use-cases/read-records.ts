import { bytesOf, readBlob } from '../data/blobs.ts';
import { beginReading, eachWaiting, endReading, storePageText, type WaitingBlob } from '../data/page-text.ts';
import { logError } from '../log.ts';
import { extractPages } from '../pdf/extract.ts';
import type { PageText } from '../records/document.ts';
import { wordVector } from '../records/words.ts';

/** Letters of a page that are kept: many times what one can hold. */
const MOST_LETTERS = 200_000;

/**
 * Reads the text of every stored file that waits for it, page by page. Interrupted at any point, it is begun again from the first page; what
 * fails three times is given up, and the record is read by eye.
 */
export async function readRecords(): Promise<void> {
  await eachWaiting(async (blob) => {
    const word = await beginReading(blob.sha256);
    if (word === 'give-up') await endReading(blob.sha256, 'failed');
    if (word === 'ok') await readOne(blob);
  });
}

async function readOne(blob: WaitingBlob): Promise<void> {
  try {
    await endReading(blob.sha256, (await readPages(blob)) ? 'done' : 'none');
  } catch (error) {
    // The next look tries again, and the fourth gives up. One file keeps no other from being read.
    logError('read-records', error);
  }
}

/** @returns whether any page says something */
async function readPages({ sha256, size }: WaitingBlob): Promise<boolean> {
  const bytes = await bytesOf(readBlob(sha256, { start: 0, end: size }));
  let hasText = false;
  for await (const page of extractPages(bytes)) {
    const kept = storable(page);
    if (kept.text.trim() !== '') hasText = true;
    await storePageText(sha256, kept, wordVector(kept.text));
  }
  return hasText;
}

/** Without what PostgreSQL takes for no text, letter for letter, so that every place stays. */
function storable(page: PageText): PageText {
  const text = page.text.slice(0, MOST_LETTERS).toWellFormed().replaceAll('\0', ' ');
  return { ...page, text, items: page.items.filter(({ e }) => e <= text.length) };
}
