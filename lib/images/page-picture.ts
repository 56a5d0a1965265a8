import sharp from 'sharp';
import { MOST_PIXELS } from '../records/kind.ts';

/** Pixels of the longer side of a page that goes to paper: 200 dots per inch on US Letter. */
const LONGEST = 2200;

/** A page of a TIFF, PNG or JPEG as JPEG, upright, never enlarged. @throws where it cannot be unpacked */
export async function pagePicture(bytes: Uint8Array, page: number): Promise<Uint8Array> {
  const of = sharp(bytes, { page: page - 1, pages: 1, limitInputPixels: MOST_PIXELS, failOn: 'truncated', sequentialRead: true });
  // What is transparent would come out black.
  return of
    .rotate()
    .resize(LONGEST, LONGEST, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 85 })
    .toBuffer();
}
