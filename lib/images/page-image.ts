import sharp from 'sharp';
import type { FileKind } from '../records/document.ts';
import { MOST_PIXELS } from '../records/kind.ts';

/** Pictures of pages, for files that are pictures: no browser shows a TIFF. One at a time in a process is unpacked by its caller. */

export type ImageKind = Exclude<FileKind, 'pdf'>;

/** Pixels that the longer side of a picture has at most: a page, and one among many. */
export const SIZES = { page: 2400, thumbnail: 240 } as const;
export type PageSize = keyof typeof SIZES;

// Nothing of one person's record stays in memory for the next.
sharp.cache(false);
sharp.concurrency(1);

const open = (bytes: Uint8Array, page: number) =>
  sharp(bytes, { page: page - 1, pages: 1, limitInputPixels: MOST_PIXELS, failOn: 'truncated', sequentialRead: true });

/** Whether a page can be unpacked to its end. */
export async function isReadable(bytes: Uint8Array, page: number): Promise<boolean> {
  try {
    // Every row is read; what is kept is small.
    await open(bytes, page).resize(16, 16, { fit: 'fill', kernel: 'nearest' }).raw().toBuffer();
    return true;
  } catch {
    return false;
  }
}

/** A page as PNG, upright as the camera held it, never enlarged. @throws where it cannot be unpacked */
export async function pageImage(bytes: Uint8Array, kind: ImageKind, page: number, size: PageSize): Promise<Uint8Array> {
  const of = open(bytes, kind === 'tiff' ? page : 1);
  return of.rotate().resize(SIZES[size], SIZES[size], { fit: 'inside', withoutEnlargement: true }).png({ compressionLevel: 6 }).toBuffer();
}
