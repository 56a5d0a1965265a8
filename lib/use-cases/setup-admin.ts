import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { hashPassword } from '../auth/auth.ts';
import { createFirstAdministrator } from '../data/users.ts';
import { conflict, invalid } from '../errors.ts';

/**
 * Makes the first administrator of an installation, with a password that is shown once.
 * @throws AppError `invalid` (no e-mail address), `conflict` (there is an administrator, or an account of this address, already)
 */
export async function setupAdmin(email: string): Promise<{ email: string; password: string }> {
  const parsed = z.email().safeParse(email.trim().toLowerCase());
  if (!parsed.success) throw invalid(`"${email}" is not an e-mail address.`, { email: 'not an e-mail address' });
  const password = randomBytes(15).toString('base64url');
  const made = await createFirstAdministrator({
    id: randomUUID(),
    name: 'Administrator',
    title: '',
    email: parsed.data,
    passwordHash: await hashPassword(password),
    organizationRole: 'admin',
    memberships: [],
  });
  if (made === 'has-administrator') throw conflict('There is an administrator already; further users are invited by that one.');
  if (made === 'address-taken') throw conflict(`There is an account for ${parsed.data} already. Give another address.`);
  return { email: parsed.data, password };
}
