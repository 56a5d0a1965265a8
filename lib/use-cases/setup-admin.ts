import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { hashPassword } from '../auth/auth.ts';
import { createUser, hasAdministrator } from '../data/users.ts';
import { conflict, invalid } from '../errors.ts';

/**
 * Makes the first administrator of an installation, with a password that is shown once.
 * @throws AppError `invalid` (no e-mail address), `conflict` (there is an administrator already)
 */
export async function setupAdmin(email: string): Promise<{ email: string; password: string }> {
  const parsed = z.email().safeParse(email.trim().toLowerCase());
  if (!parsed.success) throw invalid(`"${email}" is not an e-mail address.`, { email: 'not an e-mail address' });
  if (await hasAdministrator()) throw conflict('There is an administrator already; further users are invited by that one.');
  const password = randomBytes(15).toString('base64url');
  await createUser({
    id: randomUUID(),
    name: 'Administrator',
    title: '',
    email: parsed.data,
    passwordHash: await hashPassword(password),
    organizationRole: 'admin',
    memberships: [],
  });
  return { email: parsed.data, password };
}
