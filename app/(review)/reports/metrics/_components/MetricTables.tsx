import { DataTable, Td, Th, Tr } from '@/components/ui/DataTable';
import { DEFINITIONS, type MetricsReport, OUTSIDE_WORDS } from '@/lib/use-cases/load-metrics.ts';
import type { Selection } from '@/lib/use-cases/load-reports.ts';
import { Count } from '../../_components/Part';
import { metricCasesAddress } from '../../query';
import { stateWords } from '../../words';

type Filter = MetricsReport['shares'][number]['cases']['numerator'];

/** As the list of cases is asked for it. */
function selectionOf({ urgency, kinds, extended, appeals }: Filter): Omit<Selection, 'set'> {
  return {
    ...(urgency === undefined ? {} : { urgency }),
    ...(kinds === undefined ? {} : { kind: kinds.join(',') }),
    ...(extended === undefined ? {} : { extended: 'true' }),
    ...(appeals === undefined ? {} : { appeal: appeals.join(',') }),
  };
}

export function MetricTables({ report }: { report: MetricsReport }) {
  return (
    <div className="flex flex-col gap-6">
      <p className="text-sm text-muted">
        {report.plan.name}, {report.plan.level}, {report.year}.
      </p>
      <Shares report={report} />
      <Times report={report} />
      <Outside report={report} />
      <section aria-labelledby="services" className="flex flex-col gap-2">
        <h2 id="services" className="text-lg font-semibold">
          Metric 1: services that need authorization
        </h2>
        {report.services.length === 0 ? (
          <p className="text-sm text-muted">No version of the payer’s policy that was in force in the year lists codes.</p>
        ) : null}
        <ul className="grid gap-x-6 gap-y-0.5 text-sm min-[70rem]:grid-cols-2">
          {report.services.map(({ code, description }) => (
            <li key={code}>
              <span className="font-mono text-[0.78125rem]">{code}</span> {description}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="read" className="flex flex-col gap-2">
        <h2 id="read" className="text-lg font-semibold">
          How they are read
        </h2>
        <ul className="max-w-prose list-disc pl-5 text-sm">
          {Object.entries(DEFINITIONS).map(([key, words]) => (
            <li key={key}>{words}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Shares({ report: { plan, year, shares } }: { report: MetricsReport }) {
  const link = (filter: Filter) => metricCasesAddress(plan.id, year, selectionOf(filter));
  return (
    <DataTable caption="Metrics 2 to 7">
      <thead>
        <tr>
          <Th>Metric</Th>
          <Th>What</Th>
          <Th>Percent</Th>
          <Th>Requests</Th>
          <Th>Of</Th>
          <Th>Denominator</Th>
        </tr>
      </thead>
      <tbody>
        {shares.map((share) => (
          <Tr key={`${share.metric} ${share.of}`}>
            <Td>{share.metric}</Td>
            <Td>{share.title}</Td>
            <Td className="tabular-nums">{share.percent === null ? '–' : `${share.percent} %`}</Td>
            <Td>
              <Count value={share.numerator} of={share.title} href={link(share.cases.numerator)} />
            </Td>
            <Td>
              <Count value={share.denominator} of={share.of} href={link(share.cases.denominator)} />
            </Td>
            <Td look="quiet">{share.of}</Td>
          </Tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function Times({ report: { plan, year, times } }: { report: MetricsReport }) {
  return (
    <DataTable caption="Metrics 8 and 9">
      <thead>
        <tr>
          <Th>Metric</Th>
          <Th>What</Th>
          <Th>Mean</Th>
          <Th>Median</Th>
          <Th>Requests</Th>
        </tr>
      </thead>
      <tbody>
        {times.map((time) => (
          <Tr key={time.metric}>
            <Td>{time.metric}</Td>
            <Td>{time.title}</Td>
            <Td className="tabular-nums">{time.mean === null ? '–' : `${time.mean} ${time.unit}`}</Td>
            <Td className="tabular-nums">{time.median === null ? '–' : `${time.median} ${time.unit}`}</Td>
            <Td>
              <Count value={time.count} of={time.title} href={metricCasesAddress(plan.id, year, selectionOf(time.cases))} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function Outside({ report }: { report: MetricsReport }) {
  const { plan, year, partial, administrative, appeals, outside } = report;
  const rows = [
    ...(['standard', 'expedited'] as const).flatMap((urgency) => [
      { name: `Of those denied: in part, ${urgency}`, count: partial[urgency], is: { urgency, kind: 'approved-in-part' } },
      {
        name: `Of those denied: administrative, ${urgency}`,
        count: administrative[urgency],
        is: { urgency, kind: 'administrative-denial' },
      },
    ]),
    ...appeals.map(({ outcome, count }) => ({
      name: `Standard, appealed: ${stateWords(outcome).toLowerCase()}`,
      count,
      is: { urgency: 'standard', appeal: outcome },
    })),
    ...outside.map(({ reason, count }) => ({ name: `Outside: ${OUTSIDE_WORDS[reason]}`, count, is: { class: reason } })),
  ];
  return (
    <DataTable caption="Told beside the metrics">
      <thead>
        <tr>
          <Th>Told beside the metrics</Th>
          <Th>Cases</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, count, is }) => (
          <Tr key={name}>
            <Td>{name}</Td>
            <Td>
              <Count value={count} of={name} href={metricCasesAddress(plan.id, year, is)} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </DataTable>
  );
}
