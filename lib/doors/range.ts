/** Bytes from `start` up to `end` (excluded). */
export type Range = { start: number; end: number };

/**
 * What a `Range` header asks of a file (RFC 9110, 14.2): one part of it. Null: none, several, or nothing that can be read, which are answered
 * with the whole file; 'none': a part that the file does not have.
 */
export function rangeOf(header: string | null, size: number): Range | 'none' | null {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return null;
  if (from === '') {
    const length = Number(to);
    return length === 0 ? 'none' : { start: Math.max(0, size - length), end: size };
  }
  const start = Number(from);
  const end = to === '' ? size : Math.min(size, Number(to) + 1);
  if (to !== '' && Number(to) < start) return null;
  return start >= size ? 'none' : { start, end };
}
