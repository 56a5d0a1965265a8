/** The thread in which a PDF is opened: whatever the file does to it, the process lives on. Answers questions in turn. */
import { parentPort, workerData } from 'node:worker_threads';
import { getDocument, PasswordResponses, type PDFDocumentProxy, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageText } from '../records/document.ts';
import { inReadingOrder, type Piece } from './layout.ts';
import { limitAllocation } from './limits.ts';

export type Question = { page: number } | 'inspect';
export type Answer = { pages: number; encrypted: boolean } | { text: PageText } | { refused: 'encrypted' | 'broken' | 'too-heavy' };

const MOST_PIECES = 200_000;

const unpacksTooMuch = limitAllocation();

const task = getDocument({
  data: workerData.bytes,
  cMapUrl: workerData.folder.cmaps,
  cMapPacked: true,
  standardFontDataUrl: workerData.folder.fonts,
  useSystemFonts: false,
  disableFontFace: true,
  useWorkerFetch: false,
  useWasm: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  stopAtErrors: false,
  enableXfa: false,
  verbosity: 0,
});

// Told to whoever asks, not to the thread as an error of its own.
task.promise.catch(() => {});

parentPort?.on('message', async (question: Question) => parentPort?.postMessage(await answer(question)));

async function answer(question: Question): Promise<Answer> {
  try {
    const document = await task.promise;
    const found = question === 'inspect' ? await inspected(document) : { text: await pageText(document, question.page) };
    return unpacksTooMuch() ? { refused: 'too-heavy' } : found;
  } catch (error) {
    return { refused: refusalOf(error) };
  }
}

function refusalOf(error: unknown): 'encrypted' | 'broken' | 'too-heavy' {
  if (error instanceof RangeError || unpacksTooMuch()) return 'too-heavy';
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === PasswordResponses.NEED_PASSWORD || code === PasswordResponses.INCORRECT_PASSWORD ? 'encrypted' : 'broken';
}

async function inspected(document: PDFDocumentProxy): Promise<Answer> {
  const { info } = await document.getMetadata();
  const encrypted = 'EncryptFilterName' in info && typeof info.EncryptFilterName === 'string';
  // A page tree that says more pages than it has is found at its ends.
  for (const n of new Set([1, document.numPages])) (await document.getPage(n)).getViewport({ scale: 1 });
  return { pages: document.numPages, encrypted };
}

async function pageText(document: PDFDocumentProxy, number: number): Promise<PageText> {
  const page = await document.getPage(number);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const box = { w: width, h: height };
  const { items } = await page.getTextContent({ disableNormalization: false });
  page.cleanup();
  if (items.length > MOST_PIECES) throw new RangeError('more pieces of text than a page holds');
  const pieces = items.flatMap((item): Piece[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = Util.transform(transform, item.transform);
    // What stands upright or on its head beside the text, such as a fax's margin, is read by nobody with it.
    if (Math.abs(b) > Math.abs(a)) return [];
    const h = Math.hypot(c, d) || item.height;
    return [{ text: item.str.replaceAll(/[\p{Cc}\u00a0\u00ad]/gu, ' '), x, y: y - h * 0.85, w: item.width, h }];
  });
  const { text, placed } = inReadingOrder(pieces);
  const round = (n: number): number => Math.round(n * 100) / 100;
  return {
    page: number,
    text,
    items: placed.map(({ s, e, piece }) => ({ s, e, x: round(piece.x), y: round(piece.y), w: round(piece.w), h: round(piece.h) })),
    box,
  };
}
