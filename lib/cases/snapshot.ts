import type { CaseInput } from '../criteria/case-input.ts';
import type { Evaluation } from '../criteria/evaluate.ts';
import type { FactKey, FactValue } from '../criteria/facts.ts';
import type { Credential } from './credential.ts';
import type { Notice, NoticeKey } from './notice.ts';
import type { PlanLetters } from './plan-letters.ts';
import type { Address, FacilityParty, PractitionerParty } from './provider.ts';
import type { Signing } from './signature.ts';

export type { Address, FacilityParty, PractitionerParty } from './provider.ts';

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

export type SnapshotLine = {
  number: number;
  code: string;
  description: string;
  units: number;
  site: string;
  /** `YYYY-MM-DD` */
  dateOfService: string;
  result: 'approved' | 'denied';
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
  /** Not in snapshots of schema 1 and 2. */
  letters?: PlanLetters;
};

/** What a medical director put the signature to, with the license as it stood. */
export type DirectorsSignature = {
  signing: Signing;
  credential: Credential;
  meaning: string;
  /** The password was given again at this instant. */
  reauthenticatedAt: string;
};

/** Information that was asked for, with what came in and what did not. Instants are ISO 8601 UTC. */
export type SnapshotRequest = {
  askedBy: string;
  askedAt: string;
  dueAt: string;
  completedAt: string | null;
  items: { number: number; leaf: string; fact: string; what: string; receivedAt: string | null; note: string }[];
};

/** Peer-to-peer, contacts, oral notices and notes on record. */
export type SnapshotContact = {
  kind: string;
  outcome: string;
  person: string;
  means: string;
  happenedAt: string;
  text: string;
  by: string;
};

export type SnapshotEscalation = { reason: string; question: string; escalatedBy: string; escalatedAt: string; wanted: string };

/**
 * All that a decision rests on, frozen when it is made. Letters and replay read nothing else.
 * Its SHA-256 is taken over the RFC 8785 canonical form.
 * Schema 1 froze nurses' approvals only: no line denied, an authorization always, a policy in force, and none of the parts from `signature` on.
 * Schema 2 froze approvals without what `plan.letters` says, and no appeal.
 */
export type Snapshot = {
  schema: 1 | 2 | 3;
  caseNumber: string;
  caseId: string;
  /** Instant of arrival, ISO 8601 UTC. */
  receivedAt: string;
  /** Instant of the decision, ISO 8601 UTC. */
  decidedAt: string;
  urgency: 'standard' | 'expedited';
  dueAt: string;
  dueBasis: string;
  /** Null, with its span, where no line is approved. */
  authorizationNumber: string | null;
  /** `YYYY-MM-DD`, both included. */
  validFrom: string | null;
  validTo: string | null;
  decision: { kind: 'approved' | 'approved-in-part' | 'denied' | 'no-review-required'; rationale: string };
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
  /** Null: no policy governs the request. `version` null: none of its versions is in force. */
  policy: { id: string; version: string | null; title: string; number: string; effectiveFrom: string } | null;
  /** What was evaluated, and what came out, with every finding. */
  input: CaseInput;
  evaluation: Evaluation;
  evidence: Partial<Record<FactKey, { value: FactValue; answeredBy: string; answeredAt: string; note: string; citations: Citation[] }>>;
  /** Criteria accepted as answered without a citation when the case was confirmed ready. */
  acceptedGaps: FactKey[];
  /** Null where a nurse approved. */
  signature?: DirectorsSignature | null;
  informationRequests?: SnapshotRequest[];
  contacts?: SnapshotContact[];
  escalations?: SnapshotEscalation[];
  /** The decision is one on an appeal; null: it is a first one. */
  appeal?: SnapshotAppeal | null;
  /** Of a snapshot that puts a clerical error of an earlier one right; the decision is the same. Not there in any other. */
  correction?: SnapshotCorrection;
};

/** Instants are ISO 8601 UTC, days `YYYY-MM-DD`. */
export type SnapshotCorrection = {
  at: string;
  by: { name: string; role: string; credential: string };
  reason: string;
  changes: { what: string; before: string; after: string }[];
  /** Day of the letter that it takes the place of. */
  replaces: string;
};

/** What an appeal was about. */
export type SnapshotAppeal = {
  firstCase: string;
  firstKind: Snapshot['decision']['kind'];
  /** Days in the plan's zone, `YYYY-MM-DD`. */
  firstDecidedOn: string;
  filedOn: string;
  filedBy: string;
};

type Frozen =
  | 'caseNumber'
  | 'caseId'
  | 'receivedAt'
  | 'urgency'
  | 'dueAt'
  | 'plan'
  | 'member'
  | 'representative'
  | 'requestingPractitioner'
  | 'facility'
  | 'policy'
  | 'input';

/** What the letters of a notice are made from, frozen when they are issued: the case as the decision's snapshot freezes it, and the notice. */
export type NoticeSnapshot = Pick<Snapshot, Frozen> & {
  schema: 3;
  key: NoticeKey;
  notice: Notice;
  /** As in the evaluation; null where the request leaves it open. */
  stage: string | null;
  lines: Omit<SnapshotLine, 'result'>[];
  /** Instant of issue, which dates the letter, and who issues it. */
  takenAt: string;
  by: { name: string; role: string; credential: string };
};
