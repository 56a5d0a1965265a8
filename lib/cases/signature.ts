import type { LineOfBusiness } from '../criteria/case-input.ts';
import type { Evaluation } from '../criteria/evaluate.ts';
import type { Credential, SignerStates } from './credential.ts';

/** A medical director's decision as it is written, and what of the case and of the signer its gates read: lifecycle.md section 3. */

export const SIGNED_KINDS = ['approved', 'approved-in-part', 'denied'] as const;
export type SignedKind = (typeof SIGNED_KINDS)[number];

/** What an adverse decision rests on. */
export const BASES = ['criteria', 'information', 'other-source'] as const;
export type Basis = (typeof BASES)[number];

/** A director's reading of a clause whose words do not decide. */
export interface Reading {
  readonly leaf: string;
  readonly result: 'met' | 'not-met';
  readonly text: string;
}

/** What criteria outside the policy found, where the policy refers to them. */
export interface ExternalCriteria {
  readonly product: string;
  readonly subset: string;
  readonly version: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly pointsNotMet: string;
  /** A copy on file, or where to find it. */
  readonly reference: string;
}

/** Another named source, attached and applied to this member. */
export interface OtherSource {
  readonly name: string;
  readonly reference: string;
  readonly applied: string;
}

/** A decision about to be signed. Texts are as typed. */
export interface Signing {
  readonly kind: SignedKind;
  readonly lines: readonly { readonly number: number; readonly approved: boolean }[];
  /** Null for an approval. */
  readonly basis: Basis | null;
  /** Ids of the leaves relied on; only with the basis `criteria`. */
  readonly criteria: readonly string[];
  /** Facts that would change the decision if they were documented, chosen for the letter; left out in decisions signed before there was the choice. */
  readonly wouldChange?: readonly string[];
  readonly otherSource: OtherSource | null;
  readonly externalCriteria: ExternalCriteria | null;
  readonly readings: readonly Reading[];
  /** For the record. */
  readonly rationale: string;
  /** For the member, in plain words; empty for an approval. */
  readonly reason: string;
  /** Finding on early and periodic screening, diagnostic and treatment services. */
  readonly epsdt: string;
  /** Medicare: which local determinations were looked for. */
  readonly localDeterminations: string;
  readonly attested: { readonly specialtyFits: boolean; readonly noConflict: boolean; readonly recordsReviewed: boolean };
}

/** A decision being written: nothing need be chosen yet. */
export type SigningDraft = Omit<Signing, 'kind'> & { readonly kind: SignedKind | null };

/** What the form starts from: nothing is chosen for the director. */
export const BLANK_DRAFT: SigningDraft = {
  kind: null,
  lines: [],
  basis: null,
  criteria: [],
  wouldChange: [],
  otherSource: null,
  externalCriteria: null,
  readings: [],
  rationale: '',
  reason: '',
  epsdt: '',
  localDeterminations: '',
  attested: { specialtyFits: false, noConflict: false, recordsReviewed: false },
};

/** The case as signing reads it. */
export interface SigningCase {
  readonly lines: readonly { readonly number: number }[];
  readonly evaluation: Pick<Evaluation, 'outcome' | 'version' | 'findings'>;
  readonly lineOfBusiness: LineOfBusiness;
  /** In completed years on the date of service. */
  readonly age: number;
  /** What criteria outside the policy came to, where the policy asks for them and the nurse answered; null: not asked, or not documented. */
  readonly externalCriteria: string | null;
  /** Information was asked for, its due time has passed, and what an open item would document is still not documented. */
  readonly informationLapsed: boolean;
  /** Contacts on record beside the talks of physicians: among them the attempts to get what was asked for. */
  readonly attempts: number;
  /** Peer-to-peer offers, attempts and talks on record. */
  readonly peerToPeer: number;
}

export interface Signer {
  readonly credentials: readonly Credential[];
  /** The plan's day of signing, `YYYY-MM-DD`. */
  readonly day: string;
  readonly states: SignerStates;
}

/** One thing that keeps the decision from being signed. `field` is the form's. */
export interface SigningRefusal {
  readonly field: string;
  readonly message: string;
}
