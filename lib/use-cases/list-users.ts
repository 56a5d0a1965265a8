import { IDLE_MS } from '../auth/idle.ts';
import type { Viewer } from '../data/access.ts';
import { findOrganizationEvents, findUser, findUsers, type OrganizationEventRecord, type UserRecord } from '../data/organization.ts';
import { findAllPlans, findKeptPlan, type KeptPlan } from '../data/plan-settings.ts';
import { findSessions, type SessionRecord } from '../data/sessions.ts';
import { notFound } from '../errors.ts';
import { requireAdministrator } from './administer.ts';

export type { CredentialRecord, OrganizationEventRecord, UserRecord } from '../data/organization.ts';
export type { KeptPlan } from '../data/plan-settings.ts';
export { mayAdminister } from './administer.ts';

/** A page of the log. */
export const LOG_PAGE = 50;
const OF_ONE = 20;

/** Every account and every plan, for an administrator. @throws AppError `not-found` to anybody else */
export async function listUsers(viewer: Viewer): Promise<{ users: UserRecord[]; plans: KeptPlan[] }> {
  requireAdministrator(viewer);
  const [users, plans] = await Promise.all([findUsers(), findAllPlans()]);
  return { users, plans };
}

/** One account with what became of it, and what a change of it can choose from. @throws AppError `not-found` */
export async function loadUser(
  viewer: Viewer,
  id: string,
): Promise<{ user: UserRecord; users: UserRecord[]; plans: KeptPlan[]; log: OrganizationEventRecord[]; sessions: SessionRecord[] }> {
  requireAdministrator(viewer);
  const [user, users, plans, log, sessions] = await Promise.all([
    findUser(id),
    findUsers(),
    findAllPlans(),
    findOrganizationEvents({ subject: id, limit: OF_ONE }),
    findSessions(id, IDLE_MS),
  ]);
  if (user === null) throw notFound('This account');
  return { user, users, plans, log, sessions };
}

/** @throws AppError `not-found` */
export async function listPlans(viewer: Viewer): Promise<KeptPlan[]> {
  requireAdministrator(viewer);
  return findAllPlans();
}

/** @throws AppError `not-found` */
export async function loadPlan(viewer: Viewer, id: string): Promise<{ plan: KeptPlan; log: OrganizationEventRecord[] }> {
  requireAdministrator(viewer);
  const [plan, log] = await Promise.all([findKeptPlan(id), findOrganizationEvents({ subject: id, limit: OF_ONE })]);
  if (plan === null) throw notFound('This plan');
  return { plan, log };
}

/** The log of all changes, newest first; `before` is the number of the last event of the page before. @throws AppError `not-found` */
export async function listOrganizationEvents(
  viewer: Viewer,
  before?: number,
): Promise<{ events: OrganizationEventRecord[]; more: boolean }> {
  requireAdministrator(viewer);
  const found = await findOrganizationEvents({ limit: LOG_PAGE + 1, ...(before === undefined ? {} : { before }) });
  return { events: found.slice(0, LOG_PAGE), more: found.length > LOG_PAGE };
}
