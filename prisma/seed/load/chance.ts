// The same cases from the same number: nothing of the load is left to chance between two runs.

/** A number from 0 to 1, one of its own for each case and purpose. */
export function chance(index: number, purpose: number): number {
  let h = Math.imul(index + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(purpose + 0x165667b1, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return ((h ^ (h >>> 15)) >>> 0) / 4_294_967_296;
}

/** A whole number below `below`. */
export const pick = (index: number, purpose: number, below: number): number => Math.floor(chance(index, purpose) * below);

export function choose<T>(list: readonly T[], index: number, purpose: number): T {
  const item = list[pick(index, purpose, list.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

/** One of several, each as often as its share of all shares. */
export function weigh<T extends string>(shares: Readonly<Record<T, number>>, at: number): T {
  const entries = Object.entries(shares) as [T, number][]; // the record's own keys
  let left = at * entries.reduce((sum, [, share]) => sum + share, 0);
  for (const [key, share] of entries) {
    left -= share;
    if (left < 0) return key;
  }
  throw new RangeError('a share beyond all');
}

/** An id that sorts as the cases do, so that indexes grow at their end; `table` keeps those of one case apart. */
export function idOf(index: number, table: number): string {
  const hex = index.toString(16).padStart(12, '0');
  return `10ad${hex.slice(0, 4)}-${hex.slice(4, 8)}-4${hex.slice(8, 11)}-8${hex.slice(11)}${table.toString(16).padStart(2, '0')}-000000000000`;
}
