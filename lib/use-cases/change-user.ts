import { ROLE_WORDS } from '../cases/words.ts';
import type { Acting } from '../data/access.ts';
import { type AccountRefusal, findUsers, type UserRecord, updateAccount } from '../data/organization.ts';
import { findAllPlans } from '../data/plan-settings.ts';
import { conflict, invalid, notFound } from '../errors.ts';
import type { UserChange } from '../forms/user-schema.ts';
import { changesOf, requireAdministrator } from './administer.ts';

export type { UserChange } from '../forms/user-schema.ts';

const REFUSALS: Record<Exclude<AccountRefusal, 'changed-meanwhile'>, { field: string; message: string }> = {
  'last-administrator': { field: 'organizationRole', message: 'This is the only active administrator. Make another one first.' },
  'reports-to-subordinate': { field: 'reportsToId', message: 'This person, by way of others, would report to themselves.' },
};

/**
 * Changes name, roles, whom the person reports to, and whether the account is active; an account that is no longer active is signed out.
 * @throws AppError `not-found`, `invalid`; `conflict` where somebody else changed the account since it was read
 */
export async function changeUser(acting: Acting, command: UserChange): Promise<void> {
  requireAdministrator(acting.viewer);
  const [users, plans] = await Promise.all([findUsers(), findAllPlans()]);
  const before = users.find(({ id }) => id === command.id);
  if (before === undefined) throw notFound('This account');
  if (before.id === acting.viewer.id && !command.active)
    throw invalid('Nothing was changed.', { active: 'You can’t deactivate your own account.' });
  const changes = changesOf(flatAccount(before, users, plans), flatAccount(command, users, plans));
  if (changes.length === 0) return;
  const word = await updateAccount(acting, command, { type: 'user-changed', subject: command.id, name: command.name, changes });
  if (word === 'ok') return;
  if (word === 'changed-meanwhile')
    throw conflict('Somebody else changed this account meanwhile. Load the page again to see how it is now.');
  const { field, message } = REFUSALS[word];
  throw invalid('Nothing was changed.', { [field]: message });
}

type Account = Pick<UserRecord, 'name' | 'title' | 'organizationRole' | 'reportsToId' | 'active' | 'memberships'>;
type Named = readonly { id: string; name: string }[];

/**
 * The account in words, for the log.
 * @throws AppError `invalid` where it names a plan or a person that there is none of
 */
export function flatAccount(account: Account, users: Named, plans: Named): Record<string, string | null> {
  const above = account.reportsToId === null ? null : nameIn(users, account.reportsToId, 'reportsToId');
  const roles = account.memberships.map(({ planId, role }) => [`role in ${nameIn(plans, planId, 'memberships')}`, ROLE_WORDS[role]]);
  return {
    name: account.name,
    title: account.title,
    'organization role': account.organizationRole === null ? null : ROLE_WORDS[account.organizationRole],
    'reports to': above,
    account: account.active ? 'active' : 'deactivated',
    ...Object.fromEntries(roles),
  };
}

function nameIn(all: Named, id: string, field: string): string {
  const found = all.find((each) => each.id === id);
  if (found === undefined) throw invalid('Nothing was changed.', { [field]: 'There is none of that name any more. Load the page again.' });
  return found.name;
}
