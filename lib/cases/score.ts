import type { CaseInput, LineOfBusiness, Payer, Stage } from '../criteria/case-input.ts';
import { type Evaluation, evaluate } from '../criteria/evaluate.ts';
import { type FactKey, type FactValue, factsFrom } from '../criteria/facts.ts';

/** What of a case the criteria read. */
export type ScoredCase = {
  number: string;
  payer: Payer;
  lineOfBusiness: LineOfBusiness;
  state: string | null;
  receivedOn: string;
  dateOfService: string;
  member: { dateOfBirth: string };
  stage: Stage | null;
  lines: readonly { code: string }[];
  answers: readonly { fact: FactKey; value: FactValue | null }[];
};

/** The case in the form of the criteria contract, section 3. */
export function caseInput(c: ScoredCase): CaseInput {
  return {
    caseId: c.number,
    payer: c.payer,
    lineOfBusiness: c.lineOfBusiness,
    ...(c.state === null ? {} : { state: c.state }),
    receivedOn: c.receivedOn,
    dateOfService: c.dateOfService,
    member: { dateOfBirth: c.member.dateOfBirth },
    request: { ...(c.stage === null ? {} : { stage: c.stage }), procedureCodes: [...new Set(c.lines.map((l) => l.code))] },
    facts: factsFrom(Object.fromEntries(c.answers.map((a) => [a.fact, a.value]))),
  };
}

export type Counts = { met: number; notMet: number; missing: number; ambiguous: number };

/** Leaves per result; one that does not apply is not counted, one that is unknown both ways counts as not documented. */
export function countFindings(evaluation: Evaluation): Counts {
  const counts = { met: 0, notMet: 0, missing: 0, ambiguous: 0 };
  for (const f of evaluation.findings) {
    if (f.status === 'met') counts.met += 1;
    else if (f.status === 'not-met') counts.notMet += 1;
    else if (f.status === 'unknown') counts[f.missing.length > 0 ? 'missing' : 'ambiguous'] += 1;
  }
  return counts;
}

export type CaseScore = {
  policyId: string | null;
  policyVersion: string | null;
  indication: string | null;
  outcome: string;
  reasons: string[];
  counts: Counts;
};

/** What the case row keeps of an evaluation, refreshed in the transaction that changes an answer. */
export function scoreCase(c: ScoredCase): { input: CaseInput; evaluation: Evaluation; score: CaseScore } {
  const input = caseInput(c);
  const evaluation = evaluate(input);
  const indication = input.facts.indication;
  return {
    input,
    evaluation,
    score: {
      policyId: evaluation.policy,
      policyVersion: evaluation.version,
      indication: typeof indication === 'string' ? indication : null,
      outcome: evaluation.outcome,
      reasons: [...evaluation.reasons],
      counts: countFindings(evaluation),
    },
  };
}
