/** The empty list, shared: most lists of an evaluation are empty. */
export const NOTHING: readonly never[] = Object.freeze([]);

/** Sorts a list by code unit, in place, and drops repeats. Most lists are short and come in order: those are returned as they are. */
export function sorted<T extends string>(list: T[]): readonly T[] {
  if (list.length === 0) return NOTHING;
  if (list.every((item, i) => i === 0 || (list[i - 1] ?? '') < item)) return list;
  list.sort();
  return list.filter((item, i) => item !== list[i - 1]);
}
