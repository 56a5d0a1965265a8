import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { makePdf, makeTiff } from '../../tests/records.ts';
import { lookAt } from './kind.ts';
import { sourceOf } from './source.ts';

const look = (bytes: Uint8Array) => lookAt(sourceOf(bytes));
const picture = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#abc' } });
const text = (words: string) => Buffer.from(words);

/** A PNG's header with other sizes, its checksum left as it was. */
function sized(png: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(png);
  copy.writeUInt32BE(width, 16);
  copy.writeUInt32BE(height, 20);
  return copy;
}

describe('what a file is', () => {
  test('is told by its bytes', async () => {
    expect(await look(await picture().png().toBuffer())).toEqual({ kind: 'png', pages: 1 });
    expect(await look(await picture().jpeg().toBuffer())).toEqual({ kind: 'jpeg', pages: 1 });
    expect(await look(await picture().jpeg({ progressive: true }).toBuffer())).toEqual({ kind: 'jpeg', pages: 1 });
    expect(await look(await picture().tiff({ compression: 'lzw' }).toBuffer())).toEqual({ kind: 'tiff', pages: 1 });
    expect(await look(await picture().tiff({ tile: true, tileWidth: 16, tileHeight: 16 }).toBuffer())).toEqual({ kind: 'tiff', pages: 1 });
    expect(await look(makePdf(['One']))).toEqual({ kind: 'pdf', pages: 1 });
  });

  test('of a TIFF, with its pages', async () => {
    const page = { width: 8, height: 6, gray: 200 };
    expect(await look(makeTiff([page, page, page]))).toEqual({ kind: 'tiff', pages: 3 });
  });

  test.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['text', 'Progress note\nPain 7/10'],
    ['text that calls itself a PDF', '%PDF-1.7\nProgress note'],
    ['a page of the web', '<!doctype html><script>alert(1)</script>'],
    ['an archive', 'PK\x03\x04 word/document.xml'],
  ])('%s is no record', async (_what, words) => {
    expect(await look(text(words))).toEqual({ refused: 'not-a-record' });
  });

  test('nothing is empty', async () => {
    expect(await look(text(''))).toEqual({ refused: 'empty' });
  });
});

describe('cut off anywhere, a file is refused', () => {
  const whole: [string, () => Promise<Buffer>][] = [
    ['png', () => picture().png().toBuffer()],
    ['jpeg', () => picture().jpeg().toBuffer()],
    ['tiff', () => picture().tiff().toBuffer()],
    ['pdf', async () => makePdf(['One', 'Two'])],
  ];
  test.each(whole)('%s', async (_kind, make) => {
    const bytes = await make();
    // A PDF's last newline may go.
    for (let length = 12; length < bytes.length - 8; length += Math.ceil(bytes.length / 50)) {
      expect(await look(bytes.subarray(0, length)), `${length} of ${bytes.length}`).toHaveProperty('refused');
    }
  });
});

describe('sizes that nobody scans are refused unopened', () => {
  test('of a PNG', async () => {
    const png = await picture().png().toBuffer();
    expect(await look(sized(png, 60_000, 60_000))).toEqual({ refused: 'too-many-pixels' });
    expect(await look(sized(png, 0, 30))).toEqual({ refused: 'broken' });
  });
  test('of a JPEG', async () => {
    const jpeg = await picture().jpeg().toBuffer();
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(60_000, frame + 5);
    jpeg.writeUInt16BE(60_000, frame + 7);
    expect(await look(jpeg)).toEqual({ refused: 'too-many-pixels' });
  });
  test('of a TIFF', async () => {
    const page = { width: 8, height: 6, gray: 0 };
    expect(await look(makeTiff([page], { width: 4_000_000_000, height: 4_000_000_000 }))).toEqual({ refused: 'too-many-pixels' });
  });
});

test('a TIFF whose pages lead back to the first has no end', async () => {
  const tiff = makeTiff([{ width: 8, height: 6, gray: 0 }]);
  const first = tiff.readUInt32LE(4);
  tiff.writeUInt32LE(first, first + 2 + tiff.readUInt16LE(first) * 12);
  expect(await look(tiff)).toEqual({ refused: 'broken' });
});
