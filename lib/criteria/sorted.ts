/** The empty list, shared: most lists of an evaluation are empty. */
export const NOTHING: readonly never[] = Object.freeze([]);

/** Sorts a list by code unit, in place, and drops repeats. */
export function sorted<T extends string>(list: T[]): readonly T[] {
  if (list.length < 2) return list.length === 0 ? NOTHING : list;
  list.sort();
  return list.filter((item, i) => item !== list[i - 1]);
}
