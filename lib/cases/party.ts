/** The parties of a case as it keeps them: who acts for a member, and in which form letters reach the member. */

/**
 * `authorized` acts beside the member and gets letters too; the others act in the member's place, and get them instead: a guardian by a
 * court's order, a minor's parent, and who acts for the estate of a member who died.
 */
export const REPRESENTATIVE_KINDS = ['authorized', 'guardian', 'parent', 'estate'] as const;
export type RepresentativeKind = (typeof REPRESENTATIVE_KINDS)[number];

export const APPOINTMENTS = [
  'cms-1696',
  'signed-authorization',
  'power-of-attorney',
  'guardianship-order',
  'letters-of-administration',
  'birth-record',
  'other',
] as const;
export type AppointmentKind = (typeof APPOINTMENTS)[number];

/** The document that says that somebody may act for the member. Days are `YYYY-MM-DD`, both included. */
export type Appointment = {
  kind: AppointmentKind;
  validFrom: string;
  /** Null: until it is revoked. */
  validUntil: string | null;
  /** Where it is kept, in words: a record of the case names documents in the same way. */
  source: string;
};

export const LETTER_FORMATS = ['standard', 'large-print', 'braille', 'audio'] as const;
export type LetterFormat = (typeof LETTER_FORMATS)[number];

/** Postal address as typed at intake; every field is plain text, empty where unknown. */
export type Address = { line1: string; line2: string; city: string; state: string; postalCode: string };

export type MemberParty = {
  name: string;
  memberId: string;
  /** `YYYY-MM-DD` */
  dateOfBirth: string;
  address: Address;
  /** BCP 47 tag of the language the member reads, `en` by default. */
  language: string;
  // What follows is left out where it was never said: letters made before there was any of it keep their bytes.
  /** Large print is set by the program; Braille and audio are arranged for. */
  format?: LetterFormat;
  /** Confidential communications (45 CFR 164.522(b)): letters go there and nowhere else. */
  confidentialAddress?: Address;
  /** `YYYY-MM-DD` */
  dateOfDeath?: string;
  /** First day of coverage by the plan, `YYYY-MM-DD`. */
  coverageFrom?: string;
};

export type RepresentativeParty = {
  name: string;
  relationship: string;
  address: Address;
  /** Left out: never recorded. */
  kind?: RepresentativeKind;
  /** Null: the document has not been seen. */
  appointment?: Appointment | null;
};

/** What changes after receipt; what identifies the member is corrected elsewhere. */
export type ChangedParties = {
  member: Pick<MemberParty, 'address' | 'language' | 'format' | 'confidentialAddress' | 'dateOfDeath' | 'coverageFrom'>;
  representative: RepresentativeParty | null;
};
