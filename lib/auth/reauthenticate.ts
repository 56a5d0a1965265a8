import { findPasswordHash } from '../data/credentials.ts';
import { invalid } from '../errors.ts';
import { auth } from './auth.ts';

/**
 * That who is signed in is who signs: the password once more, checked as at sign-in.
 * @throws AppError `invalid` with the field `password`
 */
export async function reauthenticate(userId: string, password: string): Promise<void> {
  const hash = await findPasswordHash(userId);
  const { password: passwords } = await auth().$context;
  if (hash === null || !(await passwords.verify({ hash, password })))
    throw invalid('The password is wrong. Nothing was signed.', { password: 'The password is wrong' });
}
