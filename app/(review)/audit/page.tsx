import type { Metadata } from 'next';
import { orNotFound } from '@/app/(review)/cases/[caseId]/_load';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { LinkButton } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { EmptyState } from '@/components/ui/EmptyState';
import { requireViewer } from '@/lib/auth/session.ts';
import { formatInstant } from '@/lib/cases/time-words.ts';
import { type AuditPage as Audit, loadAudit, mayAuditCases } from '@/lib/use-cases/audit-views.ts';
import { CheckCase } from './_components/CheckCase';
import { Filters } from './_components/Filters';
import { Unusual } from './_components/Unusual';
import { ViewRows } from './_components/ViewRows';
import { WatchList } from './_components/WatchList';
import { queryOf, readBefore, readFilter } from './query';
import { ageOf } from './words';

export const metadata: Metadata = { title: 'Audit' };

/** Who looked at what, what of it is unusual, and whether the record is whole. Times are UTC: an organization has no zone of its own. */
export default async function AuditPage({ searchParams }: PageProps<'/audit'>) {
  const viewer = await requireViewer();
  const params = await searchParams;
  const now = new Date().toISOString();
  const before = readBefore(params);
  const audit = await orNotFound(loadAudit(viewer, readFilter(params), before, now));
  const ofCases = mayAuditCases(viewer);
  const last = audit.views.at(-1);
  return (
    <PageBody>
      <PageHeader
        title="Audit"
        actions={
          <LinkButton href={`/audit/export${queryOf(params)}`} prefetch={false}>
            Export CSV
          </LinkButton>
        }
      />
      <Checkpoint checkpoint={audit.checkpoint} now={now} />
      <CheckCase mayReplay={ofCases} />
      <Unusual audit={audit} linked={ofCases} />
      {ofCases ? <WatchList watches={audit.watches} /> : null}
      <section aria-labelledby="views" className="flex flex-col gap-3">
        <h2 id="views" className="text-lg font-semibold">
          Views
        </h2>
        <Filters params={params} people={audit.people} />
        {audit.views.length > 0 ? (
          <ViewRows views={audit.views} linked={ofCases} />
        ) : (
          <EmptyState title="No such views">Nobody looked at anything that fits this filter.</EmptyState>
        )}
        <div className="flex gap-2">
          {before === null ? null : <LinkButton href={`/audit${queryOf(params)}`}>Newest</LinkButton>}
          {audit.more && last ? <LinkButton href={`/audit${queryOf(params, last.number)}`}>Older</LinkButton> : null}
        </div>
      </section>
    </PageBody>
  );
}

function Checkpoint({ checkpoint, now }: { checkpoint: Audit['checkpoint']; now: string }) {
  if (checkpoint === null) {
    return (
      <Callout tone="warn" title="There is no checkpoint yet">
        One is signed when the app starts, and each hour. Until then the deletion of a newest event by a superuser could not be proven.
      </Callout>
    );
  }
  const { words, late } = ageOf(checkpoint.at, now);
  return (
    <Callout tone={late ? 'warn' : 'success'} title={`Checkpoint ${checkpoint.number}, ${words}`}>
      Signed {formatInstant(checkpoint.at, 'UTC')} UTC over the heads of all cases and both logs.
      {late ? ' One is due each hour: tell the operator that the job does not run.' : ''}
    </Callout>
  );
}
