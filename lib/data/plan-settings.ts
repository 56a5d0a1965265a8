import type { PlanInput } from '../forms/plan-schema.ts';
import type { Acting } from './access.ts';
import { db } from './db.ts';
import type { Prisma } from './generated/client.ts';
import { type Told, tell } from './organization.ts';
import { toPlan } from './plans.ts';

/** A plan with the time of its last change, which a change of it is conditional on. */
export type KeptPlan = PlanInput & { updatedAt: string };

/** Every plan, by name. */
export async function findAllPlans(): Promise<KeptPlan[]> {
  const rows = await db().plan.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] });
  return rows.map((row) => ({ ...toPlan(row), updatedAt: row.updatedAt.toISOString() }));
}

export async function findKeptPlan(id: string): Promise<KeptPlan | null> {
  const row = await db().plan.findUnique({ where: { id } });
  return row === null ? null : { ...toPlan(row), updatedAt: row.updatedAt.toISOString() };
}

/** Changes what an administrator may change of a plan, as it was read. */
export async function updatePlan(acting: Acting, plan: KeptPlan, told: Told): Promise<'ok' | 'changed-meanwhile'> {
  const { id, name, state, timeZone, settings, updatedAt } = plan;
  const data = { name, state, timeZone, settings: asJson(settings) };
  return db().$transaction(async (tx) => {
    const { count } = await tx.plan.updateMany({ where: { id, updatedAt: new Date(updatedAt) }, data });
    if (count === 0) return 'changed-meanwhile';
    await tell(tx, acting, told);
    return 'ok';
  });
}

/** A plain JSON copy: interfaces have no index signature, which Prisma's JSON type asks for. */
const asJson = (value: unknown): Prisma.InputJsonValue => JSON.parse(JSON.stringify(value));
