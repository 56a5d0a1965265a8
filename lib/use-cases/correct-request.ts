import { type Corrected, corrected, type QuestionChange, questionChange } from '../cases/correction.ts';
import type { RequestAsReceived } from '../cases/events.ts';
import type { Stage } from '../criteria/case-input.ts';
import type { Evaluation } from '../criteria/evaluate.ts';
import { type Acting, plansWith, type Viewer } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { CaseRecord } from '../data/cases.ts';
import { findPlans, type PlanRecord } from '../data/plans.ts';
import { conflict, invalid } from '../errors.ts';
import { authorize } from './authorize.ts';
import { inTurn } from './in-turn.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { scoreRow } from './save-answer.ts';
import { refusal } from './words.ts';

export type CorrectionCommand = {
  number: string;
  /** Version of the case that the nurse saw. */
  version: number;
  planId: string;
  /** null: as the codes tell. */
  stage: Stage | null;
  reason: string;
};

/** What a correction would do, before anything is saved. */
export type CorrectionPreview = {
  /** False where the plan and the kind chosen are those the case has. */
  isDifferent: boolean;
  before: { request: RequestAsReceived; evaluation: Evaluation };
  after: { request: RequestAsReceived; evaluation: Evaluation };
  questions: QuestionChange;
};

/** What would follow from the correction; null where the plan is not one of `plans`. Writes nothing. */
export function previewCorrection(
  loaded: LoadedCase,
  plans: readonly PlanRecord[],
  { planId, stage }: { planId: string; stage: Stage | null },
): CorrectionPreview | null {
  const plan = plans.find(({ id }) => id === planId);
  if (!plan) return null;
  const next = corrected(loaded.case, plan, stage);
  return {
    isDifferent: plan.id !== loaded.case.plan.id || stage !== loaded.case.stage,
    before: { request: asReceived(loaded), evaluation: loaded.evaluation },
    after: { request: asCorrected(plan, stage, next), evaluation: next.evaluation },
    questions: questionChange(loaded.input, next.input),
  };
}

/** The plans that a case may be corrected to by the viewer, by name: those in which the viewer reviews cases. */
export async function correctionPlans(viewer: Viewer): Promise<PlanRecord[]> {
  return findPlans(plansWith(viewer, 'case:correct'));
}

/**
 * Corrects the plan (and with it payer, line of business and state) or the kind of request. The policy that governs, the score and the due
 * time follow, the clock from the same instant of receipt; answers and evidence stay, and a confirmation is void.
 * @throws AppError `not-found`, `forbidden`; `invalid` (a plan that is not the viewer's, no reason); `conflict` (not the holder, the case moved
 * on, nothing to correct)
 */
export async function correctRequest(acting: Acting, command: CorrectionCommand): Promise<void> {
  return inTurn(command.number, () => correct(acting, command));
}

async function correct(acting: Acting, command: CorrectionCommand): Promise<void> {
  const loaded = await loadCase(acting.viewer, command.number);
  authorize(acting, loaded, 'correct-request');
  const { case: c } = loaded;
  const plan = (await correctionPlans(acting.viewer)).find(({ id }) => id === command.planId);
  if (!plan) throw invalid('You review no cases of that plan.', { planId: 'Choose one of your plans' });
  const reason = command.reason.trim();
  if (reason === '') throw invalid('Say why the request is corrected.', { reason: 'Say why' });
  if (c.version !== command.version) throw refusal('stale', c, 'correct');
  if (plan.id === c.plan.id && command.stage === c.stage) throw conflict('Nothing is different, so nothing was changed.');
  const next = corrected(c, plan, command.stage);
  const word = await writes.correctRequest(c.id, acting.viewer.id, c.version, {
    correction: {
      plan_id: plan.id,
      stage: command.stage,
      received_on: next.receivedOn,
      due_at: next.due.dueAt,
      due_basis: next.due.basis,
      due_verified: next.due.verified,
      clock_steps: next.clockSteps.map((step) => ({ ...step })),
      clock_seen: c.clockSteps.length,
    },
    score: scoreRow(next.score),
    body: eventBody(acting, c.plan.id, {
      type: 'request-corrected',
      payload: { before: asReceived(loaded), after: asCorrected(plan, command.stage, next), reason },
    }),
  });
  if (word !== 'ok') throw refusal(word, c, 'correct requests');
}

function asReceived({ case: c, evaluation }: LoadedCase): RequestAsReceived {
  const { policy, version: policyVersion, outcome } = evaluation;
  const { stage, receivedOn, dueAt, dueBasis } = c;
  return { ...planOf(c.plan, c), stage, policy, policyVersion, outcome, receivedOn, dueAt, dueBasis };
}

function asCorrected(plan: PlanRecord, stage: Stage | null, { evaluation, receivedOn, due }: Corrected): RequestAsReceived {
  const { policy, version: policyVersion, outcome } = evaluation;
  return { ...planOf(plan, plan), stage, policy, policyVersion, outcome, receivedOn, dueAt: due.dueAt, dueBasis: due.basis };
}

const planOf = (
  { id, name, timeZone }: PlanRecord,
  { payer, lineOfBusiness, state }: Pick<CaseRecord, 'payer' | 'lineOfBusiness' | 'state'>,
) => ({
  plan: id,
  planName: name,
  timeZone,
  payer,
  lineOfBusiness,
  state,
});
