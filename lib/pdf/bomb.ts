import { createInflate } from 'node:zlib';

/** A page's picture of 80 million pixels in three colors, unpacked. */
const MOST_OF_ONE = 256 * 1024 * 1024;
/** What all streams of a file may come to: what a chart of thousands of scanned pages has stays below. */
const MOST_OF_ALL = 8 * 1024 * 1024 * 1024;
/** Unpacking is as fast as half a gigabyte a second: a file that takes longer than this is no chart. */
const MOST_MS = 30_000;
/** A stream that packs to less than this cannot unpack to more than is allowed. */
const LEAST_PACKED = MOST_OF_ONE / 1032;

/**
 * Whether a part of a PDF unpacks to far more than it could mean. Unpacks it in small pieces that are thrown away at once, before anything
 * that keeps them is let near.
 */
export async function isBomb(bytes: Uint8Array): Promise<boolean> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const until = performance.now() + MOST_MS;
  let all = 0;
  for (const { start, end } of streamsOf(file)) {
    const packed = file.subarray(start, end);
    if (isPackedTwice(file, start)) return true;
    if (packed.length < LEAST_PACKED) {
      all += packed.length * 4;
    } else {
      const size = await unpackedSize(packed);
      if (size > MOST_OF_ONE) return true;
      all += size;
    }
    if (all > MOST_OF_ALL || performance.now() > until) return true;
  }
  return false;
}

function* streamsOf(file: Buffer): Generator<{ start: number; end: number }> {
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at)) {
    const isEnd = file.subarray(at - 3, at).equals(END);
    at += 'stream'.length;
    if (isEnd) continue;
    const start = at + (file[at] === 0x0d ? 1 : 0) + 1;
    const end = file.indexOf('endstream', start);
    if (end === -1) return;
    yield { start, end };
    at = end + 'endstream'.length;
  }
}
const END = Buffer.from('end');

/** Packed data that is packed once more, as no program writes it: each layer multiplies. */
function isPackedTwice(file: Buffer, start: number): boolean {
  const dictionary = file.toString('latin1', Math.max(0, start - 2000), start);
  const own = dictionary.slice(dictionary.lastIndexOf(' obj'));
  return /\/(FlateDecode|Fl|LZWDecode|LZW)\b[^\]<>]*\/(FlateDecode|Fl|LZWDecode|LZW)\b/.test(own.replace(/\/Type\b.*?(?=\/)/g, ''));
}

/** Bytes that come out, up to a little more than one may have; 0 where it is not packed so. */
function unpackedSize(packed: Uint8Array): Promise<number> {
  return new Promise((resolve) => {
    const inflate = createInflate({ chunkSize: 256 * 1024 });
    let size = 0;
    const done = () => {
      inflate.destroy();
      resolve(size);
    };
    inflate.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_OF_ONE) done();
    });
    // Damaged data ends where it is damaged: what came out until then counts.
    inflate.on('error', done);
    inflate.on('end', done);
    inflate.end(packed);
  });
}
