import type { CaseInput } from '../criteria/case-input.ts';
import type { Evaluation } from '../criteria/evaluate.ts';
import type { FactKey, FactValue } from '../criteria/facts.ts';
import type { CheckKind, CheckResult } from './checks.ts';
import type { Credential } from './credential.ts';
import type { DecisionKind, EndingBasis, Forwarding } from './endings.ts';
import type { Notice, NoticeKey } from './notice.ts';
import type { Overlay } from './overlays.ts';
import type { MemberParty, RepresentativeParty } from './party.ts';
import type { PlanLetters } from './plan-letters.ts';
import type { Address, FacilityParty, PractitionerParty } from './provider.ts';
import type { Signing } from './signature.ts';

export type { MemberParty, RepresentativeParty } from './party.ts';
export type { Address, FacilityParty, PractitionerParty } from './provider.ts';

export type SnapshotLine = {
  number: number;
  code: string;
  description: string;
  units: number;
  site: string;
  /** `YYYY-MM-DD` */
  dateOfService: string;
  /** `not-decided`: the case ended otherwise. */
  result: 'approved' | 'denied' | 'not-decided';
};

export type Citation = {
  document: string;
  page: string;
  noteDate: string;
  quotation: string;
  comment: string;
  /** The document of the case's records that it cites; left out where a source is described in words alone. */
  documentId?: string;
};

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
  /** What the plan's overlays want letters to say; left out where they want nothing. */
  overlays?: readonly OverlayLetters[];
};

export type OverlayLetters = Pick<Overlay, 'title' | 'citation' | 'letterContent'>;

/** What a medical director put the signature to, with the license as it stood. */
export type DirectorsSignature = {
  signing: Signing;
  credential: Credential;
  meaning: string;
  /** The password was given again at this instant. */
  reauthenticatedAt: string;
  /** Every state whose license the signer held that day, where an overlay of the plan wants letters to say so. */
  licenseStates?: readonly string[];
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
  decision: { kind: DecisionKind; rationale: string };
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
  /** What was confirmed before review; left out where nothing was. */
  checks?: SnapshotCheck[];
  /** The service was given before the request came in; left out where it was not. */
  retrospective?: true;
  /** Of a case that ended otherwise than on its merits, and of no other. */
  ending?: SnapshotEnding;
  /** The member was a minor on the day of receipt: a parent or guardian reads the letters. Left out where not. */
  minor?: true;
  /** What an approval for continuity of care rests on, instead of the policy's criteria. */
  transition?: SnapshotTransition;
  /** Of a snapshot that puts a clerical error of an earlier one right; the decision is the same. Not there in any other. */
  correction?: SnapshotCorrection;
};

/** A check as it counted at the decision. */
export type SnapshotCheck = {
  kind: CheckKind;
  result: CheckResult;
  suggested: CheckResult | null;
  note: string;
  original: string;
  by: string;
  at: string;
};

/** Why a case ended so, in words for the member; nothing clinical stands in it. */
export type SnapshotEnding = {
  basis: EndingBasis;
  reason: string;
  /** The plan's provision relied on, of an administrative denial; else empty. */
  provision: string;
  /** Of a request that was sent on. */
  forwarded: Forwarding | null;
};

/** A plan's rule for new members already in treatment, as it was confirmed for this case. Days are `YYYY-MM-DD`. */
export type SnapshotTransition = {
  citation: string;
  verified: boolean;
  coverageFrom: string;
  until: string;
  /** Each of the rule's conditions, confirmed by the reviewer. */
  conditions: readonly string[];
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
  | 'input'
  | 'minor';

/** What the letters of a notice are made from, frozen when they are issued: the case as the decision's snapshot freezes it, and the notice. */
export type NoticeSnapshot = Pick<Snapshot, Frozen> & {
  schema: 3;
  /** As in a decision's. */
  retrospective?: true;
  key: NoticeKey;
  notice: Notice;
  /** As in the evaluation; null where the request leaves it open. */
  stage: string | null;
  lines: Omit<SnapshotLine, 'result'>[];
  /** Instant of issue, which dates the letter, and who issues it. */
  takenAt: string;
  by: { name: string; role: string; credential: string };
};
