// pdf.js, which only a case with records needs.
import type * as Pdf from './pdf';
import { prepareWorker } from './pdf-workers';

type Library = typeof Pdf;
let asked: Promise<Library> | null = null;

/** @throws when it could not be fetched; the next call tries again */
export function pdfLibrary(): Promise<Library> {
  asked ??= import('./pdf').catch((error: unknown) => {
    asked = null;
    throw error;
  });
  return asked;
}

// As soon as the code of the pane runs: the first effect of a page that answers comes half a second later.
if (typeof window !== 'undefined') {
  prepareWorker();
  pdfLibrary().catch(() => {
    // Whoever waits for it says so.
  });
}
