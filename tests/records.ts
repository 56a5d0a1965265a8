// Made-up records: files of every kind, whole and not, and their way into a case.
import type { Viewer } from '../lib/data/access.ts';
import type { FinishedUpload } from '../lib/records/upload.ts';
import { MOST_PIECE_BYTES } from '../lib/records/upload.ts';
import { appendUpload, beginUpload } from '../lib/use-cases/upload-record.ts';
import { acting } from './factories.ts';

export { assemble, makePdf, noise, streamOf } from '../prisma/seed/chart-pdf.ts';

type TiffPage = { width: number; height: number; gray: number };

/** A TIFF of gray pages, uncompressed, each in one strip. `declared`: sizes that the pages do not have. */
export function makeTiff(pages: readonly TiffPage[], declared: Partial<Pick<TiffPage, 'width' | 'height'>> = {}): Buffer {
  const parts: Buffer[] = [];
  let at = 8;
  pages.forEach(({ width, height, gray }, i) => {
    const strip = Buffer.alloc(width * height + ((width * height) % 2), gray);
    const entries: [number, number, number][] = [
      [256, 4, declared.width ?? width],
      [257, 4, declared.height ?? height],
      [258, 3, 8],
      [259, 3, 1],
      [262, 3, 1],
      [273, 4, at],
      [277, 3, 1],
      [278, 4, declared.height ?? height],
      [279, 4, width * height],
    ];
    const directory = Buffer.alloc(2 + entries.length * 12 + 4);
    directory.writeUInt16LE(entries.length, 0);
    entries.forEach(([tag, type, value], n) => {
      const place = 2 + n * 12;
      directory.writeUInt16LE(tag, place);
      directory.writeUInt16LE(type, place + 2);
      directory.writeUInt32LE(1, place + 4);
      directory.writeUInt32LE(value, place + 8);
    });
    const next = at + strip.length + directory.length;
    directory.writeUInt32LE(i === pages.length - 1 ? 0 : next + pageBytes(pages[i + 1]), 2 + entries.length * 12);
    parts.push(strip, directory);
    at = next;
  });
  const head = Buffer.alloc(8);
  head.write('II');
  head.writeUInt16LE(42, 2);
  head.writeUInt32LE(8 + pageBytes(pages[0]), 4);
  return Buffer.concat([head, ...parts]);
}

const pageBytes = (page: TiffPage | undefined): number => (page ? page.width * page.height + ((page.width * page.height) % 2) : 0);

/** Sends a file as a browser does, piece after piece. */
export async function upload(
  viewer: Viewer,
  number: string,
  name: string,
  bytes: Uint8Array,
  { at = '2026-11-20T20:00:00.000Z', piece = MOST_PIECE_BYTES } = {},
): Promise<FinishedUpload> {
  const begun = await beginUpload(acting(viewer, at), number, { name, size: bytes.length });
  if ('refused' in begun) return begun;
  for (let offset = 0; ; ) {
    const appended = await appendUpload(acting(viewer, at), {
      number,
      id: begun.id,
      offset,
      bytes: bytes.subarray(offset, offset + piece),
    });
    if (!('next' in appended)) return appended;
    offset = appended.next;
  }
}

/** The same, of a file that must be taken. */
export async function addRecord(viewer: Viewer, number: string, name: string, bytes: Uint8Array) {
  const finished = await upload(viewer, number, name, bytes);
  if ('refused' in finished) throw new Error(`${name}: ${finished.refused.code}`);
  return finished.document;
}
