import type { RefusalCode } from './refusal.ts';
import { type ByteSource, has, view } from './source.ts';

/** Frames of every kind of coding; not DHT, JPG and DAC, which lie between them. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const SCAN = 0xda;
/** Cameras and scanners write zeros, or a little of their own, after the end. */
const ENDS_WITHIN = 4096;

/** Walks a JPEG's segments up to its picture, and looks for its end. @returns what is wrong with it; 1, its pages, where nothing is */
export async function jpegProblem(source: ByteSource, mostPixels: number): Promise<RefusalCode | 1> {
  let isSized = false;
  for (let at = 2; ; ) {
    if (!has(source, at, 4)) return 'truncated';
    const head = await source.read(at, 4);
    const [mark, marker = 0] = head;
    if (mark !== 0xff) return 'broken';
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === SCAN) return isSized ? ends(source) : 'broken';
    if (isFrame(marker)) {
      if (!has(source, at, 9)) return 'truncated';
      const size = view(await source.read(at, 9));
      const pixels = size.getUint16(5) * size.getUint16(7);
      if (pixels > mostPixels) return 'too-many-pixels';
      if (pixels === 0) return 'broken';
      isSized = true;
    }
    at += 2 + view(head).getUint16(2);
  }
}

async function ends(source: ByteSource): Promise<RefusalCode | 1> {
  const length = Math.min(ENDS_WITHIN, source.size);
  const tail = await source.read(source.size - length, length);
  return tail.some((byte, i) => byte === 0xff && tail[i + 1] === 0xd9) ? 1 : 'truncated';
}
