import { actsInPlace } from '../cases/parties.ts';
import type { CaseRecord } from '../data/cases.ts';
import type { Recipient } from '../letters/letter.ts';

/** Who gets a letter about each notice of a case: lifecycle.md section 6. Who acts in the member's place gets it instead of the member. */
export function owedRecipients({ representative }: Pick<CaseRecord, 'representative'>): Recipient[] {
  if (representative === null) return ['member', 'practitioner'];
  return actsInPlace(representative) ? ['practitioner', 'representative'] : ['member', 'practitioner', 'representative'];
}
