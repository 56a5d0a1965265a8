import type { Outcome } from '../criteria/evaluate.ts';

/** What the life of a case reads of it: small on purpose, so that any screen or use case can make one. */

export const STATUSES = ['received', 'in-review', 'decided', 'closed'] as const;
export type Status = (typeof STATUSES)[number];

export const ROLES = ['nurse', 'medical-director', 'manager', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface CaseLine {
  readonly code: string;
  /** The reviewer confirmed this line. */
  readonly confirmed: boolean;
  /** The governing policy lists the code, or lists no codes at all. */
  readonly listed: boolean;
  /** The code belongs to the case's stage: see lineFitsStage in intake.ts. */
  readonly stageMatches: boolean;
}

/** A notice that the decision owes; one entry for each addressee. */
export interface OwedLetter {
  readonly recipient: string;
  readonly issued: boolean;
  readonly delivered: boolean;
  /** What blocks its issue, in words; empty when clean. */
  readonly lint: readonly string[];
}

/** What of a case the table's guards read. */
export interface CaseView {
  readonly status: Status;
  readonly version: number;
  /** The version that was confirmed ready; any other version is not ready. */
  readonly readyVersion: number | null;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly outcome: Outcome;
  readonly lines: readonly CaseLine[];
  readonly decidedById: string | null;
  /** Empty before the decision. */
  readonly letters: readonly OwedLetter[];
}

/** Who asks, with the role in the case's plan; null: none there. */
export interface ActingUser {
  readonly id: string;
  readonly role: Role | null;
}
