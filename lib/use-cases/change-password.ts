import { hashPassword } from '../auth/auth.ts';
import { verifyPassword } from '../auth/reauthenticate.ts';
import type { Acting } from '../data/access.ts';
import { replaceOwnPassword } from '../data/organization.ts';
import { conflict, invalid } from '../errors.ts';
import { type PasswordInput, passwordWeakness } from '../forms/password-schema.ts';

/**
 * Gives the viewer's account a password that nobody else knows, and ends every session but the one named.
 * @throws AppError `invalid` with the field `current` where that is not the password, or `wanted` where anybody would try
 *   that one; `conflict` where it was renewed meanwhile; `slowed` after failures
 */
export async function changePassword(acting: Acting, { current, wanted }: PasswordInput, sessionId: string): Promise<void> {
  const { id, name, email } = acting.viewer;
  const weakness = passwordWeakness(wanted, [name, email]);
  if (weakness !== null) throw invalid('Nothing was changed.', { wanted: weakness });
  const kept = await verifyPassword(id, current);
  if (kept === null) throw invalid('Nothing was changed.', { current: 'This is not your password' });
  const told = { type: 'password-chosen' as const, subject: id, name, changes: [] };
  const word = await replaceOwnPassword(acting, { before: kept.hash, after: await hashPassword(wanted) }, sessionId, told);
  if (word !== 'ok') throw conflict('The password was changed meanwhile. Nothing more was changed: sign in again with the new one.');
}
