import { randomBytes, randomUUID } from 'node:crypto';
import { hashPassword } from '../auth/auth.ts';
import type { Acting } from '../data/access.ts';
import { findUsers, insertAccount, renewPassword } from '../data/organization.ts';
import { findAllPlans } from '../data/plan-settings.ts';
import { invalid, notFound } from '../errors.ts';
import type { InviteCommand } from '../forms/user-schema.ts';
import { changesOf, requireAdministrator } from './administer.ts';
import { flatAccount } from './change-user.ts';

export type { InviteCommand } from '../forms/user-schema.ts';

/** Fifteen random bytes: what nobody guesses, and can still be read out once. */
const newPassword = () => randomBytes(15).toString('base64url');

/**
 * Makes an account, with a password that is shown once and good only for choosing another.
 * @throws AppError `not-found` to who is no administrator, `invalid` where the address is taken or a plan is unknown
 */
export async function inviteUser(acting: Acting, command: InviteCommand): Promise<{ id: string; password: string }> {
  requireAdministrator(acting.viewer);
  const [users, plans] = await Promise.all([findUsers(), findAllPlans()]);
  const after = flatAccount({ ...command, active: true }, users, plans);
  const id = randomUUID();
  const password = newPassword();
  const told = {
    type: 'user-invited' as const,
    subject: id,
    name: command.name,
    changes: changesOf({}, { email: command.email, ...after }),
  };
  const word = await insertAccount(acting, { id, ...command }, await hashPassword(password), told);
  if (word === 'address-taken') throw invalid('Nobody was invited.', { email: `There is an account for ${command.email} already.` });
  return { id, password };
}

/**
 * Gives an account another password, shown once and good only for choosing another, and ends its sessions.
 * @throws AppError `not-found`
 */
export async function renewUserPassword(acting: Acting, { id }: { id: string }): Promise<{ password: string }> {
  requireAdministrator(acting.viewer);
  const user = (await findUsers()).find((each) => each.id === id);
  if (user === undefined) throw notFound('This account');
  const password = newPassword();
  await renewPassword(acting, id, await hashPassword(password), { type: 'password-renewed', subject: id, name: user.name, changes: [] });
  return { password };
}
