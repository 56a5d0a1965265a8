import { z } from 'zod';
import type { Credential } from '../cases/credential.ts';
import type { Acting, OrganizationRole, PlanRole } from './access.ts';
import { db } from './db.ts';
import type { Prisma } from './generated/client.ts';

// What an administrator keeps: accounts, roles, licenses, and the log of their changes. Nothing of any case.

export const ORGANIZATION_EVENTS = [
  'user-invited',
  'user-changed',
  'password-renewed',
  'password-chosen',
  'second-factor-set-up',
  'second-factor-reset',
  'signed-out',
  'credential-saved',
  'plan-changed',
  'watch-set',
  'watch-ended',
  'case-retired',
  'case-exported',
  'sample-drawn',
  'second-review-finished',
  'disagreement-settled',
] as const;
export type OrganizationEventType = (typeof ORGANIZATION_EVENTS)[number];

/** One value before and after, in words; null: there was none, or there is none any more. */
export type Change = { what: string; before: string | null; after: string | null };

/** What a change is told as. `subject` is the user's or the plan's id. */
export type Told = { type: OrganizationEventType; subject: string; name: string; changes: readonly Change[] };

export type OrganizationEventRecord = Told & { number: number; at: string; actor: string };

export type CredentialRecord = Credential & { updatedAt: string };

export type UserRecord = {
  id: string;
  name: string;
  title: string;
  email: string;
  organizationRole: OrganizationRole | null;
  active: boolean;
  /** Whether a second factor is set up. */
  secondFactor: boolean;
  reportsToId: string | null;
  memberships: { planId: string; role: PlanRole }[];
  credentials: CredentialRecord[];
  /** When the account was changed last: what a change of it is conditional on. */
  updatedAt: string;
};

type Tx = Prisma.TransactionClient;

const planRole = z.enum(['nurse', 'medical-director', 'manager']);
const organizationRole = z.enum(['admin', 'auditor']).nullable();
const changes = z.array(z.strictObject({ what: z.string(), before: z.string().nullable(), after: z.string().nullable() }));

const WITH = {
  memberships: { orderBy: { planId: 'asc' } },
  credentials: { orderBy: [{ state: 'asc' }, { expiresOn: 'desc' }] },
} satisfies Prisma.UserInclude;
type Row = Prisma.UserGetPayload<{ include: typeof WITH }>;

/** Every account, the active ones first, by name. */
export async function findUsers(): Promise<UserRecord[]> {
  const rows = await db().user.findMany({ include: WITH, orderBy: [{ active: 'desc' }, { name: 'asc' }, { id: 'asc' }] });
  return rows.map(toUser);
}

export async function findUser(id: string): Promise<UserRecord | null> {
  const row = await db().user.findUnique({ where: { id }, include: WITH });
  return row === null ? null : toUser(row);
}

function toUser({ id, name, title, email, active, reportsToId, ...row }: Row): UserRecord {
  const memberships = row.memberships.map((m) => ({ planId: m.planId, role: planRole.parse(m.role) }));
  const credentials = row.credentials.map(toCredential);
  const role = organizationRole.parse(row.organizationRole);
  return {
    id,
    name,
    title,
    email,
    active,
    secondFactor: row.twoFactorEnabled,
    reportsToId,
    organizationRole: role,
    memberships,
    credentials,
    updatedAt: row.updatedAt.toISOString(),
  };
}

