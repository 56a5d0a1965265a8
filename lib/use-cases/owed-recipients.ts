import type { CaseRecord } from '../data/cases.ts';
import type { Recipient } from '../letters/letter.ts';

/** Who gets a letter about each notice of a case: lifecycle.md section 6. */
export function owedRecipients(c: Pick<CaseRecord, 'representative'>): Recipient[] {
  return c.representative ? ['member', 'practitioner', 'representative'] : ['member', 'practitioner'];
}
