import { IDLE_MS } from '../auth/idle.ts';
import type { Acting, Viewer } from '../data/access.ts';
import { endSessionsOf, findUser } from '../data/organization.ts';
import { endOtherSessions, endSession, findSessions, type SessionRecord } from '../data/sessions.ts';
import { notFound } from '../errors.ts';
import { requireAdministrator } from './administer.ts';

export type { SessionRecord } from '../data/sessions.ts';

/** The viewer's sign-ins that go on, the latest used first. */
export const listSignIns = (viewer: Viewer): Promise<SessionRecord[]> => findSessions(viewer.id, IDLE_MS);

/** Signs the viewer out on one device. @throws AppError `not-found` where that sign-in is over, or somebody else's */
export async function endSignIn({ viewer }: Acting, { id }: { id: string }): Promise<void> {
  if (!(await endSession(viewer.id, id))) throw notFound('This sign-in');
}

/** Signs the viewer out everywhere but in the session named. @returns how many sign-ins ended */
export const endOtherSignIns = ({ viewer }: Acting, sessionId: string): Promise<number> => endOtherSessions(viewer.id, sessionId);

/**
 * Signs somebody out: on one device, or everywhere (`id` null). It is told in the log of the settings.
 * @throws AppError `not-found`: to who is no administrator, or where there is nothing to end
 */
export async function endSignInsOf(acting: Acting, { userId, id }: { userId: string; id: string | null }): Promise<number> {
  requireAdministrator(acting.viewer);
  const user = await findUser(userId);
  if (user === null) throw notFound('This account');
  const told = { type: 'signed-out' as const, subject: userId, name: user.name, changes: [] };
  const ended = await endSessionsOf(acting, userId, id, told);
  if (ended === 0) throw notFound('This sign-in');
  return ended;
}
