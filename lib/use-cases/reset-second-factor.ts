import type { Acting } from '../data/access.ts';
import { findUser, removeSecondFactor } from '../data/organization.ts';
import { findUserIdByEmail } from '../data/users.ts';
import { conflict, notFound } from '../errors.ts';
import { requireAdministrator } from './administer.ts';
import { OPERATOR } from './operator.ts';

/**
 * Takes an account's second factor away, for who lost the device and the backup codes; the next sign-in sets up another.
 * @throws AppError `not-found`; `conflict` for one's own: whoever found an administrator's desk open could set up a device of theirs
 */
export async function resetSecondFactor(acting: Acting, { id }: { id: string }): Promise<void> {
  requireAdministrator(acting.viewer);
  if (id === acting.viewer.id)
    throw conflict(
      'Your own second factor is taken away by another administrator, or by an operator: npm run setup -- second-factor EMAIL',
    );
  await reset(acting, id);
}

/** The same by who has the server in hand. @throws AppError `not-found` */
export async function resetSecondFactorByOperator(email: string, at: string): Promise<void> {
  const id = await findUserIdByEmail(email.trim().toLowerCase());
  if (id === null) throw notFound(`An account of ${email}`);
  await reset({ viewer: OPERATOR, at }, id);
}

async function reset(acting: Acting, id: string): Promise<void> {
  const user = await findUser(id);
  if (user === null) throw notFound('This account');
  await removeSecondFactor(acting, id, { type: 'second-factor-reset', subject: id, name: user.name, changes: [] });
}
