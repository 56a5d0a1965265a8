// A letter read back from its bytes, as a recipient's software would read it.
import { createHash } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of all pages, words parted by one space. */
export async function textOf(pdf: Buffer): Promise<string> {
  const loading = getDocument({ data: new Uint8Array(pdf) });
  const document = await loading.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
  }
  await loading.destroy();
  return pages.join('\n').replace(/\s+/g, ' ').normalize('NFC');
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
