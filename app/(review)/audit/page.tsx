import type { Metadata } from 'next';
import { orNotFound } from '@/app/(review)/cases/[caseId]/_load';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { LinkButton } from '@/components/ui/Button';
import { look } from '@/components/ui/button-look';
import { Callout } from '@/components/ui/Callout';
import { EmptyState } from '@/components/ui/EmptyState';
import { StatusMark } from '@/components/ui/StatusMark';
import { requireViewer } from '@/lib/auth/session.ts';
import { formatInstant } from '@/lib/cases/time-words.ts';
import { type AuditPage as Audit, loadAudit, mayAuditCases } from '@/lib/use-cases/audit-views.ts';
import { CheckCase } from './_components/CheckCase';
import { Filters } from './_components/Filters';
import { Unusual } from './_components/Unusual';
import { ViewRows } from './_components/ViewRows';
import { WatchList } from './_components/WatchList';
import { type AuditParams, filterError, queryOf, readBefore, readFilter } from './query';
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
  const readable = Object.keys(filterError(params)).length === 0;
  return (
    <PageBody>
      <PageHeader
        title="Audit"
        actions={
          // A file, no page: the router would take its address for where it is, and send the page's actions there.
          readable ? (
            <a href={`/audit/export${queryOf(params)}`} download className={look({})}>
              Export CSV
            </a>
          ) : null
        }
      />
      <Checkpoint checkpoint={audit.checkpoint} now={now} />
      <CheckCase mayReplay={ofCases} />
      <Unusual audit={audit} linked={ofCases} />
      {ofCases ? <WatchList watches={audit.watches} holds={audit.holds} /> : null}
      <section aria-labelledby="views" className="flex flex-col gap-3">
        <h2 id="views" className="text-lg font-semibold">
          Views
        </h2>
        <Filters params={params} people={audit.people} />
        {readable && audit.views.length > 0 ? (
          <ViewRows views={audit.views} linked={ofCases} />
        ) : (
          <NoViews params={params} paged={before !== null} />
        )}
        <div className="flex gap-2">
          {before === null ? null : <LinkButton href={`/audit${queryOf(params)}`}>Newest</LinkButton>}
          {readable && audit.more && last ? <LinkButton href={`/audit${queryOf(params, last.number)}`}>Older</LinkButton> : null}
        </div>
      </section>
    </PageBody>
  );
}

function NoViews({ params, paged }: { params: AuditParams; paged: boolean }) {
  if (Object.keys(filterError(params)).length > 0) {
    return <EmptyState title="The filter cannot be read">Correct what is marked above. Nothing is shown until then.</EmptyState>;
  }
  if (queryOf(params) === '' && !paged) {
    return <EmptyState title="Nothing was opened yet">Every case, letter and export that somebody opens is listed here.</EmptyState>;
  }
  return <EmptyState title="No such views">Nobody looked at anything that fits this filter.</EmptyState>;
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
  const signed = `Signed ${formatInstant(checkpoint.at, 'UTC')} UTC over the heads of all cases and both logs.`;
  const title = `Checkpoint ${checkpoint.number}, ${words}`;
  if (late) {
    return (
      <Callout tone="warn" title={title}>
        {signed} One is due each hour: tell the operator that the job does not run.
      </Callout>
    );
  }
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-sm">
      <StatusMark kind="met" decorative />
      <span className="font-medium">{title}.</span>
      <span className="text-muted">{signed}</span>
    </p>
  );
}
