import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { assemble, makePdf, noise, streamOf } from '../../tests/records.ts';
import { isBomb } from './bomb.ts';

const MIB = 1024 * 1024;
const zeros = new Map<number, Buffer>();
/** So many MiB of nothing, packed. */
const packed = (mib: number): Buffer => {
  const known = zeros.get(mib) ?? deflateSync(Buffer.alloc(mib * MIB), { level: 1 });
  zeros.set(mib, known);
  return known;
};
const holding = (...streams: Buffer[]) => assemble([Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'), ...streams], '/Root 1 0 R');

test('a chart is none, nor is a page of 200 million bytes in three colors', async () => {
  expect(await isBomb(makePdf(['One', 'Two'], { padding: 3 * MIB }))).toBe(false);
  expect(await isBomb(holding(streamOf(packed(200), '/Filter /FlateDecode')))).toBe(false);
  // A picture in another packing, and what only looks like a stream.
  expect(
    await isBomb(holding(streamOf(noise(MIB), '/Filter /DCTDecode'), streamOf(noise(MIB), '/Filter [/ASCII85Decode /FlateDecode]'))),
  ).toBe(false);
  expect(await isBomb(Buffer.from('stream endstream stream'))).toBe(false);
}, 20_000);

test('what unpacks to more than a page can mean is one', async () => {
  expect(await isBomb(holding(streamOf(packed(257), '/Filter /FlateDecode')))).toBe(true);
  // Also behind streams that are none, and where the end of it is cut off.
  const cut = packed(257).subarray(0, -10);
  expect(await isBomb(holding(streamOf(noise(1000), ''), streamOf(cut, '/Filter /FlateDecode')))).toBe(true);
}, 20_000);

test('what is packed twice is one, however small', async () => {
  expect(await isBomb(holding(streamOf(deflateSync(packed(1)), '/Filter [/FlateDecode /FlateDecode]')))).toBe(true);
  expect(await isBomb(holding(streamOf(deflateSync(packed(1)), '/Filter [ /Fl /LZW ]')))).toBe(true);
});
