/** Which cases a number of a report counts: what its link asks the list for. */

/** `ended`: came to their end in the period; `received` in it; `open` now; `asked` for information in it; `denied`: a clause was relied on. */
export const SETS = ['ended', 'received', 'open', 'asked', 'denied'] as const;
export type CaseSet = (typeof SETS)[number];

/** Narrows a set; each is compared as it is. `kind` and `appeal` take several, with commas. */
export const SELECTION_KEYS = [
  'line',
  'payer',
  'urgency',
  'kind',
  'timing',
  'week',
  'status',
  'age',
  'policy',
  'version',
  'leaf',
  'fact',
  'class',
  'extended',
  'appeal',
] as const;
export type SelectionKey = (typeof SELECTION_KEYS)[number];

export type Selection = { set: CaseSet } & Partial<Record<SelectionKey, string>>;

/** Notice was given in time, or was not, or is owed and not late yet. */
export const TIMINGS = ['on-time', 'late', 'owed'] as const;
export type Timing = (typeof TIMINGS)[number];

/** Days since receipt of what is open, by the first day of each span. */
export const AGES = [0, 3, 8, 15, 31] as const;
export const ageWords = (from: number): string => {
  const next = AGES.find((age) => age > from);
  return next === undefined ? `${from} days or more` : `${from}–${next - 1} days`;
};
