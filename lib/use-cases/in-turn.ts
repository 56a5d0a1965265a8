// The last of each key's line. What waits in another process is kept apart by the database's own conditions.
const last = new Map<string, Promise<unknown>>();

/** Runs work on the same key one after the other, in the order of the calls, within this process. What one of them throws stops no other. */
export function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const mine = (last.get(key) ?? Promise.resolve()).then(work);
  const settled = mine
    .catch(() => undefined)
    .then(() => {
      if (last.get(key) === settled) last.delete(key);
    });
  last.set(key, settled);
  return mine;
}
