import type { RefusalCode } from './refusal.ts';
import { type ByteSource, has, view } from './source.ts';

const SIGNATURE = 8;
/** Length and type before a chunk's data, a checksum after it. */
const AROUND = 12;

/** Walks the chunks of a PNG to its end. @returns what is wrong with it; 1, its pages, where nothing is */
export async function pngProblem(source: ByteSource, mostPixels: number): Promise<RefusalCode | 1> {
  if (!has(source, SIGNATURE, AROUND + 13)) return 'truncated';
  const header = await source.read(SIGNATURE, 8 + 13);
  const of = view(header);
  if (of.getUint32(0) !== 13 || type(header) !== 'IHDR') return 'broken';
  const [width, height] = [of.getUint32(8), of.getUint32(12)];
  if (width === 0 || height === 0) return 'broken';
  if (width * height > mostPixels) return 'too-many-pixels';
  return walk(source);
}

async function walk(source: ByteSource): Promise<RefusalCode | 1> {
  let hasData = false;
  for (let at = SIGNATURE; ; ) {
    if (!has(source, at, AROUND)) return 'truncated';
    const head = await source.read(at, 8);
    const length = view(head).getUint32(0);
    if (!/^[A-Za-z]{4}$/.test(type(head))) return 'broken';
    if (!has(source, at, AROUND + length)) return 'truncated';
    if (type(head) === 'IDAT') hasData = true;
    if (type(head) === 'IEND') return hasData ? 1 : 'broken';
    at += AROUND + length;
  }
}

const type = (chunk: Uint8Array): string => String.fromCharCode(...chunk.subarray(4, 8));
