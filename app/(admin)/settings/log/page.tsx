import type { Metadata } from 'next';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { LinkButton } from '@/components/ui/Button';
import { requireViewer } from '@/lib/auth/session.ts';
import { listOrganizationEvents } from '@/lib/use-cases/list-users.ts';
import { Log } from '../_components/Log';
import { SettingsTabs } from '../_components/SettingsTabs';
import { orNotFound } from '../_load';

export const metadata: Metadata = { title: 'Changes of settings' };

/** Every change of accounts, licenses and plans, newest first. */
export default async function LogPage({ searchParams }: { searchParams: Promise<{ before?: string | string[] }> }) {
  const { before } = await searchParams;
  const number = typeof before === 'string' && /^\d{1,9}$/.test(before) ? Number(before) : undefined;
  const { events, more } = await orNotFound(listOrganizationEvents(await requireViewer(), number));
  const last = events.at(-1);
  return (
    <PageBody>
      <PageHeader title="Settings" />
      <SettingsTabs current="log" />
      <div className="max-w-200 rounded border border-line bg-panel">
        <Log events={events} named />
      </div>
      <div className="flex gap-2">
        {number === undefined ? null : <LinkButton href="/settings/log">Newest</LinkButton>}
        {more && last ? <LinkButton href={`/settings/log?before=${last.number}`}>Older</LinkButton> : null}
      </div>
    </PageBody>
  );
}
