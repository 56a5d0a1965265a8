import { findPassword } from '../data/credentials.ts';
import { forbidden, invalid } from '../errors.ts';
import { currentRequest } from '../request-context.ts';
import { auth } from './auth.ts';
import { slowed } from './slowing.ts';

/**
 * That who is signed in is who signs: the password once more, checked as at sign-in. A password that an administrator gave is known to
 * two people, and says of neither who signs. Slowed after failures, as the sign-in is.
 * @throws AppError `invalid` with the field `password`; `forbidden` with a password that an administrator gave;
 *   `slowed`
 */
export async function reauthenticate(userId: string, password: string): Promise<void> {
  const kept = await verifyPassword(userId, password);
  if (kept === null) throw invalid('The password is wrong. Nothing was signed.', { password: 'The password is wrong' });
  if (kept.setById !== null) throw forbidden(`${CHOOSE_YOUR_OWN}. Nothing was signed.`);
}

/** What to do with a password that an administrator gave. */
export const CHOOSE_YOUR_OWN = 'An administrator gave you your password: choose one of your own first';

/**
 * The user's password as it is kept, where `password` is it; otherwise null. Slowed after failures.
 * @throws AppError `slowed`
 */
export async function verifyPassword(userId: string, password: string): Promise<{ hash: string; setById: string | null } | null> {
  return slowed('again', userId, currentRequest()?.address ?? null, async () => {
    const kept = await findPassword(userId);
    const { password: passwords } = await auth().$context;
    const right = kept !== null && (await passwords.verify({ hash: kept.hash, password }));
    return { right, value: right ? kept : null };
  });
}
