import type { Appointment, AppointmentKind, ChangedParties, LetterFormat, RepresentativeKind } from '@/lib/cases/party.ts';
import type { Address, RepresentativeParty } from '@/lib/cases/snapshot.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
import type { EventWords } from './event-words';

export const REPRESENTATIVE_WORDS: Readonly<Record<RepresentativeKind, string>> = {
  authorized: 'Authorized representative',
  guardian: 'Guardian',
  parent: 'Parent of a minor',
  estate: 'For the estate',
};

export const APPOINTMENT_WORDS: Readonly<Record<AppointmentKind, string>> = {
  'cms-1696': 'CMS-1696, appointment of representative',
  'signed-authorization': 'Signed authorization of the plan',
  'power-of-attorney': 'Power of attorney',
  'guardianship-order': 'Guardianship order',
  'letters-of-administration': 'Letters of administration, or testamentary',
  'birth-record': 'Birth or adoption record',
  other: 'Another document',
};

export const FORMAT_WORDS: Readonly<Record<LetterFormat, string>> = {
  standard: 'Standard print',
  'large-print': 'Large print',
  braille: 'Braille',
  audio: 'Audio recording',
};

/** `Power of attorney, Jan 5, 2026 to Jan 4, 2027: Fax of January 6, page 2` */
export function appointmentWords({ kind, validFrom, validUntil, source }: Appointment): string {
  const span = validUntil === null ? `from ${formatDate(validFrom)}` : `${formatDate(validFrom)} to ${formatDate(validUntil)}`;
  return `${APPOINTMENT_WORDS[kind]}, ${span}: ${source}`;
}

const oneLine = ({ line1, line2, city, state, postalCode }: Address) =>
  [line1, line2, city, `${state} ${postalCode}`].filter((part) => part.trim() !== '').join(', ');

function actsWords(representative: RepresentativeParty | null): string {
  if (representative === null) return 'No representative';
  const { name, relationship, kind, appointment, address } = representative;
  const how = kind === undefined ? '' : REPRESENTATIVE_WORDS[kind];
  return [name, relationship, how, appointment ? appointmentWords(appointment) : '', oneLine(address)].filter(Boolean).join('; ');
}

/** What a change of parties changed, each only where it is another now. */
export function partiesWords({
  before,
  after,
  reason,
}: {
  before: ChangedParties;
  after: ChangedParties;
  reason: string;
}): Partial<EventWords> {
  const wordings: readonly ((is: ChangedParties) => string)[] = [
    ({ representative }) => actsWords(representative),
    ({ member }) => `Address ${oneLine(member.address)}`,
    ({ member }) => (member.confidentialAddress ? `Letters only to ${oneLine(member.confidentialAddress)}` : 'No confidential address'),
    ({ member }) => `Language ${member.language}`,
    ({ member }) => FORMAT_WORDS[member.format ?? 'standard'],
    ({ member }) => (member.dateOfDeath ? `Died ${formatDate(member.dateOfDeath)}` : 'No date of death'),
    ({ member }) => (member.coverageFrom ? `Covered from ${formatDate(member.coverageFrom)}` : 'First day of coverage not said'),
  ];
  const changes = wordings.map((words) => ({ before: words(before), after: words(after) }));
  return { changes: changes.filter((each) => each.before !== each.after), details: [`Reason: ${reason}`] };
}
