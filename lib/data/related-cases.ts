import { type Viewer, visibleCases } from './access.ts';
import { day } from './cases.ts';
import { db } from './db.ts';

export type RelatedCase = {
  number: string;
  stage: string | null;
  codes: string[];
  status: string;
  outcome: string;
  /** `YYYY-MM-DD` */
  dateOfService: string;
  receivedOn: string;
  /** `AUTH-YY-NNNNNN`, with its days, where the case was approved. */
  authorization: { number: string; validFrom: string; validTo: string } | null;
};

/** Longest list that still reads as a list; a member has a handful. */
const MOST = 20;

/** The member's other cases in the plan that the viewer may see, newest first. */
export async function findRelatedCases(viewer: Viewer, c: { id: string; planId: string; memberId: string }): Promise<RelatedCase[]> {
  const rows = await db().case.findMany({
    where: { AND: [visibleCases(viewer), { planId: c.planId, memberId: c.memberId, id: { not: c.id } }] },
    select: {
      number: true,
      stage: true,
      status: true,
      outcome: true,
      dateOfService: true,
      receivedOn: true,
      lines: { select: { code: true }, orderBy: { number: 'asc' } },
      decisions: { select: { authorizationNumber: true, validFrom: true, validTo: true } },
    },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
  return rows.map(({ lines, decisions: [decision], dateOfService, receivedOn, ...row }) => ({
    ...row,
    codes: lines.map((line) => line.code),
    dateOfService: day(dateOfService),
    receivedOn: day(receivedOn),
    authorization: decision
      ? { number: decision.authorizationNumber, validFrom: day(decision.validFrom), validTo: day(decision.validTo) }
      : null,
  }));
}