function toCredential({
  id,
  licenseNumber,
  state,
  specialty,
  boardStatus,
  npi,
  restrictions,
  ...row
}: Row['credentials'][number]): CredentialRecord {
  const [validFrom, expiresOn] = [dayOf(row.validFrom), dayOf(row.expiresOn)];
  return {
    id,
    licenseNumber,
    state,
    specialty,
    boardStatus,
    npi,
    restrictions,
    validFrom,
    expiresOn,
    updatedAt: row.updatedAt.toISOString(),
  };
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** The latest events, newest first; of one subject where it is named. */
export async function findOrganizationEvents(query: {
  subject?: string;
  before?: number;
  limit: number;
}): Promise<OrganizationEventRecord[]> {
  const rows = await db().organizationEvent.findMany({
    where: {
      ...(query.subject === undefined ? {} : { subject: query.subject }),
      ...(query.before === undefined ? {} : { number: { lt: query.before } }),
    },
    orderBy: { number: 'desc' },
    take: query.limit,
  });
  return rows.map((row) => ({
    number: row.number,
    at: row.at.toISOString(),
    actor: row.actor,
    type: z.enum(ORGANIZATION_EVENTS).parse(row.type),
    subject: row.subject,
    name: row.name,
    changes: changes.parse(row.changes),
  }));
}

/** Tells a change in the transaction that makes it. */
export async function tell(tx: Tx, { viewer, at }: Acting, { changes: told, ...event }: Told): Promise<void> {
  await tx.organizationEvent.create({
    data: { at, actorId: viewer.id, actor: viewer.name, ...event, changes: told.map((each) => ({ ...each })) },
  });
}

/** Tells of an act that changes nothing in the database. */
export const tellEvent = (acting: Acting, told: Told): Promise<void> => db().$transaction((tx) => tell(tx, acting, told));

export type AccountData = {
  id: string;
  name: string;
  title: string;
  /** Lower case. */
  email: string;
  organizationRole: OrganizationRole | null;
  reportsToId: string | null;
  memberships: readonly { planId: string; role: PlanRole }[];
};

/** Creates an account with a password that the administrator knows, as better-auth stores it (provider `credential`). */
export async function insertAccount(acting: Acting, u: AccountData, passwordHash: string, told: Told): Promise<'ok' | 'address-taken'> {
  const { memberships, ...columns } = u;
  const password = { id: `${u.id}-credential`, accountId: u.id, providerId: 'credential', password: passwordHash };
  return db().$transaction(async (tx) => {
    await oneAtATime(tx);
    if ((await tx.user.count({ where: { email: u.email } })) > 0) return 'address-taken';
    await tx.user.create({
      data: {
        ...columns,
        emailVerified: true,
        passwordSetById: acting.viewer.id,
        memberships: { create: memberships.map((m) => ({ ...m })) },
        accounts: { create: password },
      },
    });
    await tell(tx, acting, told);
    return 'ok';
  });
}

export type AccountChange = Omit<AccountData, 'email'> & { active: boolean; updatedAt: string };
export type AccountRefusal = 'changed-meanwhile' | 'last-administrator' | 'reports-to-subordinate';

/** Changes an account as it was read; sessions of one that is no longer active end with it. */
export async function updateAccount(acting: Acting, u: AccountChange, told: Told): Promise<'ok' | AccountRefusal> {
  const { id, updatedAt, memberships, ...columns } = u;
  return db()
    .$transaction(async (tx) => {
      await oneAtATime(tx);
      const { count } = await tx.user.updateMany({ where: { id, updatedAt: new Date(updatedAt) }, data: columns });
      if (count === 0) throw new Refused('changed-meanwhile');
      // Those that go first: nobody is nurse and director even for the length of a change.
      await tx.membership.deleteMany({ where: { userId: id } });
      await tx.membership.createMany({ data: memberships.map((m) => ({ ...m, userId: id })) });
      if (!columns.active) await tx.session.deleteMany({ where: { userId: id } });
      if ((await tx.user.count({ where: { organizationRole: 'admin', active: true } })) === 0) throw new Refused('last-administrator');
      if (await isAboveItself(tx, id)) throw new Refused('reports-to-subordinate');
      await tell(tx, acting, told);
      return 'ok' as const;
    })
    .catch(refusedAs);
}

class Refused extends Error {
  readonly word: AccountRefusal;
  constructor(word: AccountRefusal) {
    super(word);
    this.word = word;
  }
}

function refusedAs(error: unknown): AccountRefusal {
  if (error instanceof Refused) return error.word;
  throw error;
}

/** Changes of accounts follow one another: what they count over all accounts holds when they end. */
const oneAtATime = (tx: Tx) => tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('first administrator'))`;

async function isAboveItself(tx: Tx, id: string): Promise<boolean> {
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null; ) {
    if (seen.has(at)) return true;
    seen.add(at);
    const above: { reportsToId: string | null } | null = await tx.user.findUnique({ where: { id: at }, select: { reportsToId: true } });
    at = above?.reportsToId ?? null;
  }
  return false;
}

// In SQL: who reads an account in order to change it need not read it again because of its password, so `updated_at` stays.
const setPasswordBy = (tx: Tx, userId: string, by: string | null) =>
  tx.$executeRaw`UPDATE "user" SET password_set_by_id = ${by} WHERE id = ${userId}`;

/** Gives the account another password, which the administrator knows; every session of it ends. */
export async function renewPassword(acting: Acting, userId: string, passwordHash: string, told: Told): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.account.updateMany({ where: { userId, providerId: 'credential' }, data: { password: passwordHash } });
    await setPasswordBy(tx, userId, acting.viewer.id);
    await tx.session.deleteMany({ where: { userId } });
    await tell(tx, acting, told);
  });
}

/** Gives the viewer's own account the password that they chose, unless it got another since it was read; every other session ends. */
export async function replaceOwnPassword(
  acting: Acting,
  hash: { before: string; after: string },
  sessionId: string,
  told: Told,
): Promise<'ok' | 'changed-meanwhile'> {
  const userId = acting.viewer.id;
  return db().$transaction(async (tx) => {
    const where = { userId, providerId: 'credential', password: hash.before };
    const { count } = await tx.account.updateMany({ where, data: { password: hash.after } });
    if (count === 0) return 'changed-meanwhile';
    await setPasswordBy(tx, userId, null);
    await tx.session.deleteMany({ where: { userId, id: { not: sessionId } } });
    await tell(tx, acting, told);
    return 'ok';
  });
}

/** Adds a license, or changes one as it was read (`updatedAt`; null: it is new). */
export async function saveCredential(
  acting: Acting,
  userId: string,
  { id, validFrom, expiresOn, ...text }: Credential,
  updatedAt: string | null,
  told: Told,
): Promise<'ok' | 'changed-meanwhile'> {
  const data = { ...text, validFrom: dateOf(validFrom), expiresOn: dateOf(expiresOn) };
  return db().$transaction(async (tx) => {
    if (updatedAt === null) await tx.credential.create({ data: { id, userId, ...data } });
    else {
      const { count } = await tx.credential.updateMany({ where: { id, userId, updatedAt: new Date(updatedAt) }, data });
      if (count === 0) return 'changed-meanwhile';
    }
    await tell(tx, acting, told);
    return 'ok';
  });
}

/** Tells a change that was made elsewhere. */
export const tellAfter = (acting: Acting, told: Told): Promise<void> => db().$transaction((tx) => tell(tx, acting, told));

/** Takes the account's second factor away and ends its sessions: the next sign-in sets up another. */
export async function removeSecondFactor(acting: Acting, userId: string, told: Told): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.twoFactor.deleteMany({ where: { userId } });
    await tx.user.update({ where: { id: userId }, data: { twoFactorEnabled: false } });
    await tx.session.deleteMany({ where: { userId } });
    await tell(tx, acting, told);
  });
}

/** Ends sessions of an account, one by its id or all, and tells it. @returns how many ended */
export async function endSessionsOf(acting: Acting, userId: string, sessionId: string | null, told: Told): Promise<number> {
  return db().$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { userId, ...(sessionId === null ? {} : { id: sessionId }) } });
    if (count > 0) await tell(tx, acting, told);
    return count;
  });
}
