// A seeded generator, so that every run and every machine measures the same cases.

export interface Random {
  /** @returns a number from 0 up to, not including, 1. */
  readonly next: () => number;
  /** @returns an integer from `low` to `high`, both included. */
  readonly integer: (low: number, high: number) => number;
  /** @returns one of `items`, each as likely as the others. Throws RangeError on an empty list. */
  readonly pick: <T>(items: readonly T[]) => T;
  /** @returns true with the probability given, 0 to 1. */
  readonly chance: (probability: number) => boolean;
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough to spread cases, and the same everywhere. */
export function seeded(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new RangeError('Nothing to pick from');
    return items[integer(0, items.length - 1)] as T; // in range by construction; T itself may include undefined
  };
  return { next, integer, pick, chance: (probability) => next() < probability };
}
