/** The thread that opens a PDF: it answers what it found, page by page, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { getDocument, PasswordException, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from '../records/document.ts';
import type { Answer, Inspection, Task } from './messages.ts';

const say = (answer: Answer) => parentPort?.postMessage(answer);

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({
    data: bytes,
    // Nothing of the file is run: no script, no font program; and no font of this machine is read.
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
}

async function inspect(bytes: Uint8Array): Promise<Inspection> {
  try {
    const file = await open(bytes);
    await file.getPage(1);
    await file.getPage(file.numPages);
    // One that opens without a password may be encrypted all the same.
    const { info } = await file.getMetadata();
    const encrypted = 'EncryptFilterName' in info && typeof info.EncryptFilterName === 'string';
    return { pages: file.numPages, encrypted, broken: null };
  } catch (error) {
    if (error instanceof PasswordException) return { pages: 0, encrypted: true, broken: null };
    return { pages: 0, encrypted: false, broken: 'damaged' };
  }
}

async function extract(bytes: Uint8Array): Promise<void> {
  const file = await open(bytes);
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const content = await page.getTextContent({ includeMarkedContent: false });
    const items: TextItem[] = [];
    let text = '';
    for (const item of content.items) {
      if (!('str' in item)) continue;
      const [, , , , x = 0, y = 0]: number[] = item.transform;
      if (item.str !== '') {
        items.push({ s: text.length, e: text.length + item.str.length, x: x - left, y: y - bottom, w: item.width, h: item.height });
        text += item.str;
      }
      if (item.hasEOL) text += '\n';
    }
    say({ kind: 'page', page: { page: number, text, items, box: { w: right - left, h: top - bottom } } });
    page.cleanup();
  }
}

const { task, bytes }: Task = workerData;
if (task === 'inspect') say({ kind: 'inspected', inspection: await inspect(bytes) });
else await extract(bytes);
