/**
 * Scores one case against the policy that governs it (criteria contract, sections 2 and 5 to 7).
 *
 * No outcome is a decision. Evaluation is pure: the same case gives the same result, and every date it needs is in the case.
 */
import type { CaseInput, Stage } from './case-input.ts';
import type { Indication } from './facts.ts';
import type { Finding } from './finding.ts';
import { both, type Context, contextOf, type Status } from './logic.ts';
import type { Outcome, Reason } from './outcome.ts';
import type { PolicyId } from './policy.ts';
import { type Pathway, type Prepared, pathwayOf, selectPolicy, versionInForce } from './registry.ts';
import { NOTHING, sorted } from './sorted.ts';
import { stageOf } from './stage.ts';

export type { Outcome, Reason } from './outcome.ts';
export type { Finding };

/** Lists are sorted by code unit and without repeats; `findings` is in the document's order and empty where no tree governs. */
export interface Evaluation {
  readonly policy: PolicyId | null;
  readonly version: string | null;
  readonly stage: Stage | null;
  /** `indication/stage`, null while either is missing. */
  readonly pathway: string | null;
  readonly outcome: Outcome;
  readonly notMet: readonly string[];
  /** Fact keys, or `state`, `indication`, `stage`. */
  readonly missing: readonly string[];
  readonly ambiguous: readonly string[];
  readonly reasons: readonly Reason[];
  readonly warnings: readonly string[];
  readonly findings: readonly Finding[];
}

/** One line of the command line's output. */
export interface Result extends Omit<Evaluation, 'stage' | 'findings'> {
  readonly caseId: string;
}

/** What a tree's status means for the request. */
function treeOutcome(tree: Status, missing: readonly string[]): Outcome {
  if (tree === 'not-met') return 'does-not-meet';
  if (tree !== 'unknown') return 'meets';
  return missing.length > 0 ? 'needs-information' : 'needs-physician';
}

/** The parts of an evaluation that come before any criterion is asked. */
interface Frame {
  readonly policy: PolicyId | null;
  readonly version: string | null;
  readonly indication: Indication | null;
  readonly stage: Stage | null;
  readonly warnings: readonly string[];
}

function withoutTree(frame: Frame, outcome: Outcome, missing: readonly string[], reasons: readonly Reason[]): Evaluation {
  const { policy, version, indication, stage, warnings } = frame;
  const pathway = indication === null || stage === null ? null : `${indication}/${stage}`;
  return {
    policy,
    version,
    stage,
    pathway,
    outcome,
    notMet: NOTHING,
    missing,
    ambiguous: NOTHING,
    reasons,
    warnings,
    findings: NOTHING,
  };
}

function withTree(frame: Frame, pathway: Pathway, context: Context): Evaluation {
  const findings: Finding[] = [];
  const notMet: string[] = [];
  const missing: string[] = [];
  const ambiguous: string[] = [];
  let tree: Status = 'not-applicable';
  for (const prepared of pathway.leaves) {
    const finding = prepared.finding(context);
    findings.push(finding);
    tree = both(tree, finding.status);
    if (finding.status === 'not-met') notMet.push(finding.id);
    else if (finding.status === 'unknown') {
      for (const key of finding.missing) missing.push(key);
      if (finding.ambiguous) ambiguous.push(finding.id);
    }
  }
  const outcome = treeOutcome(tree, missing);
  return {
    policy: frame.policy,
    version: frame.version,
    stage: frame.stage,
    pathway: pathway.id,
    outcome,
    notMet: sorted(notMet),
    missing: sorted(missing),
    ambiguous: sorted(ambiguous),
    reasons: outcome === 'needs-physician' ? AMBIGUOUS_TREE : NOTHING,
    warnings: frame.warnings,
    findings,
  };
}

const AMBIGUOUS_TREE: readonly Reason[] = ['policy-ambiguous'];
const MISSING_STATE: readonly string[] = ['state'];
const NOT_IN_FORCE: readonly Reason[] = ['policy-not-in-force'];

