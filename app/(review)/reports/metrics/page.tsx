import type { Metadata } from 'next';
import { orNotFound } from '@/app/(review)/cases/[caseId]/_load';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { Button } from '@/components/ui/Button';
import { look } from '@/components/ui/button-look';
import { EmptyState } from '@/components/ui/EmptyState';
import { Field } from '@/components/ui/Field';
import { Select, TextInput } from '@/components/ui/inputs';
import { requireViewer } from '@/lib/auth/session.ts';
import { loadMetrics, reportingLevel } from '@/lib/use-cases/load-metrics.ts';
import { choosePlans } from '@/lib/use-cases/load-reports.ts';
import type { ReportPlan } from '@/lib/use-cases/report-plans.ts';
import { ReportTabs } from '../_components/ReportTabs';
import { readPlan, readYear, today } from '../query';
import { MetricTables } from './_components/MetricTables';

export const metadata: Metadata = { title: 'Federal metrics' };

/** The yearly metrics of one plan, with the files that leave the house. */
export default async function MetricsPage({ searchParams }: PageProps<'/reports/metrics'>) {
  const viewer = await requireViewer();
  const params = await searchParams;
  const now = new Date().toISOString();
  const { plans } = await orNotFound(choosePlans(viewer, null));
  const reporting = plans.filter(({ lineOfBusiness }) => reportingLevel(lineOfBusiness) !== null);
  const year = readYear(params) ?? Number(today().slice(0, 4));
  const wanted = readPlan(params);
  const plan = wanted === null ? reporting[0] : reporting.find(({ id }) => id === wanted);
  return (
    <PageBody>
      <PageHeader title="Federal metrics" actions={plan ? <Files planId={plan.id} year={year} /> : null} />
      <ReportTabs current="/reports/metrics" />
      <Choose plans={reporting} planId={plan?.id ?? ''} year={year} />
      {plan ? (
        <MetricTables report={await orNotFound(loadMetrics(viewer, { planId: plan.id, year }, now))} />
      ) : (
        <EmptyState title="No such plan reports them">
          The metrics are of Medicare Advantage, Medicaid and exchange plans; commercial and FEHB plans are outside.
        </EmptyState>
      )}
    </PageBody>
  );
}

/** Files, no pages: the router would take their address for where it is. */
function Files({ planId, year }: { planId: string; year: number }) {
  const address = (format: string) => `/reports/metrics/export?${new URLSearchParams({ plan: planId, year: String(year), format })}`;
  return (
    <>
      <a href={address('csv')} download className={look({})}>
        CSV
      </a>
      <a href={address('json')} download className={look({})}>
        JSON
      </a>
    </>
  );
}

function Choose({ plans, planId, year }: { plans: readonly ReportPlan[]; planId: string; year: number }) {
  return (
    <search aria-label="Plan and year">
      <form action="/reports/metrics" className="flex flex-wrap items-end gap-3">
        <Field label="Plan" className="w-72">
          {(control) => (
            <Select {...control} name="plan" defaultValue={planId} options={plans.map(({ id, name }) => ({ value: id, label: name }))} />
          )}
        </Field>
        <Field label="Year" className="w-24">
          {(control) => <TextInput {...control} name="year" inputMode="numeric" defaultValue={String(year)} />}
        </Field>
        <Button type="submit">Show</Button>
      </form>
    </search>
  );
}
