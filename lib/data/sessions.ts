import { db } from './db.ts';

/** A sign-in that goes on. */
export type SessionRecord = {
  id: string;
  /** The browser's own words about itself; empty where it said none. */
  userAgent: string;
  /** The address it came from; null where it is not known. */
  address: string | null;
  /** Instants, ISO 8601 UTC. */
  signedInAt: string;
  activeAt: string;
};

/**
 * Milliseconds until the session ends for want of activity; null: it is over, and gone.
 * @param active a sign of the person: the time begins to count anew
 */
export async function sessionLeft(id: string, active: boolean, idleMs: number): Promise<number | null> {
  const [row] = await db().$queryRaw<{ left: number | null }[]>`SELECT session_left(${id}, ${active}, ${idleMs}::integer) AS left`;
  return row?.left ?? null;
}

/** The user's sign-ins that go on, the latest used first. */
export async function findSessions(userId: string, idleMs: number): Promise<SessionRecord[]> {
  const now = Date.now();
  const rows = await db().session.findMany({
    where: { userId, expiresAt: { gt: new Date(now) }, activeAt: { gt: new Date(now - idleMs) } },
    orderBy: [{ activeAt: 'desc' }, { id: 'asc' }],
  });
  return rows.map(({ id, userAgent, ipAddress, createdAt, activeAt }) => ({
    id,
    userAgent: userAgent ?? '',
    address: ipAddress || null,
    signedInAt: createdAt.toISOString(),
    activeAt: activeAt.toISOString(),
  }));
}

/** Ends one session of the user. @returns whether there was one */
export async function endSession(userId: string, id: string): Promise<boolean> {
  return (await db().session.deleteMany({ where: { userId, id } })).count > 0;
}

/** Ends every session of the user but the one named. @returns how many */
export async function endOtherSessions(userId: string, id: string): Promise<number> {
  return (await db().session.deleteMany({ where: { userId, id: { not: id } } })).count;
}
