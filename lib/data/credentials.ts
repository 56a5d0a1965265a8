import type { Credential } from '../cases/credential.ts';
import { day } from './cases.ts';
import { db } from './db.ts';

/** The licenses that the user has on file, those that last longest first. */
export async function findCredentials(userId: string): Promise<Credential[]> {
  const rows = await db().credential.findMany({ where: { userId }, orderBy: [{ expiresOn: 'desc' }, { id: 'asc' }] });
  return rows.map(({ userId: _user, updatedAt: _updated, validFrom, expiresOn, ...rest }) => ({
    ...rest,
    validFrom: day(validFrom),
    expiresOn: day(expiresOn),
  }));
}

/**
 * The user's password as better-auth keeps it, and who else knows it: the administrator who gave it, or null where the user chose it.
 * Null where the account has none or is not active.
 */
export async function findPassword(userId: string): Promise<{ hash: string; setById: string | null } | null> {
  const account = await db().account.findFirst({
    where: { userId, providerId: 'credential', user: { active: true } },
    select: { password: true, user: { select: { passwordSetById: true } } },
  });
  return account?.password ? { hash: account.password, setById: account.user.passwordSetById } : null;
}
