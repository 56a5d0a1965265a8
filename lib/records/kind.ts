import type { FileKind } from './document.ts';
import { jpegProblem } from './jpeg.ts';
import { pngProblem } from './png.ts';
import type { RefusalCode } from './refusal.ts';
import { type ByteSource, startsWith } from './source.ts';
import { tiffProblem } from './tiff.ts';

/** What a file is, told from its bytes alone: a name and a browser's word for it are worth nothing. */

/** Pixels of one page: A3 at 600 dots per inch has 70 million. */
export const MOST_PIXELS = 80_000_000;
export const MOST_PAGES = 5000;

export type Look = { kind: FileKind; pages: number } | { refused: RefusalCode };

/** Some programs write a few bytes before a PDF begins; readers look for it in the first kilobyte. */
const PDF_BEGINS_WITHIN = 1024;
/** What a mail gateway appends to its end is short. */
const PDF_ENDS_WITHIN = 64 * 1024;

/**
 * Kind and structure of a file, without opening what is packed in it: that is for those who open it with a limit (a PDF's pages are counted
 * there too; here it says 1).
 */
export async function lookAt(source: ByteSource): Promise<Look> {
  if (source.size === 0) return { refused: 'empty' };
  const head = await source.read(0, Math.min(PDF_BEGINS_WITHIN, source.size));
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return looked('png', await pngProblem(source, MOST_PIXELS));
  if (startsWith(head, [0xff, 0xd8, 0xff])) return looked('jpeg', await jpegProblem(source, MOST_PIXELS));
  if (startsWith(head, [0x49, 0x49, 0x2a, 0]) || startsWith(head, [0x4d, 0x4d, 0, 0x2a])) {
    return looked('tiff', await tiffProblem(source, { pixels: MOST_PIXELS, pages: MOST_PAGES }));
  }
  if (indexOf(head, '%PDF-') !== -1) return looked('pdf', await pdfProblem(source));
  return { refused: 'not-a-record' };
}

function looked(kind: FileKind, found: RefusalCode | number): Look {
  return typeof found === 'number' ? { kind, pages: found } : { refused: found };
}

/** Of a PDF only how it begins and ends: what lies between is read by who can read it. */
async function pdfProblem(source: ByteSource): Promise<RefusalCode | 1> {
  const tail = await source.read(Math.max(0, source.size - PDF_ENDS_WITHIN), Math.min(PDF_ENDS_WITHIN, source.size));
  if (indexOf(tail, '%%EOF') !== -1 && indexOf(tail, 'startxref') !== -1) return 1;
  const head = await source.read(0, Math.min(PDF_BEGINS_WITHIN, source.size));
  // A text file that begins as a PDF does has no object in it.
  return /\d+ \d+ obj\b/.test(latin1(head)) ? 'truncated' : 'not-a-record';
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
const indexOf = (bytes: Uint8Array, text: string): number => latin1(bytes).indexOf(text);
