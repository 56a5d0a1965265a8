import { lineFitsStage } from '../cases/intake.ts';
import { type Action, type CaseView, refusalOf, shortName, transitionOf } from '../cases/lifecycle.ts';
import type { Snapshot } from '../cases/snapshot.ts';
import { STATUS_WORDS } from '../cases/words.ts';
import { type Acting, can, type Permission, roleIn, type Viewer } from '../data/access.ts';
import type { CaseRecord } from '../data/cases.ts';
import { conflict, forbidden } from '../errors.ts';
import { decisionLetter } from '../letters/content.ts';
import type { Recipient } from '../letters/letter.ts';
import { lintLetter } from '../letters/lint.ts';
import type { LoadedCase } from './load-case.ts';

const PERMISSION: Readonly<Record<Exclude<Action, 'receive'>, Permission>> = {
  claim: 'case:claim',
  release: 'case:release',
  answer: 'case:answer',
  cite: 'case:answer',
  note: 'case:answer',
  'correct-request': 'case:correct',
  'confirm-ready': 'case:confirm-ready',
  approve: 'case:approve',
  'issue-letter': 'letter:issue',
  deliver: 'letter:deliver',
};

/** Who gets a letter about the decision on a case: lifecycle.md section 6. */
export function owedRecipients(c: Pick<CaseRecord, 'representative'>): Recipient[] {
  return c.representative ? ['member', 'practitioner', 'representative'] : ['member', 'practitioner'];
}

/** The case as the transition table's guards read it. `confirmed`: numbers of the lines that the reviewer confirmed. */
export function caseView(loaded: LoadedCase, snapshot: Snapshot | null = null, confirmed: readonly number[] = []): CaseView {
  const { case: c, evaluation } = loaded;
  return {
    status: c.status,
    version: c.version,
    readyVersion: c.readyVersion,
    assigneeId: c.assignee?.id ?? null,
    assigneeName: c.assignee?.name ?? null,
    outcome: evaluation.outcome,
    lines: c.lines.map((line) => ({
      code: line.code,
      confirmed: confirmed.includes(line.number),
      listed: !evaluation.warnings.includes(`code-not-listed:${line.code}`),
      stageMatches: evaluation.stage !== null && lineFitsStage(line.code, evaluation.stage),
    })),
    decidedById: c.decision?.signerId ?? null,
    letters: c.decision ? owedRecipients(c).map((recipient) => owedLetter(c, snapshot, recipient)) : [],
  };
}

function owedLetter(c: CaseRecord, snapshot: Snapshot | null, recipient: Recipient): CaseView['letters'][number] {
  const letter = c.letters.find((l) => l.recipient === recipient);
  const findings = snapshot && !letter ? lintLetter(snapshot, decisionLetter(snapshot, recipient)) : [];
  return {
    recipient,
    issued: letter !== undefined,
    delivered: (letter?.deliveries.length ?? 0) > 0,
    lint: findings.filter((f) => f.level === 'blocks').map((f) => f.message),
  };
}

/** The viewer as the transition table asks for one. */
export const actingUser = (viewer: Viewer, planId: string) => ({ id: viewer.id, role: roleIn(viewer, planId) });

/**
 * Refuses what the viewer's role or the transition table does not allow on the case as read; the write checks it again under the lock.
 * @throws AppError `forbidden` (never with this role), `conflict` (not now)
 */
export function authorize(acting: Acting, loaded: LoadedCase, action: Exclude<Action, 'receive'>, view: CaseView = caseView(loaded)): void {
  const { plan, number, status, assignee } = loaded.case;
  if (!can(acting.viewer, PERMISSION[action], plan.id)) throw forbidden(`Your role in ${plan.name} does not allow this.`);
  const row = transitionOf(action, status);
  const refusal = row
    ? refusalOf(row, view, actingUser(acting.viewer, plan.id))
    : `Case ${number} is ${STATUS_WORDS[status].toLowerCase()}${assignee ? `, held by ${shortName(assignee.name)}` : ''}`;
  if (refusal !== null) throw conflict(`${refusal}. Nothing was changed.`);
}
