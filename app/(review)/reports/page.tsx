import type { Metadata } from 'next';
import { orNotFound } from '@/app/(review)/cases/[caseId]/_load';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { EmptyState } from '@/components/ui/EmptyState';
import { requireViewer } from '@/lib/auth/session.ts';
import { loadReports, type ReportFilter, type Reports } from '@/lib/use-cases/load-reports.ts';
import { Asked } from './_components/Asked';
import { DenialClauses, Outcomes } from './_components/Outcomes';
import { PeriodFilter } from './_components/PeriodFilter';
import { ReportTabs } from './_components/ReportTabs';
import { Turnaround } from './_components/Turnaround';
import { Ageing, Volume } from './_components/Volume';
import { readFilter, today } from './query';

export const metadata: Metadata = { title: 'Reports' };

/** How the work goes. Every number opens its cases. Days are of the plan's zone where one is chosen, else UTC: many plans have no zone in common. */
export default async function ReportsPage({ searchParams }: PageProps<'/reports'>) {
  const viewer = await requireViewer();
  const filter = readFilter(await searchParams, today());
  const reports = await orNotFound(loadReports(viewer, filter, new Date().toISOString()));
  return (
    <PageBody>
      <PageHeader title="Reports" detail={filter.planId === null ? 'Days in UTC' : 'Days in the time of the plan'} />
      <ReportTabs current="/reports" />
      <PeriodFilter action="/reports" filter={filter} plans={reports.plans} />
      <Sections reports={reports} filter={filter} />
    </PageBody>
  );
}

function Sections({ reports: { ended, weeks, open, clauses, asked }, filter }: { reports: Reports; filter: ReportFilter }) {
  const nothing = ended.length === 0 && weeks.length === 0;
  return (
    <div className="flex flex-col gap-8">
      {nothing ? <EmptyState title="Nothing was received or decided in this period">Choose other days, or all plans.</EmptyState> : null}
      {ended.length > 0 ? <Turnaround ended={ended} filter={filter} /> : null}
      {weeks.length > 0 ? <Volume weeks={weeks} filter={filter} /> : null}
      {open.length > 0 ? <Ageing open={open} filter={filter} /> : null}
      {ended.length > 0 ? <Outcomes ended={ended} filter={filter} /> : null}
      {clauses.length > 0 ? <DenialClauses clauses={clauses} filter={filter} /> : null}
      {asked.length > 0 ? <Asked asked={asked} filter={filter} /> : null}
    </div>
  );
}
