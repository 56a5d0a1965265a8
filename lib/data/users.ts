import type { OrganizationRole, PlanRole, Viewer } from './access.ts';
import { db } from './db.ts';

const PLAN_ROLES: readonly string[] = ['nurse', 'medical-director', 'manager'] satisfies PlanRole[];
const ORGANIZATION_ROLES: readonly string[] = ['admin', 'auditor'] satisfies OrganizationRole[];
const isPlanRole = (role: string): role is PlanRole => PLAN_ROLES.includes(role);
const isOrganizationRole = (role: string | null): role is OrganizationRole => role !== null && ORGANIZATION_ROLES.includes(role);

/** The user as a viewer, or null where there is none or the account is not active. */
export async function findViewer(userId: string): Promise<Viewer | null> {
  return (await findAccount(userId))?.viewer ?? null;
}

/** What stands between an account and its work, besides the password. */
export type AccountRecord = {
  viewer: Viewer;
  /** Whether the password is known to nobody else: false from when an administrator gave it until the user chose one. */
  ownPassword: boolean;
  /** Whether a second factor was set up. */
  secondFactor: boolean;
};

/** The account, or null where there is none or it is not active. */
export async function findAccount(userId: string): Promise<AccountRecord | null> {
  const user = await db().user.findUnique({ where: { id: userId }, include: { memberships: true } });
  if (!user?.active) return null;
  const viewer: Viewer = {
    id: user.id,
    name: user.name,
    title: user.title,
    email: user.email,
    organizationRole: isOrganizationRole(user.organizationRole) ? user.organizationRole : null,
    memberships: user.memberships.flatMap((m) => (isPlanRole(m.role) ? [{ planId: m.planId, role: m.role }] : [])),
  };
  return { viewer, ownPassword: user.passwordSetById === null, secondFactor: user.twoFactorEnabled };
}

/** Whether the address is that of an active account. */
export async function isActiveAddress(email: string): Promise<boolean> {
  return (await db().user.count({ where: { email, active: true } })) > 0;
}

export async function findUserIdByEmail(email: string): Promise<string | null> {
  return (await db().user.findUnique({ where: { email }, select: { id: true } }))?.id ?? null;
}

export type NewUser = {
  id: string;
  name: string;
  title: string;
  /** Lower case. */
  email: string;
  passwordHash: string;
  /** As better-auth keeps it, encrypted; set up already, for the demo. */
  secondFactor?: { secret: string; backupCodes: string };
  organizationRole: OrganizationRole | null;
  memberships: { planId: string; role: PlanRole }[];
};

/** Creates an account with a password, as better-auth stores it (provider `credential`). */
export async function createUser(u: NewUser): Promise<void> {
  await db().user.create({ data: account(u) });
}

function account({ id, name, title, email, organizationRole, memberships, passwordHash, secondFactor }: NewUser) {
  return {
    id,
    name,
    title,
    email,
    emailVerified: true,
    organizationRole,
    memberships: { create: memberships },
    accounts: { create: { id: `${id}-credential`, accountId: id, providerId: 'credential', password: passwordHash } },
    ...(secondFactor ? { twoFactorEnabled: true, twoFactor: { create: { id: `${id}-second-factor`, ...secondFactor } } } : {}),
  };
}

/** Creates the account unless an active administrator, or its address, is there. Several at once make one. */
export async function createFirstAdministrator(u: NewUser): Promise<'created' | 'has-administrator' | 'address-taken'> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('first administrator'))`;
    if ((await tx.user.count({ where: { organizationRole: 'admin', active: true } })) > 0) return 'has-administrator';
    if ((await tx.user.count({ where: { email: u.email } })) > 0) return 'address-taken';
    await tx.user.create({ data: account(u) });
    return 'created';
  });
}

/** Ends every session of the user. */
export async function endSessions(userId: string): Promise<void> {
  await db().session.deleteMany({ where: { userId } });
}

export async function isEmpty(): Promise<boolean> {
  return (await db().user.count()) === 0;
}

/** Accounts whose address lies in the demo's domain: there are none outside the demo. */
export async function demoUsers(): Promise<{ email: string; name: string; title: string }[]> {
  return db().user.findMany({
    where: { email: { endsWith: '@demo.test' }, active: true },
    select: { email: true, name: true, title: true },
    orderBy: { createdAt: 'asc' },
  });
}

const activeNurse = (planIds: readonly string[]) => ({ role: 'nurse', planId: { in: [...planIds] }, user: { active: true } });

/** The name of an active nurse of the plan; null where the user is none. */
export async function findNurse(userId: string, planId: string): Promise<{ name: string } | null> {
  const membership = await db().membership.findFirst({
    where: { userId, ...activeNurse([planId]) },
    select: { user: { select: { name: true } } },
  });
  return membership?.user ?? null;
}

/** `open`: cases in review or waiting for information that the nurse holds in these plans. */
export type NurseRecord = { id: string; name: string; title: string; planIds: string[]; open: number };

/** The active nurses of any of the plans, by name. */
export async function findNurses(planIds: readonly string[]): Promise<NurseRecord[]> {
  const [memberships, held] = await Promise.all([
    db().membership.findMany({
      where: activeNurse(planIds),
      select: { planId: true, user: { select: { id: true, name: true, title: true } } },
      orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }, { planId: 'asc' }],
    }),
    db().case.groupBy({
      by: ['assigneeId'],
      where: { planId: { in: [...planIds] }, status: { in: ['in-review', 'pended'] } },
      _count: { _all: true },
    }),
  ]);
  const counts = new Map(held.map((row) => [row.assigneeId, row._count._all]));
  const nurses = new Map<string, NurseRecord>();
  for (const { planId, user } of memberships) {
    const nurse = nurses.get(user.id) ?? { ...user, planIds: [], open: counts.get(user.id) ?? 0 };
    nurse.planIds.push(planId);
    nurses.set(user.id, nurse);
  }
  return [...nurses.values()];
}
