// The workers in which pdf.js reads: a file of our own build.

const CODE = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url);

/** `failed` stays pending, or is rejected when the worker's code could not be fetched. */
export type PdfWorker = { port: Worker; failed: Promise<never> };
let prepared: PdfWorker | null = null;

/** Begins to fetch what the first document is read by, before there is one. */
export function prepareWorker(): void {
  prepared ??= newWorker();
}

/** Each document is read in a worker of its own: one that never ends its work holds up no other. Whoever takes it ends it: `port.terminate`. */
export function takeWorker(): PdfWorker {
  const taken = prepared ?? newWorker();
  prepared = null;
  return taken;
}

function newWorker(): PdfWorker {
  const port = new Worker(CODE, { type: 'module' });
  const failed = new Promise<never>((_, reject) => {
    port.addEventListener('error', () => reject(new Error('what reads PDFs could not be fetched')), { once: true });
  });
  failed.catch(() => {
    // Whoever reads with it is told.
  });
  return { port, failed };
}
