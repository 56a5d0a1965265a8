import { type PlanInput, planSchema } from '../forms/plan-schema.ts';
import { db } from './db.ts';
import type { Plan, Prisma } from './generated/client.ts';

export type PlanRecord = PlanInput;

export function toPlan(row: Plan): PlanRecord {
  const { id, name, payer, lineOfBusiness, state, funding, timeZone, settings } = row;
  return planSchema.parse({ id, name, payer, lineOfBusiness, state, funding, timeZone, settings });
}

/** The plans with these ids, by name. */
export async function findPlans(ids: readonly string[]): Promise<PlanRecord[]> {
  const rows = await db().plan.findMany({ where: { id: { in: [...ids] } }, orderBy: { name: 'asc' } });
  return rows.map(toPlan);
}

/** Inserts the plans or brings them up to date, all or none; says which. The organization is made with the first plan. */
export async function upsertPlans(plans: readonly PlanInput[]): Promise<{ created: string[]; updated: string[] }> {
  return db().$transaction(async (tx) => {
    const before = await tx.plan.findMany({ where: { id: { in: plans.map((p) => p.id) } }, select: { id: true } });
    const known = new Set(before.map((p) => p.id));
    await tx.organization.upsert({ where: { id: ORGANIZATION }, create: { id: ORGANIZATION, name: 'Criterion' }, update: {} });
    for (const { id, settings, ...columns } of plans) {
      const data = { ...columns, settings: asJson(settings) };
      await tx.plan.upsert({ where: { id }, create: { id, organizationId: ORGANIZATION, ...data }, update: data });
    }
    const ids = plans.map((p) => p.id);
    return { created: ids.filter((id) => !known.has(id)), updated: ids.filter((id) => known.has(id)) };
  });
}

/** One organization per installation. */
const ORGANIZATION = 'organization';

/** A plain JSON copy: interfaces have no index signature, which Prisma's JSON type asks for. */
const asJson = (value: unknown): Prisma.InputJsonValue => JSON.parse(JSON.stringify(value));
