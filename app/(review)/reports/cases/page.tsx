import type { Metadata } from 'next';
import { orNotFound } from '@/app/(review)/cases/[caseId]/_load';
import { zoneWords } from '@/components/case/when';
import { PageBody, PageHeader } from '@/components/shell/PageHeader';
import { LinkButton } from '@/components/ui/Button';
import { DataTable, Td, Th, Tr } from '@/components/ui/DataTable';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { requireViewer } from '@/lib/auth/session.ts';
import { formatDate, formatInstant } from '@/lib/cases/time-words.ts';
import { listReportCases, type ReportCase } from '@/lib/use-cases/load-reports.ts';
import { filterParams, nextAddress, readAfter, readFilter, readSelection, readYear, today } from '../query';
import { selectionWords, stateWords } from '../words';

export const metadata: Metadata = { title: 'Cases of a report' };

/** The cases behind a number of the reports, newest first. */
export default async function ReportCasesPage({ searchParams }: PageProps<'/reports/cases'>) {
  const viewer = await requireViewer();
  const params = await searchParams;
  const [filter, year, selection, after] = [readFilter(params, today()), readYear(params), readSelection(params), readAfter(params)];
  const { cases, next } = await orNotFound(listReportCases(viewer, { filter, year, selection, after }, new Date().toISOString()));
  const period = year === null ? `${formatDate(filter.from)} to ${formatDate(filter.to)}` : String(year);
  return (
    <PageBody>
      <PageHeader
        title="Cases of a report"
        detail={selection.set === 'open' ? selectionWords(selection) : `${selectionWords(selection)}; ${period}`}
        actions={
          <LinkButton
            href={year === null ? `/reports?${filterParams(filter)}` : `/reports/metrics?plan=${filter.planId ?? ''}&year=${year}`}
          >
            Back to the report
          </LinkButton>
        }
      />
      {cases.length === 0 ? (
        <EmptyState title="No cases">Nothing fits any more, or you may not see it.</EmptyState>
      ) : (
        <Rows cases={cases} />
      )}
      {next === null ? null : (
        <nav aria-label="Pages">
          <LinkButton href={nextAddress(params, next)}>Next page</LinkButton>
        </nav>
      )}
    </PageBody>
  );
}

/** Times on each plan’s own wall clock, as the case itself says them. */
function Rows({ cases }: { cases: readonly ReportCase[] }) {
  const when = (instant: string | null, zone: string) => (instant === null ? '–' : `${formatInstant(instant, zone)} ${zoneWords(zone)}`);
  return (
    <DataTable caption="Cases">
      <thead>
        <tr>
          <Th>Case</Th>
          <Th>Plan</Th>
          <Th>Urgency</Th>
          <Th>Outcome or status</Th>
          <Th>Received</Th>
          <Th>Notice due</Th>
          <Th>Notice given</Th>
        </tr>
      </thead>
      <tbody>
        {cases.map((c) => (
          <Tr key={c.id}>
            <Td look="code">
              <Link href={toRoute(`/cases/${c.number}/overview`)} className="text-accent hover:underline">
                {c.number}
              </Link>
            </Td>
            <Td>{c.planName}</Td>
            <Td>{c.urgency === 'expedited' ? 'Expedited' : 'Standard'}</Td>
            <Td>{stateWords(c.state)}</Td>
            <Td look="quiet">{when(c.receivedAt, c.timeZone)}</Td>
            <Td look="quiet">{when(c.dueAt, c.timeZone)}</Td>
            <Td look="quiet">{when(c.notifiedAt, c.timeZone)}</Td>
          </Tr>
        ))}
      </tbody>
    </DataTable>
  );
}
