import type { Address, MemberParty, RepresentativeParty } from '@/lib/cases/snapshot.ts';
import type { PartiesForm } from '@/lib/forms/parties-schema.ts';

type MemberReach = PartiesForm['member'];
type RepresentativeInput = NonNullable<PartiesForm['representative']>;

export const emptyAddress = (): Address => ({ line1: '', line2: '', city: '', state: '', postalCode: '' });
export const emptyAppointment = () => ({ kind: '' as const, validFrom: '', validUntil: '', source: '' });
export const emptyRepresentative = (): RepresentativeInput => ({
  name: '',
  relationship: '',
  address: emptyAddress(),
  kind: '',
  appointment: emptyAppointment(),
});
/** How letters reach a member of whom nothing was said. */
export const emptyReach = () => ({
  format: 'standard' as const,
  confidentialAddress: null,
  dateOfDeath: '',
  coverageFrom: '',
});

/** Kept parties as a form holds them: what was never said is empty. */
export function reachInput({
  address,
  language,
  format,
  confidentialAddress,
  dateOfDeath,
  coverageFrom,
}: Omit<MemberParty, 'name' | 'memberId' | 'dateOfBirth'>): MemberReach {
  return {
    address,
    language,
    format: format ?? 'standard',
    confidentialAddress: confidentialAddress ?? null,
    dateOfDeath: dateOfDeath ?? '',
    coverageFrom: coverageFrom ?? '',
  };
}

export function representativeInput({ name, relationship, address, kind, appointment }: RepresentativeParty): RepresentativeInput {
  const document = appointment ? { ...appointment, validUntil: appointment.validUntil ?? '' } : emptyAppointment();
  return { name, relationship, address, kind: kind ?? '', appointment: document };
}
