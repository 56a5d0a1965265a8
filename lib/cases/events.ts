import type { LineOfBusiness, Payer, Stage } from '../criteria/case-input.ts';
import type { FactKey, FactValue } from '../criteria/facts.ts';

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
      };
    }
  | { type: 'letter-issued'; payload: { letter: string; kind: string; recipient: string; addressee: string; sha256: string } }
  | { type: 'letter-delivered'; payload: { letter: string; recipient: string; method: string; detail: string } }
  | { type: 'case-closed'; payload: Record<string, never> };

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
};

export type EventType = CaseEvent['type'];

export type EventActor = { id: string; name: string; role: string };

/** The whole event as it is hashed, in the order of RFC 8785 once canonical. */
export type EventBody = CaseEvent & { actor: EventActor; at: string };
