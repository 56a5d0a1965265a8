import { Bars } from '@/components/charts/Bars';
import { DataTable, Td, Th, Tr } from '@/components/ui/DataTable';
import { PAYER_WORDS } from '@/lib/cases/words.ts';
import type { EndedCount, ReportFilter, Reports } from '@/lib/use-cases/load-reports.ts';
import { casesAddress } from '../query';
import { KIND_WORDS } from '../words';
import { Count, Part } from './Part';

const LOOKS = { approved: 'met', 'approved-in-part': 'missing', denied: 'not-met' } as const;
const MAIN = ['approved', 'approved-in-part', 'denied'] as const;

export function Outcomes({ ended, filter }: { ended: readonly EndedCount[]; filter: ReportFilter }) {
  const payers = [...new Set(ended.map(({ payer }) => payer))];
  const countOf = (payer: string, kind: string) =>
    ended.filter((one) => one.payer === payer && one.kind === kind).reduce((sum, { count }) => sum + count, 0);
  const kinds = Object.keys(KIND_WORDS).filter((kind) => ended.some((one) => one.kind === kind));
  const others = kinds.filter((kind) => !MAIN.some((main) => main === kind));
  return (
    <Part
      id="outcomes"
      title="Outcomes"
      detail="By payer, of cases decided or withdrawn in the period"
      chart={
        <Bars
          label="Outcomes by payer"
          series={[
            ...MAIN.map((kind) => ({ label: KIND_WORDS[kind] ?? kind, look: LOOKS[kind] })),
            { label: 'Other endings', look: 'quiet' },
          ]}
          rows={payers.map((payer) => ({
            label: PAYER_WORDS[payer],
            values: [...MAIN.map((kind) => countOf(payer, kind)), others.reduce((sum, kind) => sum + countOf(payer, kind), 0)],
          }))}
          shares
        />
      }
    >
      <DataTable caption="Outcomes by payer">
        <thead>
          <tr>
            <Th>Payer</Th>
            {kinds.map((kind) => (
              <Th key={kind} wraps>
                {KIND_WORDS[kind]}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {payers.map((payer) => (
            <Tr key={payer}>
              <Td wraps>{PAYER_WORDS[payer]}</Td>
              {kinds.map((kind) => (
                <Td key={kind}>
                  <Count
                    value={countOf(payer, kind)}
                    of={`${PAYER_WORDS[payer]}, ${KIND_WORDS[kind]}`}
                    href={casesAddress(filter, { set: 'ended', payer, kind })}
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

export function DenialClauses({ clauses, filter }: { clauses: Reports['clauses']; filter: ReportFilter }) {
  return (
    <Part
      id="clauses"
      title="Clauses that denials rest on"
      detail="Whole and partial denials of the period; the fifty most frequent"
      chart={
        <Bars
          label="Denials by clause"
          series={[{ label: 'Denials', look: 'not-met' }]}
          rows={clauses
            .slice(0, 10)
            .map(({ payer, version, leaf, count }) => ({ label: `${PAYER_WORDS[payer]} ${version} ${leaf}`, values: [count] }))}
        />
      }
    >
      <DataTable caption="Denials by clause">
        <thead>
          <tr>
            <Th>Payer</Th>
            <Th>Version</Th>
            <Th>Clause</Th>
            <Th>Denials</Th>
          </tr>
        </thead>
        <tbody>
          {clauses.map(({ payer, policy, version, leaf, title, count }) => (
            <Tr key={`${payer} ${policy} ${version} ${leaf}`}>
              <Td>{PAYER_WORDS[payer]}</Td>
              <Td look="code">{version}</Td>
              <Td wraps>
                {leaf} {title}
              </Td>
              <Td>
                <Count
                  value={count}
                  of={`denials on ${leaf}`}
                  href={casesAddress(filter, { set: 'denied', payer, policy, version, leaf })}
                />
              </Td>
            </Tr>
          ))}
        </tbody>
      </DataTable>
    </Part>
  );
}
