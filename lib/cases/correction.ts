import type { LineOfBusiness, Payer, Stage } from '../criteria/case-input.ts';
import type { FactKey } from '../criteria/facts.ts';
import { questionsFor } from '../criteria/questions.ts';
import { type ClockedCase, clockOf, stepsThatHold } from './case-clock.ts';
import { type ClockStep, type DueTime, dueTime, type PlanClockSettings } from './clocks.ts';
import { type CaseScore, type ScoredCase, scoreCase } from './score.ts';
import { dayIn } from './time.ts';

/** What a plan brings to a case. */
export interface CoveringPlan {
  readonly id: string;
  readonly payer: Payer;
  readonly lineOfBusiness: LineOfBusiness;
  readonly state: string | null;
  readonly timeZone: string;
  readonly settings: { readonly clocks: PlanClockSettings };
}

/** The case as it stands, with the instant of receipt, which no correction moves. */
export type CorrectedCase = ScoredCase & Pick<ClockedCase, 'receivedAt' | 'urgency' | 'clockSteps' | 'links'>;

/** A case as it would stand under a plan and as a kind of request. */
export type Corrected = ReturnType<typeof scoreCase> & {
  receivedOn: string;
  due: DueTime;
  clockSteps: readonly ClockStep[];
  score: CaseScore;
};

/**
 * The case under the plan and as the kind of request: scored by the policy that then governs, its clock run by the plan's rules from the same
 * instant of receipt, moved by those of its steps that they know. `stage` null: as the codes tell.
 */
export function corrected(c: CorrectedCase, plan: CoveringPlan, stage: Stage | null): Corrected {
  const { payer, lineOfBusiness, state, timeZone } = plan;
  const receivedOn = dayIn(c.receivedAt, timeZone);
  const clock = clockOf({ ...c, lineOfBusiness, plan });
  const clockSteps = stepsThatHold(clock);
  const due = dueTime({ ...clock, steps: clockSteps });
  return { ...scoreCase({ ...c, payer, lineOfBusiness, state, receivedOn, stage }), receivedOn, due, clockSteps };
}

/** What a correction does to the questions, each in the order in which they are asked. */
export interface QuestionChange {
  readonly dropped: readonly FactKey[];
  readonly added: readonly FactKey[];
  readonly kept: readonly FactKey[];
}

export function questionChange(before: Corrected['input'], after: Corrected['input']): QuestionChange {
  const was = questionsFor(before).map(({ fact }) => fact);
  const is = questionsFor(after).map(({ fact }) => fact);
  return {
    dropped: was.filter((fact) => !is.includes(fact)),
    added: is.filter((fact) => !was.includes(fact)),
    kept: is.filter((fact) => was.includes(fact)),
  };
}
