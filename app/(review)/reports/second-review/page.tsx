import type { Metadata } from 'next';
import { orNotFound } from '@/app/(review)/cases/[caseId]/_load';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { EmptyState } from '@/components/ui/EmptyState';
import { requireViewer } from '@/lib/auth/session.ts';
import { choosePlans } from '@/lib/use-cases/load-reports.ts';
import { can } from '@/lib/use-cases/permissions.ts';
import { loadSecondReviewReport } from '@/lib/use-cases/settle-disagreement.ts';
import { PeriodFilter } from '../_components/PeriodFilter';
import { ReportTabs } from '../_components/ReportTabs';
import { readFilter, today } from '../query';
import { AgreementParts } from './_components/AgreementParts';
import { DrawSample } from './_components/DrawSample';
import { Reviews, Samples } from './_components/Samples';

export const metadata: Metadata = { title: 'Second review' };

/** How far two reviewers agree, and what is left to review and to settle. Samples are of months: those that the period touches. */
export default async function SecondReviewReportPage({ searchParams }: PageProps<'/reports/second-review'>) {
  const viewer = await requireViewer();
  const filter = readFilter(await searchParams, today());
  const { plans, planIds } = await orNotFound(choosePlans(viewer, filter.planId));
  const report = await orNotFound(loadSecondReviewReport(viewer, planIds, { from: filter.from.slice(0, 7), to: filter.to.slice(0, 7) }));
  const drawable = plans.filter(({ id }) => can(viewer, 'second-review:draw', id));
  return (
    <PageBody>
      <PageHeader title="Second review" />
      <ReportTabs current="/reports/second-review" />
      <PeriodFilter action="/reports/second-review" filter={filter} plans={plans} />
      {drawable.length > 0 ? (
        <DrawSample
          plans={drawable.map(({ id, name }) => ({ value: id, label: name }))}
          month={filter.to.slice(0, 7)}
          planId={filter.planId}
        />
      ) : null}
      {report.samples.length === 0 ? (
        <EmptyState title="No sample was drawn in these months">
          A manager draws one for each plan and month, of cases that are closed; nurses who do not know them answer again.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-8">
          <AgreementParts report={report} />
          <Reviews reviews={report.reviews} />
          <Samples samples={report.samples} />
        </div>
      )}
    </PageBody>
  );
}
