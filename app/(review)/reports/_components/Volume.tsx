import { Bars } from '@/components/charts/Bars';
import { DataTable, Td, Th, Tr } from '@/components/ui/DataTable';
import { formatDate } from '@/lib/cases/time-words.ts';
import { AGES, type AgeCount, ageWords, type ReportFilter, type WeekCount } from '@/lib/use-cases/load-reports.ts';
import { casesAddress } from '../query';
import { stateWords } from '../words';
import { Count, Part } from './Part';

const SERIES = [
  { label: 'Received', look: 'accent' },
  { label: 'Decided or withdrawn', look: 'met' },
] as const;

/** Weeks begin on Monday. */
export function Volume({ weeks, filter }: { weeks: readonly WeekCount[]; filter: ReportFilter }) {
  return (
    <Part
      id="volume"
      title="Volume"
      detail="By week"
      chart={
        <Bars
          label="Cases received, and decided or withdrawn, by week"
          series={SERIES}
          apart
          rows={weeks.map(({ week, received, ended }) => ({ label: formatDate(week), values: [received, ended] }))}
        />
      }
    >
      <DataTable caption="Volume by week">
        <thead>
          <tr>
            <Th>Week of</Th>
            <Th>Received</Th>
            <Th>Decided or withdrawn</Th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ week, received, ended }) => (
            <Tr key={week}>
              <Td>{formatDate(week)}</Td>
              <Td>
                <Count
                  value={received}
                  of={`received in the week of ${formatDate(week)}`}
                  href={casesAddress(filter, { set: 'received', week })}
                />
              </Td>
              <Td>
                <Count
                  value={ended}
                  of={`decided or withdrawn in the week of ${formatDate(week)}`}
                  href={casesAddress(filter, { set: 'ended', week })}
                />
              </Td>
            </Tr>
          ))}
        </tbody>
      </DataTable>
    </Part>
  );
}

const LOOKS = ['met', 'accent', 'missing', 'not-met', 'quiet'] as const;

/** What is open now, whatever the period. */
export function Ageing({ open, filter }: { open: readonly AgeCount[]; filter: ReportFilter }) {
  const statuses = [...new Set(open.map(({ status }) => status))];
  const countOf = (status: string, age: number) => open.find((one) => one.status === status && one.age === age)?.count ?? 0;
  return (
    <Part
      id="ageing"
      title="Ageing"
      detail="Open now, by days since receipt"
      chart={
        <Bars
          label="Open cases by status and days since receipt"
          series={AGES.map((age, i) => ({ label: ageWords(age), look: LOOKS[i] ?? 'quiet' }))}
          rows={statuses.map((status) => ({ label: stateWords(status), values: AGES.map((age) => countOf(status, age)) }))}
        />
      }
    >
      <DataTable caption="Ageing of open cases">
        <thead>
          <tr>
            <Th>Status</Th>
            {AGES.map((age) => (
              <Th key={age}>{ageWords(age)}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {statuses.map((status) => (
            <Tr key={status}>
              <Td>{stateWords(status)}</Td>
              {AGES.map((age) => (
                <Td key={age}>
                  <Count
                    value={countOf(status, age)}
                    of={`${stateWords(status)}, ${ageWords(age)}`}
                    href={casesAddress(filter, { set: 'open', status, age: String(age) })}
                  />
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </DataTable>
    </Part>
  );
}
