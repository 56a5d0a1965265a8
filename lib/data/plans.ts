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

/** Inserts the plan or brings it up to date; says which. The organization is made with the first plan. */
export async function upsertPlan(plan: PlanInput): Promise<'created' | 'updated'> {
  const { id, settings, ...columns } = plan;
  const data = { ...columns, settings: asJson(settings) };
  const before = await db().plan.findUnique({ where: { id }, select: { id: true } });
  await db().organization.upsert({ where: { id: ORGANIZATION }, create: { id: ORGANIZATION, name: 'Criterion' }, update: {} });
  await db().plan.upsert({ where: { id }, create: { id, organizationId: ORGANIZATION, ...data }, update: data });
  return before ? 'updated' : 'created';
}

/** One organization per installation. */
const ORGANIZATION = 'organization';

/** A plain JSON copy: interfaces have no index signature, which Prisma's JSON type asks for. */
const asJson = (value: unknown): Prisma.InputJsonValue => JSON.parse(JSON.stringify(value));
