/**
 * One set of facts under every policy, each scored as if it governed. For a person who wants to know how payers differ; what governs a case
 * is decided by `evaluate` alone, and nothing of this belongs to a case.
 */
import type { CaseInput, LineOfBusiness, Payer, Stage } from './case-input.ts';
import { type Evaluation, evaluateUnder } from './evaluate.ts';
import type { FactKey, Facts, Indication } from './facts.ts';
import { type Matrix, matrixOf } from './matrix.ts';
import type { PolicyId, PolicyVersion } from './policy.ts';
import { POLICIES, type Prepared, prepare, versionInForce } from './registry.ts';

/** What is compared. Receipt is taken to be on the date of service; every date is `YYYY-MM-DD`. */
export interface Compared {
  readonly dateOfBirth: string;
  readonly dateOfService: string;
  /** null: from the codes. */
  readonly stage: Stage | null;
  readonly procedureCodes: readonly string[];
  readonly facts: Facts;
}

/** A plan that each policy governs (`selectPolicy`), so that a compared case is a whole one. */
const PLANS: Readonly<Record<PolicyId, { readonly payer: Payer; readonly lineOfBusiness: LineOfBusiness; readonly state?: string }>> = {
  'molina-mcp-160': { payer: 'molina', lineOfBusiness: 'medicaid', state: 'OH' },
  'uhc-2025T0626L': { payer: 'uhc', lineOfBusiness: 'commercial' },
  'geha-intrathecal-pump': { payer: 'geha', lineOfBusiness: 'fehb' },
  'caresource-ar-passe-mm-1502': { payer: 'caresource-ar-passe', lineOfBusiness: 'medicaid', state: 'AR' },
  'hcsc-sur707.008': { payer: 'hcsc', lineOfBusiness: 'commercial' },
  'cms-ncd-280.14': { payer: 'medicare', lineOfBusiness: 'medicare-advantage' },
};

/** One policy's reading of the compared facts. */
export interface Scored {
  readonly policy: PolicyId;
  readonly version: PolicyVersion;
  /** False where no version is in force on the date of service, and the latest one was taken. */
  readonly inForce: boolean;
  readonly input: CaseInput;
  readonly evaluation: Evaluation;
}

const LATEST: ReadonlyMap<PolicyId, Prepared> = new Map(
  POLICIES.flatMap(({ id, versions }) => {
    const latest = versions.at(-1);
    return latest === undefined ? [] : [[id, prepare(latest)] as const];
  }),
);

/** A version to score under, and whether it is in force on the date of service. */
export interface ComparedVersion {
  readonly prepared: Prepared;
  readonly inForce: boolean;
}

/** The versions that a date of service is compared under: those in force, else the latest of each policy. */
export function comparedVersions(dateOfService: string): ComparedVersion[] {
  return POLICIES.flatMap(({ id }): ComparedVersion[] => {
    const governing = versionInForce(id, dateOfService, dateOfService).prepared;
    const prepared = governing ?? LATEST.get(id);
    return prepared === undefined ? [] : [{ prepared, inForce: governing !== null }];
  });
}

/** The case as one policy's plan would have it. */
export function comparedCase(policy: PolicyId, { dateOfBirth, dateOfService, stage, procedureCodes, facts }: Compared): CaseInput {
  return {
    caseId: 'compared',
    ...PLANS[policy],
    receivedOn: dateOfService,
    dateOfService,
    member: { dateOfBirth },
    request: { ...(stage === null ? {} : { stage }), procedureCodes },
    facts,
  };
}

/** @returns one score per policy, in the registry's order. */
export function compare(compared: Compared): Scored[] {
  return comparedVersions(compared.dateOfService).map(({ prepared, inForce }) => {
    const { version } = prepared;
    const input = comparedCase(version.policy, compared);
    return { policy: version.policy, version, inForce, input, evaluation: evaluateUnder(prepared, input) };
  });
}

/** A fact to ask, with what each policy that reads it needs; `cells` are in the order of `compare`. */
export interface ComparedQuestion {
  readonly fact: FactKey;
  readonly cells: Matrix['groups'][number]['rows'][number]['cells'];
}

/**
 * The facts that at least one policy reads for an indication at a stage, grouped as a chart is read. The indication itself is not among
 * them: it chooses the pathway. Empty where no policy decides the pathway by clauses.
 */
export function comparedQuestions(
  dateOfService: string,
  indication: Indication,
  stage: Stage,
): { readonly title: string; readonly questions: readonly ComparedQuestion[] }[] {
  const versions = comparedVersions(dateOfService).map(({ prepared }) => prepared.version);
  const { groups } = matrixOf(versions, { indication, stage });
  return groups
    .map(({ title, rows }) => ({
      title,
      questions: rows.flatMap(({ read, cells }) => (read === 'age' || read === 'indication' ? [] : [{ fact: read, cells }])),
    }))
    .filter(({ questions }) => questions.length > 0);
}
