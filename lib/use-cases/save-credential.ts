import type { Acting } from '../data/access.ts';
import { findUser, saveCredential as write } from '../data/organization.ts';
import { conflict, invalid, notFound } from '../errors.ts';
import type { CredentialCommand } from '../forms/user-schema.ts';
import { changesOf, requireAdministrator } from './administer.ts';

export type { CredentialCommand } from '../forms/user-schema.ts';

type Words = Omit<CredentialCommand, 'userId' | 'id' | 'updatedAt'>;

const flat = (c: Words): Record<string, string | null> => ({
  license: `${c.licenseNumber} (${c.state})`,
  specialty: c.specialty,
  board: c.boardStatus,
  NPI: c.npi,
  'valid from': c.validFrom,
  'expires on': c.expiresOn,
  restrictions: c.restrictions,
});

/**
 * Adds a license of a medical director, or changes one. None is ever deleted: a decision names the one that carried it, as it then stood.
 * @throws AppError `not-found`, `invalid` (no medical director), `conflict` where it was changed meanwhile
 */
export async function saveCredential(acting: Acting, command: CredentialCommand): Promise<void> {
  requireAdministrator(acting.viewer);
  const { userId, updatedAt, ...credential } = command;
  const user = await findUser(userId);
  if (user === null) throw notFound('This account');
  const before = user.credentials.find(({ id }) => id === credential.id);
  if (updatedAt !== null && before === undefined) throw notFound('This license');
  if (before === undefined && !user.memberships.some(({ role }) => role === 'medical-director')) {
    throw invalid('Licenses are kept of medical directors: give this person that role in a plan first.');
  }
  const changes = changesOf(before === undefined ? {} : flat(before), flat(credential));
  if (changes.length === 0) return;
  const name = `${user.name}: license ${credential.licenseNumber} (${credential.state})`;
  const word = await write(acting, userId, credential, updatedAt, { type: 'credential-saved', subject: userId, name, changes });
  if (word === 'changed-meanwhile')
    throw conflict('Somebody else changed this license meanwhile. Load the page again to see how it is now.');
}
