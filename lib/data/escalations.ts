import type { Stage } from '../criteria/case-input.ts';
import type { Outcome, Reason } from '../criteria/evaluate.ts';
import { codesOfStage, stageFromCodes } from '../criteria/stage.ts';
import * as parties from '../forms/parties.ts';
import { plansWith, type Viewer } from './access.ts';
import { db } from './db.ts';
import type { Prisma } from './generated/client.ts';

/** A case that is with the medical directors. Instants are ISO 8601 UTC. */
export type EscalationRow = {
  id: string;
  number: string;
  memberName: string;
  planName: string;
  timeZone: string;
  stage: Stage | null;
  codes: string[];
  outcome: Outcome;
  reasons: Reason[];
  urgency: 'standard' | 'expedited';
  dueAt: string;
  overdue: boolean;
  /** Why the nurse sent it, and what the physician is asked. */
  reason: string;
  question: string;
  escalatedBy: string;
  escalatedAt: string;
  /** The medical director who took it. */
  director: { id: string; name: string } | null;
};

const FAST: readonly Stage[] = ['maintenance', 'removal'];

const ofCodes = (stage: Stage): Prisma.CaseWhereInput => {
  const { some, none } = codesOfStage(stage);
  return { lines: { some: { code: { in: [...some] } }, none: { code: { in: [...none] } } } };
};

// By the stage that the request gave, else the one that its codes tell. Each lane in full: what is null is not what it is not, either, in SQL.
const fastLane = (): Prisma.CaseWhereInput => ({ OR: [{ stage: { in: [...FAST] } }, { stage: null, OR: FAST.map(ofCodes) }] });
const otherLane = (): Prisma.CaseWhereInput => ({ OR: [{ stage: { notIn: [...FAST] } }, { stage: null, NOT: FAST.map(ofCodes) }] });

const include = {
  plan: { select: { name: true, timeZone: true } },
  director: { select: { id: true, name: true } },
  lines: { select: { code: true }, orderBy: { number: 'asc' } },
  escalations: { orderBy: { escalatedAt: 'desc' }, take: 1 },
} as const satisfies Prisma.CaseInclude;

function toRow(r: Prisma.CaseGetPayload<{ include: typeof include }>): EscalationRow {
  const codes = r.lines.map(({ code }) => code);
  const [escalation] = r.escalations;
  return {
    id: r.id,
    number: r.number,
    memberName: r.memberName,
    planName: r.plan.name,
    timeZone: r.plan.timeZone,
    stage: r.stage === null ? stageFromCodes(codes) : parties.stage.parse(r.stage),
    codes,
    outcome: parties.outcome.parse(r.outcome),
    reasons: r.reasons.map((reason) => parties.reason.parse(reason)),
    urgency: parties.urgency.parse(r.urgency),
    dueAt: r.dueAt.toISOString(),
    overdue: r.overdueAt !== null,
    reason: escalation?.reason ?? '',
    question: escalation?.question ?? '',
    escalatedBy: escalation?.escalatedBy ?? '',
    escalatedAt: escalation?.escalatedAt.toISOString() ?? '',
    director: r.director,
  };
}

/** Cases with the directors in the viewer's plans, due first; of each lane as many as `limit`, with how many there are in all. */
export async function findEscalations(
  viewer: Viewer,
  limit: number,
): Promise<{ fast: EscalationRow[]; others: EscalationRow[]; total: number }> {
  const waiting: Prisma.CaseWhereInput = { status: 'director-review', planId: { in: plansWith(viewer, 'case:direct') } };
  const lane = (where: Prisma.CaseWhereInput) =>
    db().case.findMany({ where: { AND: [waiting, where] }, include, orderBy: [{ dueAt: 'asc' }, { id: 'asc' }], take: limit });
  const [fast, others, total] = await Promise.all([lane(fastLane()), lane(otherLane()), db().case.count({ where: waiting })]);
  return { fast: fast.map(toRow), others: others.map(toRow), total };
}