function warningsOf(c: CaseInput, mismatch: boolean, listed: ReadonlySet<string> | null, prepared: Prepared | null): readonly string[] {
  const warnings: string[] = [];
  if (mismatch) warnings.push('stage-code-mismatch');
  if (listed !== null) {
    for (const code of c.request.procedureCodes) if (!listed.has(code)) warnings.push(`code-not-listed:${code}`);
  }
  const review = prepared?.version.reviewDue;
  if (review !== undefined && c.dateOfService > review.last) warnings.push('review-overdue');
  return sorted(warnings);
}

/** What the document leaves undecided for this pathway and age. */
function limitReasons(pathway: Pathway, age: number): readonly Reason[] {
  if (pathway.limits.length === 0) return NOTHING;
  return sorted(pathway.limits.filter((limit) => limit.ageUnder === undefined || age < limit.ageUnder).map((limit) => limit.reason));
}

/**
 * Scores a case. Total and pure on any case that `parseCase` accepts; the questions are asked in the order of section 2.
 * @returns outcome, its causes and one finding per leaf of the governing pathway.
 */
export function evaluate(c: CaseInput): Evaluation {
  const { stage, mismatch } = stageOf(c.request);
  const { indication } = c.facts;

  const selection = selectPolicy(c);
  if (selection.kind !== 'policy') {
    const frame: Frame = { policy: null, version: null, indication, stage, warnings: warningsOf(c, mismatch, null, null) };
    if (selection.kind === 'missing-state') return withoutTree(frame, 'needs-information', MISSING_STATE, NOTHING);
    return withoutTree(frame, 'needs-physician', NOTHING, [selection.reason]);
  }

  const { prepared, listed } = versionInForce(selection.policy, c.dateOfService, c.receivedOn);
  if (prepared !== null) return under(prepared, c, stage, mismatch);
  const frame: Frame = { policy: selection.policy, version: null, indication, stage, warnings: warningsOf(c, mismatch, listed, null) };
  return withoutTree(frame, 'needs-physician', NOTHING, NOT_IN_FORCE);
}

/**
 * Scores a case under one version, as if it governed: whose plan the case is on, and whether the version is in force, is not asked.
 * What governs a case is for `evaluate`; this is for laying versions side by side.
 */
export function evaluateUnder(prepared: Prepared, c: CaseInput): Evaluation {
  const { stage, mismatch } = stageOf(c.request);
  return under(prepared, c, stage, mismatch);
}

function under(prepared: Prepared, c: CaseInput, stage: Stage | null, mismatch: boolean): Evaluation {
  const { indication } = c.facts;
  const { policy, version } = prepared.version;
  const frame: Frame = { policy, version, indication, stage, warnings: warningsOf(c, mismatch, prepared.listed, prepared) };
  if (stage !== null && prepared.noReview.includes(stage)) return withoutTree(frame, 'no-review-required', NOTHING, NOTHING);
  if (indication === null || stage === null) {
    const missing = indication !== null ? ['stage'] : stage !== null ? ['indication'] : ['indication', 'stage'];
    return withoutTree(frame, 'needs-information', missing, NOTHING);
  }

  const pathway = pathwayOf(prepared, indication, stage);
  const context = contextOf(c.facts, c.member.dateOfBirth, c.receivedOn, c.dateOfService);
  const reasons = limitReasons(pathway, context.age);
  if (reasons.length > 0) return withoutTree(frame, 'needs-physician', NOTHING, reasons);
  return withTree(frame, pathway, context);
}

/** The evaluation as section 7 prints it. */
export function toResult(caseId: string, evaluation: Evaluation): Result {
  const { policy, version, pathway, outcome, notMet, missing, ambiguous, reasons, warnings } = evaluation;
  return { caseId, policy, version, pathway, outcome, notMet, missing, ambiguous, reasons, warnings };
}
