import type { Metadata } from 'next';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { Breadcrumb } from '@/components/ui/Breadcrumb';
import { requireViewer } from '@/lib/auth/session.ts';
import { listUsers } from '@/lib/use-cases/list-users.ts';
import { orNotFound } from '../../_load';
import { InviteForm } from '../_components/InviteForm';

export const metadata: Metadata = { title: 'Invite' };

export default async function InvitePage() {
  const { users, plans } = await orNotFound(listUsers(await requireViewer()));
  const people = users.filter(({ active }) => active).map(({ id, name }) => ({ id, name }));
  return (
    <PageBody>
      <Breadcrumb items={[{ label: 'Users', href: '/settings/users' }, { label: 'Invite' }]} />
      <PageHeader title="Invite a person" />
      <InviteForm plans={plans.map(({ id, name }) => ({ id, name }))} people={people} />
    </PageBody>
  );
}
