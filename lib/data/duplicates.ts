import type { OtherCase } from '../cases/duplicates.ts';
import { plansWith, type Viewer } from './access.ts';
import { db } from './db.ts';

/** A case of the member that a request may repeat. Instants are ISO 8601 UTC, days `YYYY-MM-DD`. */
export type MembersCase = OtherCase & { id: string; receivedAt: string; dueAt: string; isOpen: boolean; decided: string | null };

/** A member has a handful; what is older than the newest of these repeats nothing. */
const MOST = 60;

/** The member's cases in a plan that the viewer reads, newest first. */
export async function findCasesOfMember(viewer: Viewer, planId: string, memberId: string): Promise<MembersCase[]> {
  if (viewer.organizationRole !== 'auditor' && !plansWith(viewer, 'case:read').includes(planId)) return [];
  const rows = await db().case.findMany({
    where: { planId, memberId },
    select: {
      id: true,
      number: true,
      status: true,
      ending: true,
      receivedAt: true,
      dueAt: true,
      lines: { select: { code: true, dateOfService: true }, orderBy: { number: 'asc' } },
      decisions: { select: { kind: true, authorizationNumber: true, validFrom: true, validTo: true } },
      authorizations: { select: { number: true, validFrom: true, validTo: true }, orderBy: { version: 'desc' } },
    },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
  return rows.map(({ lines, decisions: [decision], authorizations, receivedAt, dueAt, ...row }) => ({
    ...row,
    receivedAt: receivedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    isOpen: decision === undefined && row.ending === null,
    decided: decision?.kind ?? null,
    lines: lines.map(({ code, dateOfService }) => ({ code, dateOfService: dayOf(dateOfService) })),
    authorized: authorizedOf(decision, authorizations),
  }));
}

type Span = { validFrom: Date | null; validTo: Date | null };

/** The days of the decision's authorization as it stands now: one that was ended early is repeated by nothing after its end. */
function authorizedOf(
  decision: (Span & { authorizationNumber: string | null }) | undefined,
  newestFirst: readonly (Span & { number: string })[],
): MembersCase['authorized'] {
  const now = newestFirst.find(({ number }) => number === decision?.authorizationNumber) ?? decision;
  return now?.validFrom && now.validTo ? { from: dayOf(now.validFrom), to: dayOf(now.validTo) } : null;
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
