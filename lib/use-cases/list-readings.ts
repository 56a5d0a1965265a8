import { type ReadClause, readClauses } from '../cases/committee.ts';
import { currencyOf } from '../criteria/currency.ts';
import { POLICIES } from '../criteria/registry.ts';
import { plansWith, type Viewer } from '../data/access.ts';
import { allReadings, type KeptReading } from '../data/readings.ts';
import { forbidden } from '../errors.ts';

/** A clause with its own words, for the policy committee. */
export type ListedClause = ReadClause<KeptReading> & {
  policyTitle: string;
  /** What stands in the policy library; empty where the version or the clause is not there any more. */
  title: string;
  citation: string;
  statement: string;
};

/**
 * How the medical directors of the viewer's plans read the clauses whose words do not decide: those on which three decisions agree first.
 * @param today `YYYY-MM-DD`, for which versions are superseded
 * @throws AppError `forbidden` for who is a medical director nowhere
 */
export async function listReadings(viewer: Viewer, today: string = new Date().toISOString().slice(0, 10)): Promise<ListedClause[]> {
  if (plansWith(viewer, 'reading:read').length === 0) throw forbidden('Readings are shown to medical directors only.');
  const supersededOn = (policyId: string, label: string): string | null => {
    const policy = POLICIES.find(({ id }) => id === policyId);
    const version = policy?.versions.find((each) => each.version === label);
    if (policy === undefined || version === undefined) return null;
    const { state, day } = currencyOf(policy, version, today);
    return state === 'superseded' ? day : null;
  };
  return readClauses(await allReadings(viewer), supersededOn).map(listed);
}

function listed(clause: ReadClause<KeptReading>): ListedClause {
  const policy = POLICIES.find(({ id }) => id === clause.policyId);
  const leaf = policy?.versions.find(({ version }) => version === clause.policyVersion)?.criteria.find(({ id }) => id === clause.leaf);
  return {
    ...clause,
    policyTitle: policy?.title ?? clause.policyId,
    title: leaf?.title ?? '',
    citation: leaf?.citation ?? '',
    statement: leaf?.statement ?? '',
  };
}
