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

/** The hash of the user's password as better-auth keeps it; null where the account has none or is not active. */
export async function findPasswordHash(userId: string): Promise<string | null> {
  const account = await db().account.findFirst({
    where: { userId, providerId: 'credential', user: { active: true } },
    select: { password: true },
  });
  return account?.password ?? null;
}
