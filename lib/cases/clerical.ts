import type { Role, Status } from './case-view.ts';
import type { Address, Snapshot, SnapshotCorrection } from './snapshot.ts';

/** How people and places are written: all that a clerical correction may change. Who they are, and what was decided, stay. */
export type Corrected = {
  memberName: string;
  memberAddress: Address;
  representativeName: string;
  practitionerName: string;
  facilityName: string;
};

type Spelled = Pick<Snapshot, 'member' | 'representative' | 'facility' | 'requestingPractitioner'>;

export const spellingOf = (s: Spelled): Corrected => ({
  memberName: s.member.name,
  memberAddress: s.member.address,
  representativeName: s.representative?.name ?? '',
  practitionerName: s.requestingPractitioner.name,
  facilityName: s.facility.name,
});

const line = ({ line1, line2, city, state, postalCode }: Address): string =>
  [line1, line2, city, [state, postalCode].filter(Boolean).join(' ')]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(', ');

/** What is written otherwise, in words for the letter and the record. */
export function spellingChanges(was: Snapshot, is: Corrected): SnapshotCorrection['changes'] {
  const before = spellingOf(was);
  const pairs: [string, string, string][] = [
    ['Member’s name', before.memberName, is.memberName.trim()],
    ['Member’s address', line(before.memberAddress), line(is.memberAddress)],
    ['Representative’s name', before.representativeName, was.representative ? is.representativeName.trim() : ''],
    ['Practitioner’s name', before.practitionerName, is.practitionerName.trim()],
    ['Place of care', before.facilityName, is.facilityName.trim()],
  ];
  return pairs.flatMap(([what, from, to]) => (from === to ? [] : [{ what, before: from, after: to }]));
}

/** The snapshot that letters are made from afterwards. */
export function correctedSnapshot(was: Snapshot, is: Corrected, correction: SnapshotCorrection): Snapshot {
  const trimmed = (address: Address): Address => ({
    line1: address.line1.trim(),
    line2: address.line2.trim(),
    city: address.city.trim(),
    state: address.state.trim(),
    postalCode: address.postalCode.trim(),
  });
  return {
    ...was,
    member: { ...was.member, name: is.memberName.trim(), address: trimmed(is.memberAddress) },
    representative: was.representative && { ...was.representative, name: is.representativeName.trim() },
    requestingPractitioner: { ...was.requestingPractitioner, name: is.practitionerName.trim() },
    facility: { ...was.facility, name: is.facilityName.trim() },
    correction,
  };
}

/** An address on one line. */
export const addressLine = (address: Address): string => line(address);

/**
 * What of the spelling is another on the case by now than when it was decided, by the fields of the form. It was changed since, and a correction of the
 * decision's letters leaves it as it is.
 */
export function changedSince(was: Corrected, now: Corrected): (keyof Corrected)[] {
  const fields: readonly (keyof Corrected)[] = ['memberName', 'memberAddress', 'representativeName', 'practitionerName', 'facilityName'];
  const words = (of: Corrected, field: keyof Corrected): string => {
    const value = of[field];
    return typeof value === 'string' ? value : line(value);
  };
  return fields.filter((field) => words(was, field) !== words(now, field));
}

/** Where what a correction does not reach is changed instead, for the person who asks: a sentence without its period. */
export function whereChanged(status: Status, role: Role | null): string {
  const theirs = role === 'nurse' || role === 'manager';
  const way = `${theirs ? 'you change it' : 'a nurse or a manager of the plan changes it'} with the parties, in Overview`;
  if (status !== 'closed') return `${way[0]?.toUpperCase()}${way.slice(1)}`;
  return `The parties of a closed case stay as they are. Once a letter is owed again, as after a correction, ${way}`;
}
