import { capitalized } from '@/components/case/case-text';
import { Bars } from '@/components/charts/Bars';
import { DataTable, Td, Th, Tr } from '@/components/ui/DataTable';
import { LINE_OF_BUSINESS_WORDS, URGENCY_WORDS } from '@/lib/cases/words.ts';
import { type EndedCount, type ReportFilter, TIMINGS } from '@/lib/use-cases/load-reports.ts';
import { casesAddress } from '../query';
import { shareWords, TIMING_WORDS } from '../words';
import { Count, Part } from './Part';

type Group = Pick<EndedCount, 'line' | 'urgency'> & { counts: number[] };

/** Decided cases by line of business and urgency. */
function groupsOf(ended: readonly EndedCount[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { line, urgency, kind, timing, count } of ended) {
    if (kind === 'withdrawn') continue;
    const group = groups.get(`${line} ${urgency}`) ?? { line, urgency, counts: TIMINGS.map(() => 0) };
    const at = TIMINGS.indexOf(timing);
    group.counts[at] = (group.counts[at] ?? 0) + count;
    groups.set(`${line} ${urgency}`, group);
  }
  return [...groups.values()];
}

const LOOKS = ['met', 'not-met', 'missing'] as const;
const nameOf = ({ line, urgency }: Group) => `${capitalized(LINE_OF_BUSINESS_WORDS[line])}, ${URGENCY_WORDS[urgency].toLowerCase()}`;

export function Turnaround({ ended, filter }: { ended: readonly EndedCount[]; filter: ReportFilter }) {
  const groups = groupsOf(ended);
  const series = TIMINGS.map((timing, i) => ({ label: TIMING_WORDS[timing], look: LOOKS[i] ?? 'missing' }));
  return (
    <Part
      id="turnaround"
      title="Turnaround"
      detail="Notice given by its due time, of cases decided in the period"
      chart={
        <Bars
          label="Share of decided cases whose notice was on time, by line of business and urgency"
          series={series}
          rows={groups.map((group) => ({ label: nameOf(group), values: group.counts }))}
          shares
        />
      }
    >
      <DataTable caption="Turnaround by line of business and urgency">
        <thead>
          <tr>
            <Th>Line of business</Th>
            <Th>Urgency</Th>
            {TIMINGS.map((timing) => (
              <Th key={timing}>{TIMING_WORDS[timing]}</Th>
            ))}
            <Th>Share on time</Th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Tr key={nameOf(group)}>
              <Td>{capitalized(LINE_OF_BUSINESS_WORDS[group.line])}</Td>
              <Td>{URGENCY_WORDS[group.urgency]}</Td>
              {TIMINGS.map((timing, i) => (
                <Td key={timing}>
                  <Count
                    value={group.counts[i] ?? 0}
                    of={`${nameOf(group)}, ${TIMING_WORDS[timing].toLowerCase()}`}
                    href={casesAddress(filter, { set: 'ended', line: group.line, urgency: group.urgency, timing })}
                  />
                </Td>
              ))}
              {/* What is owed and not late is not judged yet. */}
              <Td>{shareWords(group.counts[0] ?? 0, (group.counts[0] ?? 0) + (group.counts[1] ?? 0))}</Td>
            </Tr>
          ))}
        </tbody>
      </DataTable>
    </Part>
  );
}
