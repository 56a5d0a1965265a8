import type { Finding } from '../criteria/finding.ts';
import { type Kappa, kappa, tableOf } from './kappa.ts';

/** What two reviews of one case came to, clause by clause, and how far reviewers agree. */

/** A clause's result as the screens name it; what a pathway does not ask does not apply. */
export const CLAUSE_RESULTS = ['met', 'not-met', 'missing', 'ambiguous', 'not-applicable'] as const;
export type ClauseResult = (typeof CLAUSE_RESULTS)[number];

export type ComparedClause = { leaf: string; first: ClauseResult; second: ClauseResult };

/** Kept with a finished review. `policyVersion` null: no version governed. */
export type ReviewResult = {
  policyId: string | null;
  policyVersion: string | null;
  firstOutcome: string;
  secondOutcome: string;
  clauses: ComparedClause[];
};

type Found = Pick<Finding, 'id' | 'status' | 'missing'>;

/** Unknown both ways counts as not documented, as on the case. */
export function clauseResult({ status, missing }: Pick<Found, 'status' | 'missing'>): ClauseResult {
  return status === 'unknown' ? (missing.length > 0 ? 'missing' : 'ambiguous') : status;
}

/** Every clause that either review asked, in the first one's order. */
export function compareClauses(first: readonly Found[], second: readonly Found[]): ComparedClause[] {
  const result = (findings: readonly Found[], leaf: string): ClauseResult => {
    const found = findings.find(({ id }) => id === leaf);
    return found ? clauseResult(found) : 'not-applicable';
  };
  const leaves = [...new Set([...first, ...second].map(({ id }) => id))];
  return leaves.map((leaf) => ({ leaf, first: result(first, leaf), second: result(second, leaf) }));
}

export const disagreements = (clauses: readonly ComparedClause[]): ComparedClause[] => clauses.filter((one) => one.first !== one.second);

export type Agreement = { compared: number; agreed: number; kappa: Kappa };

export function agreementOf(clauses: readonly ComparedClause[]): Agreement {
  return {
    compared: clauses.length,
    agreed: clauses.length - disagreements(clauses).length,
    kappa: kappa(tableOf(CLAUSE_RESULTS, clauses)),
  };
}

export type Grouped<K> = K & Agreement;

/** Agreement for each group of clauses, in the order in which groups come up. */
export function agreementBy<T extends ComparedClause, K extends object>(clauses: readonly T[], keyOf: (clause: T) => K): Grouped<K>[] {
  const groups = new Map<string, { key: K; clauses: T[] }>();
  for (const clause of clauses) {
    const key = keyOf(clause);
    const id = JSON.stringify(key);
    const group = groups.get(id);
    if (group) group.clauses.push(clause);
    else groups.set(id, { key, clauses: [clause] });
  }
  return [...groups.values()].map((group) => ({ ...group.key, ...agreementOf(group.clauses) }));
}
