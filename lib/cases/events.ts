import type { LineOfBusiness, Payer, Stage } from '../criteria/case-input.ts';
import type { FactKey, FactValue } from '../criteria/facts.ts';
import type { AfterEvent, DutyPayload } from './after-events.ts';
import type { CheckKind, CheckResult } from './checks.ts';
import type { EndingBasis, EndingKind } from './endings.ts';
import type { NoticeKey } from './notice-key.ts';
import type { ChangedParties } from './party.ts';

/** One line of a case's history. What is stored and hashed is the whole body in RFC 8785 form; see docs/decisions. */
export type CaseEvent =
  | {
      type: 'request-received';
      payload: {
        number: string;
        plan: string;
        channel: string;
        receivedAt: string;
        urgency: string;
        stage: string | null;
        codes: string[];
        splitFrom: string | null;
        /** Of an appeal: the case whose decision it is about. */
        appealOf?: string;
        /** Numbers of cases that it was linked to as their duplicate. */
        duplicateOf?: string[];
        /** Of a duplicate of an open case: when it came in itself. The clock is the first one's. */
        cameAgainAt?: string;
        /** Of a decision that is looked at again: its case. */
        reopeningOf?: string;
        reconsiderationOf?: string;
      };
    }
  | { type: 'case-claimed'; payload: Record<string, never> }
  | { type: 'case-released'; payload: Record<string, never> }
  | {
      type: 'answer-saved';
      payload: { fact: FactKey; before: FactValue | null; after: FactValue | null; noteBefore: string; noteAfter: string; outcome: string };
    }
  | { type: 'evidence-cited'; payload: EvidencePayload }
  | { type: 'evidence-removed'; payload: EvidencePayload }
  | { type: 'request-corrected'; payload: { before: RequestAsReceived; after: RequestAsReceived; reason: string } }
  | { type: 'ready-confirmed'; payload: { version: number; outcome: string; gaps: FactKey[] } }
  | {
      type: 'case-approved';
      payload: {
        decision: string;
        kind: string;
        authorization: string;
        snapshot: string;
        policy: string | null;
        policyVersion: string | null;
        lines: { number: number; code: string }[];
        /** Of an approval for continuity of care: by which rule, and what was confirmed. */
        transition?: { citation: string; until: string; conditions: string[] };
        /** What an approval on appeal asks for; not there otherwise. */
        duties?: DutyPayload[];
      };
    }
  | {
      type: 'letter-issued';
      payload: { letter: string; kind: string; recipient: string; addressee: string; sha256: string } & Partial<IssuedWith>;
    }
  | { type: 'letter-delivered'; payload: { letter: string; notice?: NoticeKey; recipient: string; method: string; detail: string } }
  | { type: 'case-closed'; payload: Record<string, never> }
  | { type: 'case-assigned'; payload: { to: string; toName: string; from: string | null; fromName: string | null } }
  | {
      type: 'information-requested';
      payload: {
        request: string;
        items: InformationItemPayload[];
        /** ISO instant, UTC: by then it may be sent. */
        dueAt: string;
        stopsClock: boolean;
        clock: ClockPayload;
      };
    }
  | {
      type: 'information-recorded';
      payload: { request: string; items: { number: number; note: string }[]; complete: boolean; clock: ClockPayload };
    }
  | { type: 'information-lapsed'; payload: { request: string; open: number[]; dueAt: string; timeZone: string } }
  | { type: 'case-escalated'; payload: { reason: EscalationReason; question: string; version: number; outcome: string } }
  | { type: 'case-taken'; payload: Record<string, never> }
  | {
      type: 'peer-to-peer-recorded';
      payload: { contact: string; outcome: PeerToPeerOutcome; person: string; happenedAt: string; text: string };
    }
  | {
      type: 'contact-recorded';
      payload: { contact: string; kind: string; person: string; means: string; happenedAt: string; text: string };
    }
  | {
      type: 'oral-notice-recorded';
      payload: { contact: string; notice: NoticeKey; person: string; means: string; happenedAt: string; text: string };
    }
  | { type: 'note-recorded'; payload: { contact: string; text: string } }
  | { type: 'case-returned'; payload: { wanted: string } }
  | {
      type: 'decision-signed';
      payload: {
        decision: string;
        kind: string;
        basis: string;
        authorization: string | null;
        snapshot: string;
        policy: string | null;
        policyVersion: string | null;
        lines: { number: number; code: string; result: string }[];
        criteria: string[];
        readings: { leaf: string; result: string }[];
        /** Licence number and state as they stood. */
        credential: string;
        /** The password was given again at this instant. */
        reauthenticatedAt: string;
        /** What a decision on an appeal asks for; not there otherwise. */
        duties?: DutyPayload[];
      };
    }
  | {
      type: 'urgency-changed';
      payload: { from: string; to: string; reason: string; attestedBy: string; oralNotice: string; clock: ClockPayload };
    }
  | { type: 'clock-extended'; payload: { reason: string; askedBy: string; clock: ClockPayload } }
  | { type: 'case-withdrawn'; payload: { by: string; confirmed: string } }
  | { type: 'overdue-flagged'; payload: { dueAt: string; basis: string; timeZone: string; consequence: MissedConsequence } }
  | { type: 'letter-voided'; payload: { letter: string; notice?: NoticeKey; recipient: string; reason: string } }
  | {
      type: 'document-added';
      payload: { document: string; name: string; sha256: string; fileKind: string; pages: number; size: number };
    }
  | {
      type: 'document-removed';
      /** `citations`: those that rested on it, and stay as of a source described in words. */
      payload: { document: string; name: string; sha256: string; reason: string; citations: string[] };
    }
  | { type: 'document-flagged'; payload: { document: string; name: string; before: DocumentFlags; after: DocumentFlags } }
  | { type: 'protected-opened'; payload: { document: string; name: string; sensitivity: string; reason: string } }
  | { type: 'packet-made'; payload: PacketMade }
  | { type: 'hold-set'; payload: { reason: string } }
  | { type: 'hold-lifted'; payload: Record<string, never> }
  | { type: 'appeal-filed'; payload: AppealPayload }
  | AfterEvent
  | {
      type: 'check-confirmed';
      payload: {
        check: string;
        kind: CheckKind;
        result: CheckResult;
        suggested: CheckResult | null;
        /** What the plan's data said of it. */
        why: string;
        note: string;
        /** Of a duplicate: the number of the case that it repeats. */
        original: string;
        /** Where it moved the clock. */
        clock?: ClockPayload;
      };
    }
  | {
      type: 'case-ended';
      payload: {
        decision: string;
        kind: EndingKind;
        basis: EndingBasis;
        reason: string;
        snapshot: string;
        lines: { number: number; code: string }[];
        /** Of a request that was sent on: to whom, and when (ISO instant, UTC). */
        forwardedTo?: string;
        forwardedAt?: string;
        /** Of an appeal: what follows from it. */
        duties?: DutyPayload[];
      };
    }
  | { type: 'parties-changed'; payload: { before: ChangedParties; after: ChangedParties; reason: string } };

