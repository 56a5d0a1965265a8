/** Readings of unclear clauses, laid together for the policy committee: lifecycle.md section 3. */

/** A reading as it is kept: without case, member or name. Each comes from a decision of its own. */
export interface CommitteeReading {
  readonly planId: string;
  readonly planName: string;
  readonly policyId: string;
  readonly policyVersion: string;
  readonly leaf: string;
  readonly result: 'met' | 'not-met';
  readonly text: string;
  readonly writtenAt: string;
  /** `at`: an instant, or the day (`YYYY-MM-DD`) on which a new version took over. */
  readonly withdrawn: { readonly at: string; readonly reason: string } | null;
}

/** So many decisions that read a clause alike put it before the committee. */
export const AGREEMENT = 3;

export interface ReadClause<R extends CommitteeReading = CommitteeReading> {
  readonly planId: string;
  readonly planName: string;
  readonly policyId: string;
  readonly policyVersion: string;
  readonly leaf: string;
  /** Readings that stand, by result. */
  readonly met: number;
  readonly notMet: number;
  /** The result on which three or more that stand agree; null where none do, or both do. */
  readonly agreed: 'met' | 'not-met' | null;
  /** Newest first, those withdrawn last. */
  readonly readings: readonly R[];
}

/**
 * The clauses that were read, those on which three agree first, then those read most.
 * @param supersededOn the day on which a later version took over, which withdraws the readings of this one; null where none has
 */
export function readClauses<R extends CommitteeReading>(
  readings: readonly R[],
  supersededOn: (policyId: string, version: string) => string | null,
): readonly ReadClause<R>[] {
  const clauses = new Map<string, R[]>();
  for (const each of readings) {
    const { planId, policyId, policyVersion, leaf } = each;
    const key = JSON.stringify([planId, policyId, policyVersion, leaf]);
    const day = supersededOn(policyId, policyVersion);
    const kept = each.withdrawn === null && day !== null ? { ...each, withdrawn: { at: day, reason: 'a new version' } } : each;
    clauses.set(key, [...(clauses.get(key) ?? []), kept]);
  }
  return [...clauses.values()].flatMap(clauseOf).sort(byAgreement);
}

function clauseOf<R extends CommitteeReading>(all: readonly R[]): ReadClause<R>[] {
  const [first] = all;
  if (first === undefined) return [];
  const { planId, planName, policyId, policyVersion, leaf } = first;
  const standing = all.filter(({ withdrawn }) => withdrawn === null);
  const met = standing.filter(({ result }) => result === 'met').length;
  const notMet = standing.length - met;
  const agreed = met >= AGREEMENT === notMet >= AGREEMENT ? null : met >= AGREEMENT ? 'met' : 'not-met';
  const newest = (a: R, b: R) => Number(a.withdrawn !== null) - Number(b.withdrawn !== null) || (a.writtenAt < b.writtenAt ? 1 : -1);
  return [{ planId, planName, policyId, policyVersion, leaf, met, notMet, agreed, readings: [...all].sort(newest) }];
}

function byAgreement(a: ReadClause, b: ReadClause): number {
  const agreement = Number(b.agreed !== null) - Number(a.agreed !== null);
  if (agreement !== 0) return agreement;
  return b.met + b.notMet - (a.met + a.notMet) || (a.leaf < b.leaf ? -1 : 1);
}
