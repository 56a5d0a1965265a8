import { actsInPlace, memberAddress } from '../../cases/parties.ts';
import type { RepresentativeParty } from '../../cases/snapshot.ts';
import type { LetterContent, LetterSource, Recipient } from '../letter.ts';
import { addressLines, clean, present } from './text.ts';

/** To whom a letter goes, how its reader is called, and in which size it is set. */

/** Why somebody else reads what is addressed to the member; null: the member reads it. */
export function readInPlace({ member, minor }: LetterSource): 'minor' | 'estate' | null {
  if (member.dateOfDeath !== undefined) return 'estate';
  return minor ? 'minor' : null;
}

/** `To the estate of Maria Ortega`: the member's letter where nobody is named who acts in the member's place. */
export const inPlaceWords = ({ member }: LetterSource, why: 'minor' | 'estate'): string =>
  `${why === 'estate' ? 'To the estate of' : 'To the parent or guardian of'} ${clean(member.name)}`;

const ACTING_FOR: Readonly<Record<NonNullable<RepresentativeParty['kind']>, string>> = {
  authorized: 'To the representative of',
  guardian: 'To the guardian of',
  parent: 'To the parent of',
  estate: 'For the estate of',
};

export const actingFor = ({ kind = 'authorized' }: RepresentativeParty): string => ACTING_FOR[kind];

export function addressee(source: LetterSource, recipient: Recipient): string[] {
  const { member, representative, requestingPractitioner: practitioner, readInPlace: why } = source;
  if (why) return present([inPlaceWords(source, why), ...addressLines(memberAddress(member))]);
  if (recipient === 'member') return present([clean(member.name), ...addressLines(memberAddress(member))]);
  if (recipient === 'practitioner')
    return present(['To the attention of the treating practitioner', clean(practitioner.name), ...addressLines(practitioner.address)]);
  if (representative === null) return [];
  return present([
    clean(representative.name),
    `${actingFor(representative)} ${clean(member.name)}`,
    ...addressLines(representative.address),
  ]);
}

/** Line of the salutation. */
export function salutation(source: LetterSource, recipient: Recipient): string {
  if (source.readInPlace) return `${inPlaceWords(source, source.readInPlace)}:`;
  if (recipient === 'member') return `Dear ${clean(source.member.name)}:`;
  return `Dear ${clean(recipient === 'practitioner' ? source.requestingPractitioner.name : (source.representative?.name ?? ''))}:`;
}

/** Who else is told. The member is not where another acts in the member's place. */
export function othersTold(source: LetterSource, recipient: Recipient): string[] {
  const { member, representative, requestingPractitioner } = source;
  const why = readInPlace(source);
  const self: Recipient = source.readInPlace ? 'member' : recipient;
  const parties: [Recipient, string | undefined][] = [
    ['member', actsInPlace(representative) ? '' : why === null ? member.name : inPlaceWords(source, why).replace(/^To the/u, 'the')],
    ['practitioner', requestingPractitioner.name],
    ['representative', representative?.name],
  ];
  return parties.flatMap(([who, name]) => (who === self || !name ? [] : [clean(name)]));
}

/** Type in points. Large print is 18 or more (American Council of the Blind; 42 CFR 438.10 as of 2016). */
export function pointsFor({ member }: LetterSource, recipient: Recipient): LetterContent['points'] {
  if (recipient === 'practitioner') return 10.5;
  return member.format === 'large-print' ? 18 : 12;
}
