import { lastVersions } from '../cases/authorization.ts';
import { stageFromCodes } from '../criteria/stage.ts';
import { plansWith, type Viewer, visibleCases } from './access.ts';
import { day } from './cases.ts';
import { db } from './db.ts';

export type RelatedCase = {
  number: string;
  plan: { id: string; name: string; timeZone: string };
  /** As requested, else as the codes tell; null where they leave it open. */
  stage: string | null;
  lines: { code: string; units: number; dateOfService: string }[];
  status: string;
  outcome: string;
  /** `YYYY-MM-DD` */
  dateOfService: string;
  receivedOn: string;
  /** What was decided, by whom and when (ISO 8601 UTC); null while it is open. */
  decision: {
    kind: string;
    /** `AUTH-YY-NNNNNN`, valid on both days and between; null where nothing was approved. */
    authorizationNumber: string | null;
    validFrom: string | null;
    validTo: string | null;
    decidedAt: string;
    signerName: string;
  } | null;
  /** What is authorized as it stands now, by number: amended, ended or ordered since the decision too. */
  authorizations: { number: string; version: number; kind: string; validFrom: string; validTo: string }[];
};

/** Longest list that still reads as a list; a member has a handful. */
export const MOST_RELATED = 60;

const select = {
  number: true,
  plan: { select: { id: true, name: true, timeZone: true } },
  stage: true,
  status: true,
  outcome: true,
  dateOfService: true,
  receivedOn: true,
  lines: { select: { code: true, units: true, dateOfService: true }, orderBy: { number: 'asc' } },
  decisions: {
    select: { kind: true, authorizationNumber: true, validFrom: true, validTo: true, decidedAt: true, signerName: true },
  },
  authorizations: { select: { number: true, version: true, kind: true, validFrom: true, validTo: true } },
} as const;

export type OfMember = { id: string; planId: string; memberId: string; dateOfBirth: string };

/**
 * The member's other cases in the plans that the viewer sees, newest first. In another plan a member ID may be another person's: there the
 * date of birth must agree too.
 */
export async function findRelatedCases(viewer: Viewer, c: OfMember): Promise<RelatedCase[]> {
  const born = new Date(`${c.dateOfBirth}T00:00:00Z`);
  const rows = await db().case.findMany({
    where: {
      AND: [
        visibleCases(viewer),
        // The plans by name, also for who sees all: the index begins with the plan.
        { planId: { in: await seenPlans(viewer) }, memberId: c.memberId, id: { not: c.id } },
        { OR: [{ planId: c.planId }, { dateOfBirth: born }] },
      ],
    },
    select,
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: MOST_RELATED,
  });
  return rows.map(({ lines, decisions: [decision], authorizations, dateOfService, receivedOn, stage, ...row }) => ({
    ...row,
    stage: stage ?? stageFromCodes(lines.map(({ code }) => code)),
    lines: lines.map((line) => ({ ...line, dateOfService: day(line.dateOfService) })),
    dateOfService: day(dateOfService),
    receivedOn: day(receivedOn),
    decision: decision
      ? {
          ...decision,
          validFrom: decision.validFrom && day(decision.validFrom),
          validTo: decision.validTo && day(decision.validTo),
          decidedAt: decision.decidedAt.toISOString(),
        }
      : null,
    authorizations: standing(decision, authorizations),
  }));
}

type Decided = { authorizationNumber: string | null; validFrom: Date | null; validTo: Date | null };
type Version = { number: string; version: number; kind: string; validFrom: Date; validTo: Date };

/** The decision's own is the first version of its number. */
function standing(decision: Decided | undefined, later: readonly Version[]): RelatedCase['authorizations'] {
  const { authorizationNumber: number, validFrom, validTo } = decision ?? { authorizationNumber: null, validFrom: null, validTo: null };
  const first =
    number !== null && validFrom !== null && validTo !== null ? [{ number, version: 1, kind: 'decided', validFrom, validTo }] : [];
  return lastVersions([...first, ...later]).map((each) => ({ ...each, validFrom: day(each.validFrom), validTo: day(each.validTo) }));
}

async function seenPlans(viewer: Viewer): Promise<string[]> {
  if (viewer.organizationRole !== 'auditor') return plansWith(viewer, 'case:read');
  return (await db().plan.findMany({ select: { id: true } })).map(({ id }) => id);
}
