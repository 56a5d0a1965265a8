import { isEnding } from '../cases/endings.ts';
import type { Viewer } from '../data/access.ts';
import { findRelatedCases, type RelatedCase } from '../data/related-cases.ts';
import type { CaseRecord } from './load-case.ts';

export { MOST_RELATED, type RelatedCase } from '../data/related-cases.ts';

const isApproved = ({ authorizations }: RelatedCase): boolean => authorizations.length > 0;

/** The same member's other cases in the plans that the viewer sees, newest first. */
export async function listRelatedCases(viewer: Viewer, c: Pick<CaseRecord, 'id' | 'plan' | 'member'>): Promise<RelatedCase[]> {
  const { memberId, dateOfBirth } = c.member;
  return findRelatedCases(viewer, { id: c.id, planId: c.plan.id, memberId, dateOfBirth });
}

/**
 * The trials that a request for a pump can rest on, apart from the member's other cases: service no later than the pump's, the approved
 * ones first, else in the order given. A request that was withdrawn, or ended without a decision on its merits, is no trial.
 */
export function trialsOf(related: readonly RelatedCase[], dateOfService: string): { trials: RelatedCase[]; others: RelatedCase[] } {
  const isTrial = (each: RelatedCase) =>
    each.stage === 'trial' && each.dateOfService <= dateOfService && each.status !== 'withdrawn' && !isEnding(each.decision?.kind ?? '');
  const trials = related.filter(isTrial);
  return {
    trials: [...trials.filter(isApproved), ...trials.filter((each) => !isApproved(each))],
    others: related.filter((each) => !isTrial(each)),
  };
}
