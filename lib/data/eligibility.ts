import type { EligibilitySpan } from '../cases/checks.ts';
import { db } from './db.ts';

/** When the plan covers a member, oldest first; empty where its eligibility file says nothing of them. */
export async function eligibilityOf(planId: string, memberId: string): Promise<EligibilitySpan[]> {
  const rows = await db().eligibilitySpan.findMany({ where: { planId, memberId }, orderBy: { from: 'asc' } });
  return rows.map(({ from, to }) => ({ from: dayOf(from), to: to && dayOf(to) }));
}

export type MemberEligibility = { planId: string; memberId: string; spans: readonly EligibilitySpan[] };

/** Members that one statement names. */
const AT_ONCE = 500;

/** Puts what the file says of each member in the place of what was known of them, all or nothing. */
export async function replaceEligibility(members: readonly MemberEligibility[]): Promise<void> {
  await db().$transaction(async (tx) => {
    for (let i = 0; i < members.length; i += AT_ONCE) {
      const some = members.slice(i, i + AT_ONCE);
      await tx.eligibilitySpan.deleteMany({ where: { OR: some.map(({ planId, memberId }) => ({ planId, memberId })) } });
      await tx.eligibilitySpan.createMany({
        data: some.flatMap(({ planId, memberId, spans }) =>
          spans.map(({ from, to }) => ({ planId, memberId, from: midnight(from), to: to === null ? null : midnight(to) })),
        ),
      });
    }
  });
}

/** A date column, which the driver hands over as midnight UTC. */
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);
