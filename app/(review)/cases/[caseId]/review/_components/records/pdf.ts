import { AnnotationMode, getDocument, type PDFDocumentLoadingTask, type PDFDocumentProxy, PDFWorker, TextLayer } from 'pdfjs-dist';
import { takeWorker } from './pdf-workers';

/*
 * pdf.js, fetched by library.ts. Nothing of a document runs: no scripts, no forms, and links are drawn, not followed (there is no layer that
 * would).
 */

/** Bytes that are fetched at once. */
const RANGE_BYTES = 128 * 1024;
/** Documents that stay open: going back to one costs nothing. */
const KEPT = 3;
/** More pixels than this a page is not drawn with: 16 million. */
const MOST_PIXELS = 16_777_216;

type Opened = { task: PDFDocumentLoadingTask; worker: PDFWorker; port: Worker; file: Promise<PdfFile> };
const open = new Map<string, Opened>();

/** A document that is open. */
export type PdfFile = {
  sizeOf: (page: number) => Promise<PageSize>;
  /** @returns what ends it, drawn or not, and when it is drawn */
  draw: (page: number, drawing: Drawing) => { done: Promise<void>; stop: () => void };
  /** In their order, those within others one level deeper. */
  bookmarks: () => Promise<Bookmark[]>;
};

/** The document at an address; only what is looked at is fetched of it. */
export function openPdf(address: string): Promise<PdfFile> {
  const found = open.get(address) ?? load(address);
  open.delete(address);
  open.set(address, found);
  for (const oldest of open.keys()) {
    if (open.size <= KEPT) break;
    close(oldest);
  }
  found.file.catch(() => close(address));
  return found.file;
}

function close(address: string): void {
  const found = open.get(address);
  open.delete(address);
  void found?.task.destroy().finally(() => {
    found.worker.destroy();
    found.port.terminate();
  });
}

function load(address: string): Opened {
  const { origin } = window.location;
  const { port, failed } = takeWorker();
  const worker = PDFWorker.create({ port, verbosity: 0 });
  const task = getDocument({
    worker,
    url: new URL(address, origin),
    rangeChunkSize: RANGE_BYTES,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    maxImageSize: 80_000_000,
    canvasMaxAreaInBytes: 4 * MOST_PIXELS,
    cMapUrl: `${origin}/pdfjs/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${origin}/pdfjs/standard_fonts/`,
    wasmUrl: `${origin}/pdfjs/wasm/`,
    iccUrl: `${origin}/pdfjs/iccs/`,
    verbosity: 0,
  });
  const file = Promise.race([task.promise, failed]).then(
    (pdf): PdfFile => ({
      sizeOf: (page) => sizeOf(pdf, page),
      draw: (page, drawing) => drawPage(pdf, page, drawing),
      bookmarks: () => bookmarksOf(pdf),
    }),
  );
  return { task, worker, port, file };
}

export type PageSize = { w: number; h: number };

/** Of a page at scale 1, as its file turns it. */
async function sizeOf(pdf: PDFDocumentProxy, page: number): Promise<PageSize> {
  const { width, height } = (await pdf.getPage(page)).getViewport({ scale: 1 });
  return { w: width, h: height };
}

export type Drawing = { canvas: HTMLCanvasElement; text: HTMLElement | null; scale: number; turn: number };

function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  { canvas, text, scale, turn }: Drawing,
): { done: Promise<void>; stop: () => void } {
  const stops: (() => void)[] = [];
  let isStopped = false;
  async function draw() {
    const page = await pdf.getPage(number);
    if (isStopped) return;
    const rotation = (page.rotate + turn) % 360;
    const viewport = page.getViewport({ scale, rotation });
    const density = Math.min(window.devicePixelRatio, Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)));
    canvas.width = Math.floor(viewport.width * density);
    canvas.height = Math.floor(viewport.height * density);
    const task = page.render({
      canvas,
      viewport: page.getViewport({ scale: scale * density, rotation }),
      annotationMode: AnnotationMode.ENABLE,
    });
    stops.push(() => task.cancel());
    await task.promise;
    if (text === null || isStopped) return;
    text.replaceChildren();
    text.style.setProperty('--total-scale-factor', String(scale));
    const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport });
    stops.push(() => layer.cancel());
    await layer.render();
  }
  return {
    done: draw(),
    stop: () => {
      isStopped = true;
      for (const stop of stops) stop();
    },
  };
}

export type Bookmark = { key: string; title: string; level: number; page: number | null };

async function bookmarksOf(pdf: PDFDocumentProxy): Promise<Bookmark[]> {
  const found: Bookmark[] = [];
  type Nodes = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;
  async function walk(nodes: Nodes, level: number) {
    for (const { title, dest, items } of nodes ?? []) {
      if (found.length >= MOST_BOOKMARKS) return;
      found.push({ key: String(found.length), title, level, page: await pageOf(pdf, dest) });
      if (level < DEEPEST) await walk(items, level + 1);
    }
  }
  await walk(await pdf.getOutline(), 0);
  return found;
}

const MOST_BOOKMARKS = 2000;
const DEEPEST = 5;

/** The page that a bookmark leads to; null: to none. */
async function pageOf(pdf: PDFDocumentProxy, dest: string | unknown[] | null): Promise<number | null> {
  try {
    const explicit = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
    const [target] = explicit ?? [];
    if (typeof target === 'number') return target + 1;
    return isRef(target) ? (await pdf.getPageIndex(target)) + 1 : null;
  } catch {
    // A bookmark to a page that is not there.
    return null;
  }
}

const isRef = (target: unknown): target is { num: number; gen: number } =>
  typeof target === 'object' && target !== null && 'num' in target && 'gen' in target;
