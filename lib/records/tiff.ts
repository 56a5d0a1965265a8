import type { RefusalCode } from './refusal.ts';
import { type ByteSource, has, view } from './source.ts';

const TAG = { width: 256, height: 257, stripOffsets: 273, stripBytes: 279, tileOffsets: 324, tileBytes: 325 } as const;
const ENTRY = 12;
/** Bytes of a value of the types that sizes and offsets are written in: SHORT and LONG. */
const WIDTHS: Readonly<Record<number, 2 | 4>> = { 3: 2, 4: 4 };
/** Bytes of a value of each type, by its number (TIFF 6.0, section 2); one that is not known is passed over, as readers do. */
const BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4] as const;
/** A page of the largest size has far fewer strips. */
const MOST_STRIPS = 1_000_000;

type Limits = { pixels: number; pages: number };
type Entry = { type: number; count: number; at: number };

/** Walks the pages of a TIFF. @returns what is wrong with it; how many pages it has, where nothing is */
export async function tiffProblem(source: ByteSource, limits: Limits): Promise<RefusalCode | number> {
  if (!has(source, 0, 8)) return 'truncated';
  const head = await source.read(0, 8);
  const little = head[0] === 0x49;
  const seen = new Set<number>();
  for (let at = view(head).getUint32(4, little); at !== 0; ) {
    // A chain that comes back to a page would have no end.
    if (seen.has(at)) return 'broken';
    seen.add(at);
    if (seen.size > limits.pages) return 'too-many-pages';
    const page = await pageAt(source, at, little, limits.pixels);
    if ('refused' in page) return page.refused;
    at = page.next;
  }
  return seen.size > 0 ? seen.size : 'broken';
}

async function pageAt(
  source: ByteSource,
  at: number,
  little: boolean,
  mostPixels: number,
): Promise<{ next: number } | { refused: RefusalCode }> {
  if (!has(source, at, 2)) return { refused: 'truncated' };
  const count = view(await source.read(at, 2)).getUint16(0, little);
  if (count === 0) return { refused: 'broken' };
  if (!has(source, at, 2 + count * ENTRY + 4)) return { refused: 'truncated' };
  const bytes = await source.read(at + 2, count * ENTRY + 4);
  const entries = entriesOf(bytes, count, at + 2, little);
  if (!holdsAll(source, bytes, entries, at + 2, little)) return { refused: 'truncated' };
  const [width, height] = await Promise.all([TAG.width, TAG.height].map((tag) => number(source, entries.get(tag), little)));
  if (!width || !height) return { refused: 'broken' };
  if (width * height > mostPixels) return { refused: 'too-many-pixels' };
  const refused = await strips(source, entries, little);
  return refused === null ? { next: view(bytes).getUint32(count * ENTRY, little) } : { refused };
}

function entriesOf(bytes: Uint8Array, count: number, base: number, little: boolean): Map<number, Entry> {
  const of = view(bytes);
  const entries = new Map<number, Entry>();
  for (let i = 0; i < count; i += 1) {
    const at = i * ENTRY;
    entries.set(of.getUint16(at, little), { type: of.getUint16(at + 2, little), count: of.getUint32(at + 4, little), at: base + at + 8 });
  }
  return entries;
}

/** Whether what the entries point to lies within the file. */
function holdsAll(source: ByteSource, bytes: Uint8Array, entries: ReadonlyMap<number, Entry>, base: number, little: boolean): boolean {
  return [...entries.values()].every(({ type, count, at }) => {
    const length = (BYTES[type] ?? 0) * count;
    return length <= 4 || has(source, view(bytes).getUint32(at - base, little), length);
  });
}

/** The one value of an entry; null where it has another shape. */
async function number(source: ByteSource, entry: Entry | undefined, little: boolean): Promise<number | null> {
  if (entry?.count !== 1) return null;
  return (await numbers(source, entry, little))?.[0] ?? null;
}

/** The values of an entry: within it where they fit, else where it points. Null: of another type, or not there. */
async function numbers(source: ByteSource, { type, count, at }: Entry, little: boolean): Promise<number[] | null> {
  const width = WIDTHS[type];
  if (width === undefined || count > MOST_STRIPS) return null;
  const length = width * count;
  const from = length <= 4 ? at : view(await source.read(at, 4)).getUint32(0, little);
  if (!has(source, from, length)) return null;
  const of = view(await source.read(from, length));
  return Array.from({ length: count }, (_, i) => (width === 2 ? of.getUint16(i * 2, little) : of.getUint32(i * 4, little)));
}

/** Every part of the picture lies within the file. */
async function strips(source: ByteSource, entries: ReadonlyMap<number, Entry>, little: boolean): Promise<RefusalCode | null> {
  const offsets = entries.get(TAG.stripOffsets) ?? entries.get(TAG.tileOffsets);
  const lengths = entries.get(TAG.stripBytes) ?? entries.get(TAG.tileBytes);
  if (offsets === undefined || lengths === undefined) return 'broken';
  const [starts, sizes] = await Promise.all([numbers(source, offsets, little), numbers(source, lengths, little)]);
  if (starts === null || sizes === null) return 'truncated';
  if (starts.length !== sizes.length || starts.length === 0) return 'broken';
  return starts.every((start, i) => has(source, start, sizes[i] ?? -1)) ? null : 'truncated';
}
