import type { CaseInput } from '../criteria/case-input.ts';
import type { Evaluation } from '../criteria/evaluate.ts';
import type { FactKey, FactValue } from '../criteria/facts.ts';

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
};

export type RepresentativeParty = { name: string; relationship: string; address: Address };

export type PractitionerParty = {
  name: string;
  npi: string;
  specialty: string;
  address: Address;
  phone: string;
  fax: string;
};

export type FacilityParty = { name: string; npi: string; address: Address };

export type SnapshotLine = {
  number: number;
  code: string;
  description: string;
  units: number;
  site: string;
  /** `YYYY-MM-DD` */
  dateOfService: string;
  result: 'approved';
};

export type Citation = { document: string; page: string; noteDate: string; quotation: string; comment: string };

/** What a plan says of itself in letters, as it stood when the decision was made. */
export type PlanLetterSettings = {
  planId: string;
  planName: string;
  payer: string;
  lineOfBusiness: string;
  state: string;
  funding: string;
  timeZone: string;
  /** Lines of the letterhead under the plan's name. */
  letterhead: Address;
  contactName: string;
  phone: string;
  tty: string;
  hours: string;
  website: string;
  /** Days an authorization is valid from the date of service; 90 by default. */
  authorizationDays: number;
  nondiscrimination: string;
  languageAssistance: string;
};

/**
 * All that a decision rests on, frozen when it is made. Letters and replay read nothing else.
 * Its SHA-256 is taken over the RFC 8785 canonical form.
 */
export type Snapshot = {
  schema: 1;
  caseNumber: string;
  caseId: string;
  /** Instant of arrival, ISO 8601 UTC. */
  receivedAt: string;
  /** Instant of the decision, ISO 8601 UTC. */
  decidedAt: string;
  urgency: 'standard' | 'expedited';
  dueAt: string;
  dueBasis: string;
  authorizationNumber: string;
  /** `YYYY-MM-DD`, both included. */
  validFrom: string;
  validTo: string;
  decision: { kind: 'approved' | 'no-review-required'; rationale: string };
  decidedBy: { name: string; role: string; credential: string };
  plan: PlanLetterSettings;
  member: MemberParty;
  representative: RepresentativeParty | null;
  requestingPractitioner: PractitionerParty;
  facility: FacilityParty;
  diagnoses: { code: string; description: string }[];
  lines: SnapshotLine[];
  drug: string;
  device: string;
  policy: { id: string; version: string | null; title: string; number: string; effectiveFrom: string };
  /** What was evaluated, and what came out, with every finding. */
  input: CaseInput;
  evaluation: Evaluation;
  evidence: Partial<Record<FactKey, { value: FactValue; answeredBy: string; answeredAt: string; note: string; citations: Citation[] }>>;
  /** Criteria accepted as answered without a citation when the case was confirmed ready. */
  acceptedGaps: FactKey[];
};
