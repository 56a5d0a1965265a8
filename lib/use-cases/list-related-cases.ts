import type { Viewer } from '../data/access.ts';
import { findRelatedCases, type RelatedCase } from '../data/related-cases.ts';
import type { CaseRecord } from './load-case.ts';

export type { RelatedCase } from '../data/related-cases.ts';

/** The same member's other cases in the plan, newest first: an earlier trial tells whether a permanent pump has its ground. */
export async function listRelatedCases(viewer: Viewer, c: Pick<CaseRecord, 'id' | 'plan' | 'member'>): Promise<RelatedCase[]> {
  return findRelatedCases(viewer, { id: c.id, planId: c.plan.id, memberId: c.member.memberId });
}
