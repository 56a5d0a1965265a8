import { caseInput, countFindings, type ScoredCase } from '../../../lib/cases/score.ts';
import type { CaseInput, Stage } from '../../../lib/criteria/case-input.ts';
import { type Evaluation, evaluate } from '../../../lib/criteria/evaluate.ts';
import type { FactKey, FactValue } from '../../../lib/criteria/facts.ts';
import { questionsFor } from '../../../lib/criteria/questions.ts';
import { stageFromCodes } from '../../../lib/criteria/stage.ts';
import { canonical } from '../../../lib/data/audit.ts';
import type { PlanRecord } from '../../../lib/data/plans.ts';
import { chartAnswer, type Story } from '../chart.ts';
import { daysAfter } from './days.ts';

// What is asked for and what the chart says, scored by the criteria themselves.

export const CODES: Readonly<Record<Stage, readonly (readonly string[])[]>> = {
  trial: [['62323'], ['62322'], ['62324']],
  permanent: [['62362', '62350'], ['62362'], ['62361', '62350'], ['62362', '62351', 'E0783']],
  replacement: [['E0786'], ['62362', 'E0786']],
  revision: [['62350'], ['62351']],
  removal: [['62365'], ['62355']],
  maintenance: [['62370'], ['62369', '95991'], ['62368']],
};

/** Shares of the kinds of request. */
export const STAGE_SHARES: Readonly<Record<Stage, number>> = {
  trial: 26,
  permanent: 34,
  replacement: 9,
  revision: 6,
  removal: 4,
  maintenance: 21,
};

export const STORIES: readonly Story[] = [
  { indication: 'non-cancer-pain' },
  { indication: 'cancer-pain' },
  { indication: 'spasticity' },
  { indication: 'non-cancer-pain', leaveOut: ['psychFavorableCandidate', 'trialPainReductionPercent'] },
  { indication: 'non-cancer-pain', but: { painNrs: 5, psychEvaluationDone: false } },
  { indication: 'non-cancer-pain', share: 0.5 },
  { indication: 'cancer-pain', share: 0.3 },
  { indication: 'spasticity', leaveOut: ['spasmControl'] },
];

export type Answer = { readonly fact: FactKey; readonly value: FactValue };
/** What a chart comes to under the policy of a day. */
export type Told = {
  readonly answers: readonly Answer[];
  readonly evaluation: Evaluation;
  /** In canonical form. */
  readonly evaluationText: string;
  readonly counts: ReturnType<typeof countFindings>;
  readonly approvable: boolean;
};
export type Asked = { plan: PlanRecord; stage: Stage; codes: readonly string[]; receivedOn: string; dateOfService: string };

/** The stage as a request gives it: most leave it to their codes, where those tell. */
export const givenStage = (stage: Stage, codes: readonly string[], gives: boolean): Stage | null =>
  gives || stageFromCodes(codes) !== stage ? stage : null;

/** An adult whose age decides nothing. */
const ADULT = '1961-04-09';
const told = new Map<string, Told>();

/**
 * What the chart of a story comes to. One version of a policy, with the same warnings, says the same of it on every day.
 * @param story its place among STORIES; null: nothing is answered yet
 */
export function tell(asked: Asked, story: number | null): Told {
  const chart = story === null ? null : (STORIES[story] ?? null);
  const begun = evaluate(inputOf(asked, chart === null ? [] : [{ fact: 'indication', value: chart.indication }]));
  const key = `${asked.plan.id} ${asked.codes} ${asked.stage} ${begun.version} ${begun.reasons} ${begun.warnings} ${story}`;
  const known = told.get(key);
  if (known) return known;
  const fresh = score(asked, chart);
  told.set(key, fresh);
  return fresh;
}

function score(asked: Asked, story: Story | null): Told {
  const answers = story === null ? [] : answersOf(asked, story);
  const evaluation = evaluate(inputOf(asked, answers));
  const approvable = evaluation.outcome === 'meets' || evaluation.outcome === 'no-review-required';
  return { answers, evaluation, evaluationText: canonical(evaluation), counts: countFindings(evaluation), approvable };
}

/** The answers as given on the day of a case: a recent test is recent then. */
export const answersOn = ({ answers }: Told, receivedOn: string): readonly Answer[] =>
  answers.map((one) => (one.fact === 'negativeDrugTestOn' ? { fact: one.fact, value: daysAfter(receivedOn, -20) } : one));

function answersOf(asked: Asked, story: Story): Answer[] {
  const first: Answer = { fact: 'indication', value: story.indication };
  const facts = questionsFor(inputOf(asked, [first])).map((q) => q.fact);
  if (!facts.includes('indication')) return [];
  const rest = facts.filter((fact) => fact !== 'indication');
  const reached = rest.slice(0, Math.ceil(rest.length * (story.share ?? 1)));
  return [first, ...reached.flatMap((fact) => answer(asked, story, fact))];
}

function answer({ receivedOn }: Asked, story: Story, fact: FactKey): Answer[] {
  const value = chartAnswer(story, fact, daysAfter(receivedOn, -20));
  return value === null ? [] : [{ fact, value }];
}

/** The case as the criteria read it; its number is put in by who freezes it. */
export function inputOf(asked: Asked, answers: readonly Answer[]): CaseInput {
  const { plan, stage, codes, receivedOn, dateOfService } = asked;
  const { payer, lineOfBusiness, state } = plan;
  const lines = codes.map((code) => ({ code }));
  const scored = {
    number: '',
    payer,
    lineOfBusiness,
    state,
    receivedOn,
    dateOfService,
    member: { dateOfBirth: ADULT },
    stage,
    lines,
    answers,
  };
  return caseInput(scored satisfies ScoredCase);
}
