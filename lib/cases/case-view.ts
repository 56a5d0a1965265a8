import type { LineOfBusiness } from '../criteria/case-input.ts';
import type { Outcome } from '../criteria/evaluate.ts';
import type { CheckKind, CheckResult, DenyingRole } from './checks.ts';
import type { DutyKind } from './duties.ts';
import type { DecisionKind } from './endings.ts';
import type { NoticeKey } from './notice.ts';
import type { Urgency } from './regulation.ts';

/** What the life of a case reads of it: small on purpose, so that any screen or use case can make one. */

export const STATUSES = ['received', 'in-review', 'pended', 'director-review', 'decided', 'closed', 'withdrawn'] as const;
export type Status = (typeof STATUSES)[number];

export const ROLES = ['nurse', 'medical-director', 'manager', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];
/** Besides people: the jobs that watch the clocks, and what providers' systems send in. */
export type ActingRole = Role | 'system' | 'interface';

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

/** A notice that the case came to owe besides its decision's. */
export interface OwedNotice {
  readonly key: NoticeKey;
  /** Why it need not be given any more; null: it is owed until it is given. */
  readonly moot: string | null;
  readonly letters: readonly OwedLetter[];
}

/** Information that was asked for and is not complete. */
export interface OpenInformation {
  /** Items without an answer. */
  readonly items: number;
  /** ISO instant, UTC. */
  readonly dueAt: string;
}

/** What of a case the table's guards read. */
export interface CaseView {
  readonly status: Status;
  readonly version: number;
  /** The version that was confirmed ready; any other version is not ready. */
  readonly readyVersion: number | null;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  /** The medical director who took the escalation; null while nobody has. */
  readonly directorId: string | null;
  readonly directorName: string | null;
  readonly outcome: Outcome;
  readonly lines: readonly CaseLine[];
  readonly decidedById: string | null;
  /** What was decided; null before. */
  readonly decided: DecisionKind | null;
  /** Empty before the decision. */
  readonly letters: readonly OwedLetter[];
  /** The others, whatever the status; empty where nothing gave rise to one. */
  readonly notices: readonly OwedNotice[];
  readonly lineOfBusiness: LineOfBusiness;
  readonly urgency: Urgency;
  /** Who attested that the request is urgent; empty where nobody did. */
  readonly attestedBy: '' | 'practitioner' | 'member' | 'reviewer';
  /** An appeal of another case's decision: it has a clock of its own. */
  readonly appeal: boolean;
  /** Its one extension is used. */
  readonly extended: boolean;
  readonly information: OpenInformation | null;
  /** Instant by which notice is due, and the instant of this look at the case: ISO 8601, UTC. */
  readonly dueAt: string;
  readonly at: string;
  /** That the due time has passed was recorded. */
  readonly overdue: boolean;
  /** Why the plan's rule for new members does not approve the request; null: it does, once its conditions are confirmed. Left out: no such rule. */
  readonly continuity?: string | null;
  /** Users who ever claimed the case, answered, asked for information or escalated. */
  readonly preparedBy: readonly string[];
  /** Of an appeal: everybody who took part in the first decision. Empty for any other case. */
  readonly firstDecisionBy: readonly string[];
  /** What a person confirmed before review, a check each; those that nobody confirmed are not here. */
  readonly checks: readonly { readonly kind: CheckKind; readonly result: CheckResult }[];
  /** The plan's roles that deny for eligibility or benefit. */
  readonly administrativeDenialBy: readonly DenyingRole[];
  /** The service was given before the request came in. */
  readonly retrospective: boolean;
  /** What the decision led to; left out before it. */
  readonly after?: AfterView;
}

/** What came after the decision, as far as a guard reads it. */
export interface AfterView {
  /** An authorization that runs, or is still to begin. */
  readonly runs: boolean;
  /** One was ended early: adverse too. */
  readonly ended: boolean;
  /** Duties that are not done. */
  readonly duties: readonly DutyKind[];
  /** Number of the appeal, reopening or reconsideration that is not decided yet; null: none. */
  readonly lookedAtAgain: string | null;
  /** Last day on which a talk of physicians may lead to a new look, and today, in the plan's zone; null: the line of business has none. */
  readonly reconsiderable: { readonly endsOn: string; readonly today: string } | null;
}

/** Who asks, with the role in the case's plan; null: none there. */
export interface ActingUser {
  readonly id: string;
  readonly role: ActingRole | null;
}

/**
 * What someone is about to do, as far as a guard reads it. The screen asks without: what only the command tells is then taken to be in
 * order.
 */
export interface Attempt {
  /** assign, reassign: the user who is to hold the case is an active nurse of the plan. */
  readonly targetIsNurse?: boolean;
  readonly targetId?: string;
  /** request information: how many items. record information: how many of the open ones are answered. */
  readonly items?: number;
  /** extend, return, void: the reason or what is wanted. withdraw: who asked for it. */
  readonly reason?: string;
  /** escalate: what the physician is asked. withdraw: how it was confirmed. */
  readonly question?: string;
  readonly byRequester?: boolean;
  /** change urgency: to what; whether the member was told by telephone. */
  readonly urgency?: Urgency;
  readonly oralNotice?: boolean;
  /** appeal: within its window, or for good cause; by whom it may be filed. */
  readonly inWindow?: boolean;
  readonly goodCause?: string;
  readonly hasStanding?: boolean;
  /** issue, deliver, void notice: which one. */
  readonly notice?: NoticeKey;
}
