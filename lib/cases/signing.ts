import type { LineOfBusiness } from '../criteria/case-input.ts';
import type { Evaluation } from '../criteria/evaluate.ts';
import type { Finding } from '../criteria/finding.ts';
import { type Credential, usableCredential } from './credential.ts';

/** What a medical director's signature needs: lifecycle.md section 3. Pure: the use case and the screen ask the same function. */

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

/** The case as signing reads it. */
export interface SigningCase {
  readonly lines: readonly { readonly number: number }[];
  readonly evaluation: Pick<Evaluation, 'outcome' | 'version' | 'findings'>;
  readonly lineOfBusiness: LineOfBusiness;
  /** In completed years on the date of service. */
  readonly age: number;
  /** What criteria outside the policy came to, as the nurse answered it; null: not documented. */
  readonly externalCriteria: string | null;
  /** Information was asked for, its due time has passed, and something is still open. */
  readonly informationLapsed: boolean;
  /** Peer-to-peer offers, attempts and talks on record. */
  readonly peerToPeer: number;
}

export interface Signer {
  readonly credentials: readonly Credential[];
  /** The plan's day of signing, `YYYY-MM-DD`. */
  readonly day: string;
  /** States one of which must have given the license; null: any. */
  readonly states: readonly string[] | null;
}

/** One thing that keeps the decision from being signed. `field` is the form's. */
export interface SigningRefusal {
  readonly field: string;
  readonly message: string;
}

const empty = (text: string) => text.trim() === '';
const isUnclear = (finding: Finding) => finding.status === 'unknown' && finding.ambiguous;

/** The leaves whose words do not decide: each takes the director's own reading, before any earlier one is shown. */
export function unclearLeaves(evaluation: Pick<Evaluation, 'findings'>): readonly Finding[] {
  return evaluation.findings.filter(isUnclear);
}

/** Everything that stands in the way of the signature, in the order of the form; empty: it can be signed. */
export function signingRefusals(c: SigningCase, signer: Signer, s: Signing): readonly SigningRefusal[] {
  const found: SigningRefusal[] = [];
  const refuse = (field: string, message: string) => found.push({ field, message });
  checkLines(c, s, refuse);
  checkReadings(c, s, refuse);
  if (empty(s.rationale)) refuse('rationale', 'Write the rationale');
  if (s.kind !== 'approved') checkAdverse(c, s, refuse);
  checkExternalCriteria(c, s, refuse);
  const usable = usableCredential(signer.credentials, signer.day, signer.states);
  if (!usable.ok) refuse('credential', usable.reason);
  if (!s.attested.specialtyFits) refuse('attested.specialtyFits', 'Attest that your specialty fits the service');
  if (!s.attested.noConflict) refuse('attested.noConflict', 'Attest that you have no conflict of interest');
  if (!s.attested.recordsReviewed) refuse('attested.recordsReviewed', 'Confirm that you reviewed the records shown');
  return found;
}

type Refuse = (field: string, message: string) => void;

function checkLines(c: SigningCase, s: Signing, refuse: Refuse): void {
  const decided = new Map(s.lines.map((line) => [line.number, line.approved]));
  if (decided.size !== s.lines.length || c.lines.length !== decided.size || !c.lines.every((line) => decided.has(line.number))) {
    refuse('lines', 'Every line is decided once');
    return;
  }
  const approved = [...decided.values()].filter(Boolean).length;
  if (s.kind === 'approved' && approved < decided.size) refuse('lines', 'An approval approves every line');
  if (s.kind === 'denied' && approved > 0) refuse('lines', 'A denial denies every line');
  if (s.kind === 'approved-in-part' && (approved === 0 || approved === decided.size))
    refuse('lines', 'An approval in part approves some lines and denies others');
}

function checkReadings(c: SigningCase, s: Signing, refuse: Refuse): void {
  const unclear = unclearLeaves(c.evaluation);
  for (const { id } of unclear) {
    const reading = s.readings.find((each) => each.leaf === id);
    if (reading === undefined || empty(reading.text)) refuse(`readings.${id}`, `Write your reading of ${id}`);
    else if (s.kind === 'approved' && reading.result === 'not-met' && empty(s.rationale))
      refuse('rationale', `Say why you approve although you read ${id} as not met`);
  }
  for (const { leaf } of s.readings)
    if (!unclear.some(({ id }) => id === leaf)) refuse(`readings.${leaf}`, `${leaf} is not unclear: it takes no reading`);
}

function checkAdverse(c: SigningCase, s: Signing, refuse: Refuse): void {
  const { outcome } = c.evaluation;
  if (outcome === 'meets' || outcome === 'no-review-required') {
    refuse('kind', 'The case meets the criteria: it is not denied for medical necessity. Have the fact corrected with evidence');
    return;
  }
  checkBasis(c, s, refuse);
  if (empty(s.reason)) refuse('reason', 'Give the reason in plain words');
  if (c.peerToPeer === 0) refuse('peerToPeer', 'Offer a peer-to-peer talk first, and record the attempt');
  if (c.lineOfBusiness === 'medicaid' && c.age < 21 && empty(s.epsdt))
    refuse('epsdt', 'The member is under 21: write your finding whether the service would correct or ameliorate the condition (EPSDT)');
  if (c.lineOfBusiness === 'medicare-advantage' && empty(s.localDeterminations))
    refuse('localDeterminations', 'Say which local coverage determinations you checked');
}

function checkBasis(c: SigningCase, s: Signing, refuse: Refuse): void {
  if (s.basis !== 'criteria' && s.criteria.length > 0) refuse('criteria', 'Criteria are relied on only where they are the basis');
  switch (s.basis) {
    case null:
      refuse('basis', 'Choose what the decision rests on');
      return;
    case 'criteria':
      checkCriteria(c, s, refuse);
      return;
    case 'information':
      if (!c.informationLapsed)
        refuse('basis', 'Insufficient information needs a request whose due time has passed without a complete answer');
      return;
    case 'other-source':
      if (s.otherSource === null || [s.otherSource.name, s.otherSource.reference, s.otherSource.applied].some(empty))
        refuse('otherSource', 'Name the source, where it is attached, and how it applies to this member');
  }
}

function checkCriteria(c: SigningCase, s: Signing, refuse: Refuse): void {
  if (c.evaluation.version === null) refuse('basis', 'No version of the policy is in force: its criteria cannot be relied on');
  if (s.criteria.length === 0) refuse('criteria', 'Choose the criteria relied on');
  for (const id of s.criteria) {
    const finding = c.evaluation.findings.find((each) => each.id === id);
    const readAs = s.readings.find((each) => each.leaf === id)?.result;
    if (finding?.status === 'not-met') continue;
    if (finding !== undefined && isUnclear(finding) && readAs === 'not-met') continue;
    refuse(
      'criteria',
      finding === undefined ? `${id} is no criterion of this case` : `${id} is not unmet, and you did not read it as not met`,
    );
  }
}

/** It counts as answered only with all that identifies it (lifecycle.md section 3). */
function checkExternalCriteria(c: SigningCase, s: Signing, refuse: Refuse): void {
  if (c.externalCriteria === null) return;
  const x = s.externalCriteria;
  const parts =
    x === null ? [''] : [x.product, x.subset, x.version, x.date, x.reference, c.externalCriteria === 'met' ? '-' : x.pointsNotMet];
  if (parts.some(empty))
    refuse(
      'externalCriteria',
      'Give product, subset, version, date, the points not met, and a copy or its reference, of the external criteria',
    );
}
