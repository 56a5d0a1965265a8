import { type Viewer, visibleCases } from './access.ts';
import { db } from './db.ts';

/** A case as a list to choose from shows it. */
export type FoundCase = { number: string; memberName: string; planName: string; status: string };

/** The cases of these numbers that the viewer may see, in the order of the numbers; others are left out. */
export async function findCasesByNumber(viewer: Viewer, numbers: readonly string[]): Promise<FoundCase[]> {
  const rows = await db().case.findMany({
    where: { AND: [visibleCases(viewer), { number: { in: [...numbers] } }] },
    select: { number: true, memberName: true, status: true, plan: { select: { name: true } } },
  });
  const byNumber = new Map(rows.map(({ plan, ...row }) => [row.number, { ...row, planName: plan.name }]));
  return numbers.flatMap((number) => byNumber.get(number) ?? []);
}
