import type { Metadata } from 'next';
import { Card } from '@/components/case/Card';
import { shownSignIn } from '@/components/case/sign-in-words';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { Breadcrumb } from '@/components/ui/Breadcrumb';
import { Tag } from '@/components/ui/Tag';
import { requireViewer } from '@/lib/auth/session.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
import { STATES } from '@/lib/criteria/case-input.ts';
import { type CredentialRecord, loadUser, type UserRecord } from '@/lib/use-cases/list-users.ts';
import { Log } from '../../_components/Log';
import { orNotFound } from '../../_load';
import { AccountEditor } from '../_components/AccountEditor';
import { ResetFactor, SignIns } from '../_components/Doors';
import { LicenseEditor } from '../_components/LicenseForm';
import { RenewPassword } from '../_components/RenewPassword';
import { licenseFlags, today } from '../_licenses';

export const metadata: Metadata = { title: 'Account' };

/** One account: what it may do, the licenses behind its signature, and what became of it. */
export default async function UserPage({ params }: { params: Promise<{ userId: string }> }) {
  const viewer = await requireViewer();
  const { user, users, plans, log, sessions } = await orNotFound(loadUser(viewer, (await params).userId));
  const people = users.filter((each) => each.id !== user.id && (each.active || each.id === user.reportsToId));
  return (
    <PageBody>
      <Breadcrumb items={[{ label: 'Users', href: '/settings/users' }, { label: user.name }]} />
      <PageHeader title={user.title === '' ? user.name : `${user.name}, ${user.title}`} detail={user.email} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <AccountEditor
          // A save begins the form anew from what was stored.
          key={user.updatedAt}
          id={user.id}
          updatedAt={user.updatedAt}
          account={accountOf(user, plans)}
          plans={plans.map(({ id, name }) => ({ id, name }))}
          people={people.map(({ id, name }) => ({ id, name }))}
          isOwn={user.id === viewer.id}
        />
        <div className="flex min-w-0 flex-col gap-4">
          <Licenses user={user} />
          <Card title="Password">
            <div className="flex flex-col gap-3">
              <RenewPassword id={user.id} name={user.name} />
            </div>
          </Card>
          <Card title="Second factor">
            <div className="flex flex-col gap-3 text-sm">
              <p>{user.secondFactor ? 'An authenticator app is set up.' : 'None is set up.'}</p>
              {user.secondFactor && user.id !== viewer.id ? <ResetFactor userId={user.id} name={user.name} /> : null}
            </div>
          </Card>
          <Card title="Signed in" flush>
            <SignIns userId={user.id} signIns={sessions.map((one) => shownSignIn(one, null))} />
          </Card>
          <Card title="Changes" flush>
            <Log events={log} />
          </Card>
        </div>
      </div>
    </PageBody>
  );
}

function accountOf(
  { name, title, email, organizationRole, reportsToId, memberships, active }: UserRecord,
  plans: readonly { id: string }[],
) {
  const roles = Object.fromEntries(plans.map(({ id }) => [id, memberships.find(({ planId }) => planId === id)?.role ?? ('' as const)]));
  return {
    name,
    title,
    email,
    organizationRole: organizationRole ?? ('' as const),
    reportsToId: reportsToId ?? '',
    memberships: roles,
    active,
  };
}

function Licenses({ user }: { user: UserRecord }) {
  const directs = user.memberships.some(({ role }) => role === 'medical-director');
  if (!directs && user.credentials.length === 0) return null;
  return (
    <Card title="Licenses" aside="none is ever deleted: a decision names the one that carried it">
      <div className="flex flex-col gap-3">
        {user.credentials.length === 0 ? <p className="text-sm">None on file: this director can sign nothing.</p> : null}
        {user.credentials.map((license) => (
          <div
            key={`${license.id} ${license.updatedAt}`}
            className="flex flex-col gap-1.5 border-b border-line pb-3 text-sm last:border-b-0"
          >
            <LicenseWords license={license} />
            <LicenseEditor userId={user.id} states={STATES} license={license} />
          </div>
        ))}
        {directs ? <LicenseEditor key={user.credentials.length} userId={user.id} states={STATES} license={null} /> : null}
      </div>
    </Card>
  );
}

function LicenseWords({ license }: { license: CredentialRecord }) {
  const { licenseNumber, state, specialty, boardStatus, npi, validFrom, expiresOn, restrictions } = license;
  return (
    <div className="[overflow-wrap:anywhere]">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">
          {state} {licenseNumber}
        </span>
        {licenseFlags(license, today()).map(({ text, tone }) => (
          <Tag key={text} tone={tone}>
            {text}
          </Tag>
        ))}
      </p>
      <p className="text-muted">
        {specialty}, {boardStatus}; NPI {npi}; {formatDate(validFrom)} to {formatDate(expiresOn)}, both days included
      </p>
      {restrictions === '' ? null : <p>Restricted: {restrictions}</p>}
    </div>
  );
}