type AppealPayload = {
  appeal: string;
  by: string;
  standing: string;
  receivedAt: string;
  goodCause: string;
  /** Asked that services go on meanwhile, and whether they do; not there where nobody asked. */
  continuation?: { granted: boolean; basis: string; record: string | null };
};

/** What events of letters say since there are letters of more than decisions; without it the letter was a decision's. */
type IssuedWith = {
  notice: NoticeKey;
  /** SHA-256 of the snapshot that it was made from. */
  snapshot: string;
  /** What the lint warned of, and how a translation that was owed was arranged for. */
  warnings: readonly { level: string; element: string; message: string }[];
  arranged: string;
  /** The letter went to the case's parties as they were by then, not as the snapshot has them. */
  parties: 'as-changed';
};

/** A packet that left, with what was chosen; `documents`: those of which pages are in it. */
export type PacketMade = {
  pages: string;
  substanceUse: boolean;
  /** Why psychotherapy notes are in it; empty where they are not. */
  psychotherapy: string;
  documents: string[];
  unreadable: number;
  sha256: string;
};

/** How a document of the records is marked: how it is protected, and what it is in the reviewer's words. */
export type DocumentFlags = { sensitivity: string; kind: string };

/** How the due time moved with an event; ISO instants, UTC. */
export type ClockPayload = { before: string; after: string; basis: string; timeZone: string };

/** One thing asked for: `leaf` the criterion it serves, `fact` the answer it would document. */
export type InformationItemPayload = { number: number; leaf: string; fact: string; what: string };

export const ESCALATION_REASONS = ['does-not-meet', 'policy-unclear', 'information-not-received', 'code-not-listed', 'other'] as const;
export type EscalationReason = (typeof ESCALATION_REASONS)[number];

export const PEER_TO_PEER_OUTCOMES = ['offered', 'not-reached', 'declined', 'held'] as const;
export type PeerToPeerOutcome = (typeof PEER_TO_PEER_OUTCOMES)[number];

/** What a plan's rule makes of a missed due time: a flag, never a decision. */
export const MISSED_CONSEQUENCES = ['overdue', 'deemed-denied', 'deemed-approved'] as const;
export type MissedConsequence = (typeof MISSED_CONSEQUENCES)[number];

/** What a correction of the request changes, and what follows from it. */
export type RequestAsReceived = {
  plan: string;
  planName: string;
  payer: Payer;
  lineOfBusiness: LineOfBusiness;
  state: string | null;
  /** As given; null: as the codes tell. */
  stage: Stage | null;
  policy: string | null;
  policyVersion: string | null;
  outcome: string;
  /** Day of receipt and due time as the plan's clock has them. */
  receivedOn: string;
  timeZone: string;
  dueAt: string;
  dueBasis: string;
};

type EvidencePayload = {
  evidence: string;
  fact: FactKey;
  document: string;
  page: string;
  noteDate: string;
  quotation: string;
  comment: string;
  /** The document of the records that it cites, and the finder whose suggestion was accepted: left out where there is none. */
  documentId?: string;
  suggested?: string;
};

export type EventType = CaseEvent['type'];

export type EventActor = { id: string; name: string; role: string };

/** The whole event as it is hashed, in the order of RFC 8785 once canonical. */
export type EventBody = CaseEvent & { actor: EventActor; at: string };
