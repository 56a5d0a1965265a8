import type { Sensitivity } from './document.ts';

/** Who may read what the law protects further: docs/decisions/0015-sensitive-records.md. */

/** A person before the records of one case. */
export type Reader = {
  id: string;
  /** Ids of the documents that they opened with a reason, not long ago. */
  opened: ReadonlySet<string>;
};

/** Those who decide on the case need its records: who holds it, the physician who took it, who signed. Null: nobody yet. */
export type NeedsRecords = { assigneeId: string | null; directorId: string | null; signerId: string | null };

/** How long a reason lasts: a working day, so that nobody gives it for every page. */
export const OPENED_FOR_HOURS = 12;

export function mayRead(reader: Reader, needs: NeedsRecords, document: { id: string; sensitivity: Sensitivity }): boolean {
  if (document.sensitivity === 'none') return true;
  return [needs.assigneeId, needs.directorId, needs.signerId].includes(reader.id) || reader.opened.has(document.id);
}

export const PROTECTION_WORDS: Readonly<Record<Sensitivity, string>> = {
  none: 'Not marked as sensitive',
  'substance-use': 'Substance use disorder records (42 CFR Part 2)',
  psychotherapy: 'Psychotherapy notes (45 CFR 164.501)',
};

/** In the place of a quotation. */
export const WITHHELD = 'withheld: from a protected record';
