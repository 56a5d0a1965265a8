import { ageOn } from '../criteria/dates.ts';
import { formatDate } from './date-words.ts';
import type { Address, ChangedParties, LetterFormat, MemberParty, RepresentativeParty } from './party.ts';

/** Who acts for a member, where letters go, and in which form: 45 CFR 164.502(g) and 164.522(b), 42 CFR 422.561, 438.10(d). */

/** In these the letter itself cannot be printed: it is arranged for outside of this program, as a translation is. */
export const ARRANGED_FORMATS: readonly LetterFormat[] = ['braille', 'audio'];

/**
 * Ages of majority, by the state of the plan; 18 elsewhere. Read from secondary sources: counsel confirms.
 * Alabama: Code 26-1-1. Nebraska: Rev. Stat. 43-2101.
 */
const MAJORITY: Readonly<Record<string, { readonly age: number; readonly citation: string; readonly verified: false }>> = {
  AL: { age: 19, citation: 'Ala. Code 26-1-1', verified: false },
  NE: { age: 19, citation: 'Neb. Rev. Stat. 43-2101', verified: false },
};

/** Whether a member was a minor on the day of receipt: then a parent or a guardian reads the member's letters. */
export function isMinor(dateOfBirth: string, receivedOn: string, state: string | null): boolean {
  return ageOn(dateOfBirth, receivedOn) < (MAJORITY[state ?? '']?.age ?? 18);
}

/** Whether letters go to the representative in the member's place. One whose kind was never recorded acts beside the member. */
export const actsInPlace = (representative: RepresentativeParty | null): boolean =>
  representative?.kind !== undefined && representative.kind !== 'authorized';

/** Where what is addressed to the member goes, and nowhere else: the confidential address where there is one. */
export const memberAddress = (member: MemberParty): Address => member.confidentialAddress ?? member.address;

/** Why an appointment does not hold on a day; null where it does. One never recorded is no appointment. */
export function appointmentRefusal(representative: RepresentativeParty, on: string): string | null {
  const { name, kind, appointment } = representative;
  if (kind === undefined || kind === 'parent') return null;
  if (!appointment) return `The document by which ${name} acts for the member is not recorded.`;
  if (on < appointment.validFrom) return `${name} acts for the member only from ${formatDate(appointment.validFrom)}.`;
  if (appointment.validUntil !== null && on > appointment.validUntil)
    return `The appointment of ${name} ended on ${formatDate(appointment.validUntil)}. Record who acts for the member now.`;
  return null;
}

/** Why parties contradict each other on a day, by the form's field; empty where they do not. */
export function partyConflicts(
  { member, representative }: ChangedParties,
  { dateOfBirth, receivedOn, state, today }: { dateOfBirth: string; receivedOn: string; state: string | null; today: string },
): Record<string, string> {
  const found: Record<string, string> = {};
  const { dateOfDeath } = member;
  if (dateOfDeath !== undefined && dateOfDeath < dateOfBirth)
    found['member.dateOfDeath'] = 'The date of death lies before the date of birth';
  if (dateOfDeath !== undefined && dateOfDeath > today) found['member.dateOfDeath'] = 'The date of death lies in the future';
  if (representative?.kind === 'parent' && !isMinor(dateOfBirth, receivedOn, state))
    found['representative.kind'] = 'The member was of age on the day of receipt: a parent acts by an appointment like anybody else';
  if (representative?.kind === 'estate' && dateOfDeath === undefined)
    found['representative.kind'] = 'Record the date of death: before it nobody acts for an estate';
  if (dateOfDeath !== undefined && representative !== null && representative.kind !== 'estate')
    found['representative.kind'] = 'An appointment by the member ended with the member’s death: record who acts for the estate, or nobody';
  const appointment = representative?.appointment;
  if (appointment?.validUntil && appointment.validUntil < appointment.validFrom)
    found['representative.appointment.validUntil'] = 'The appointment ends before it begins';
  return found;
}
