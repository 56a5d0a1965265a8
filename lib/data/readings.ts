import { z } from 'zod';
import { plansWith, type Viewer } from './access.ts';
import { db } from './db.ts';

const result = z.enum(['met', 'not-met']);

/** How a clause whose words do not decide was read: no case, no member, no name. */
export type ReadingRecord = {
  id: string;
  result: 'met' | 'not-met';
  text: string;
  /** ISO 8601 UTC. */
  writtenAt: string;
};

type Clause = { planId: string; policyId: string; policyVersion: string };

/** The readings that stand of clauses of one plan's policy version, by leaf, newest first. */
export async function findReadings(clause: Clause, leaves: readonly string[]): Promise<Map<string, ReadingRecord[]>> {
  const rows = await db().reading.findMany({
    where: { ...clause, leaf: { in: [...leaves] }, withdrawnAt: null },
    orderBy: [{ writtenAt: 'desc' }, { id: 'asc' }],
  });
  const found = new Map<string, ReadingRecord[]>(leaves.map((leaf) => [leaf, []]));
  for (const row of rows)
    found.get(row.leaf)?.push({ id: row.id, result: result.parse(row.result), text: row.text, writtenAt: row.writtenAt.toISOString() });
  return found;
}

export type KeptReading = ReadingRecord & Clause & { planName: string; leaf: string; withdrawn: { at: string; reason: string } | null };

/** Every reading in the plans whose readings the viewer may read, newest first. */
export async function allReadings(viewer: Viewer): Promise<KeptReading[]> {
  const planIds = plansWith(viewer, 'reading:read');
  const [rows, plans] = await Promise.all([
    db().reading.findMany({
      where: { planId: { in: planIds } },
      orderBy: [{ writtenAt: 'desc' }, { id: 'asc' }],
      omit: { directorId: true },
    }),
    db().plan.findMany({ where: { id: { in: planIds } }, select: { id: true, name: true } }),
  ]);
  return rows.map(({ withdrawnAt, withdrawnReason, writtenAt, ...row }) => ({
    ...row,
    result: result.parse(row.result),
    planName: plans.find(({ id }) => id === row.planId)?.name ?? row.planId,
    writtenAt: writtenAt.toISOString(),
    withdrawn: withdrawnAt && { at: withdrawnAt.toISOString(), reason: withdrawnReason ?? '' },
  }));
}
