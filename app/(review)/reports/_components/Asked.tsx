import { Bars } from '@/components/charts/Bars';
import { DataTable, Td, Th, Tr } from '@/components/ui/DataTable';
import { PAYER_WORDS } from '@/lib/cases/words.ts';
import { factSpec, isFactKey } from '@/lib/criteria/facts.ts';
import type { ReportFilter, Reports } from '@/lib/use-cases/load-reports.ts';
import { casesAddress } from '../query';
import { shareWords } from '../words';
import { Count, Part } from './Part';

const factWords = (fact: string): string => (isFactKey(fact) ? factSpec(fact).question : fact);

/** What was asked of practitioners, by the clause that it serves. */
export function Asked({ asked, filter }: { asked: Reports['asked']; filter: ReportFilter }) {
  return (
    <Part
      id="asked"
      title="Information asked for"
      detail="By what it would document, in the period; the fifty most frequent"
      chart={
        <Bars
          label="Items asked for that came, and that did not, by clause"
          series={[
            { label: 'Received', look: 'met' },
            { label: 'Not received', look: 'missing' },
          ]}
          rows={asked.slice(0, 10).map(({ payer, version, leaf, fact, asked: all, received }) => ({
            label: [PAYER_WORDS[payer], version, leaf, factWords(fact)].filter(Boolean).join(' · '),
            values: [received, all - received],
          }))}
        />
      }
    >
      <DataTable caption="Information asked for">
        <thead>
          <tr>
            <Th>Payer</Th>
            <Th>Clause</Th>
            <Th>Question</Th>
            <Th>Asked</Th>
            <Th>Received</Th>
          </tr>
        </thead>
        <tbody>
          {asked.map(({ payer, policy, version, leaf, fact, title, asked: all, received }) => (
            <Tr key={`${payer} ${policy} ${version} ${leaf} ${fact}`}>
              <Td>{PAYER_WORDS[payer]}</Td>
              <Td wraps>
                {leaf} {title}
              </Td>
              <Td wraps>{factWords(fact)}</Td>
              <Td>
                <Count
                  value={all}
                  of={`asked for ${leaf}`}
                  href={casesAddress(filter, { set: 'asked', payer, policy, version, leaf, fact })}
                />
              </Td>
              <Td>{shareWords(received, all)}</Td>
            </Tr>
          ))}
        </tbody>
      </DataTable>
    </Part>
  );
}
