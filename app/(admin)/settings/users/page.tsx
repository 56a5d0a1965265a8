import type { Metadata } from 'next';
import { counted } from '@/components/case/case-text';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { LinkButton } from '@/components/ui/Button';
import { DataTable, Td, Th, Tr } from '@/components/ui/DataTable';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { Tag } from '@/components/ui/Tag';
import { requireViewer } from '@/lib/auth/session.ts';
import { ROLE_WORDS } from '@/lib/cases/words.ts';
import { listUsers, type UserRecord } from '@/lib/use-cases/list-users.ts';
import { SettingsTabs } from '../_components/SettingsTabs';
import { orNotFound } from '../_load';
import { licenseFlags, today } from './_licenses';

export const metadata: Metadata = { title: 'Users' };

/** Everybody with an account: who they are, what they may do where, and whose license needs looking at. */
export default async function UsersPage() {
  const { users } = await orNotFound(listUsers(await requireViewer()));
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const day = today();
  return (
    <PageBody>
      <PageHeader
        title="Settings"
        detail={counted(users.filter(({ active }) => active).length, 'active account')}
        actions={
          <LinkButton href="/settings/users/invite" variant="primary">
            Invite
          </LinkButton>
        }
      />
      <SettingsTabs current="users" />
      <DataTable caption="Users">
        <thead>
          <tr>
            {['Name', 'E-mail', 'Roles', 'Licenses', 'Reports to', 'Account'].map((heading) => (
              <Th key={heading}>{heading}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <Tr key={user.id}>
              <Td>
                <Link
                  href={toRoute(`/settings/users/${user.id}`)}
                  className="inline-flex min-h-6 items-center font-medium text-accent hover:underline [overflow-wrap:anywhere]"
                >
                  {user.title === '' ? user.name : `${user.name}, ${user.title}`}
                </Link>
              </Td>
              <Td className="[overflow-wrap:anywhere]">{user.email}</Td>
              <Td>{roleWords(user)}</Td>
              <Td>
                <Licenses user={user} day={day} />
              </Td>
              <Td look="quiet">{user.reportsToId === null ? '–' : names.get(user.reportsToId)}</Td>
              <Td>{user.active ? 'Active' : <Tag tone="warn">Deactivated</Tag>}</Td>
            </Tr>
          ))}
        </tbody>
      </DataTable>
    </PageBody>
  );
}

function roleWords({ organizationRole, memberships }: UserRecord): string {
  if (organizationRole !== null) return ROLE_WORDS[organizationRole];
  const roles = [...new Set(memberships.map(({ role }) => role))];
  return (
    roles.map((role) => `${ROLE_WORDS[role]}: ${counted(memberships.filter((m) => m.role === role).length, 'plan')}`).join(', ') ||
    'No role yet'
  );
}

function Licenses({ user: { memberships, credentials }, day }: { user: UserRecord; day: string }) {
  if (credentials.length === 0) {
    return memberships.some(({ role }) => role === 'medical-director') ? <Tag tone="error">None on file: signs nothing</Tag> : '–';
  }
  return (
    <span className="flex flex-wrap gap-1">
      {credentials.map((license) => {
        const flags = licenseFlags(license, day);
        return flags.length === 0 ? (
          <Tag key={license.id}>{license.state}</Tag>
        ) : (
          flags.map(({ text, tone }) => (
            <Tag key={`${license.id} ${text}`} tone={tone}>
              {license.state}: {text}
            </Tag>
          ))
        );
      })}
    </span>
  );
}
