import { DataTable, Td, Th, Tr } from '@/components/ui/DataTable';
import { formatInstant } from '@/lib/cases/time-words.ts';
import type { AuditPage } from '@/lib/use-cases/audit-views.ts';
import { CaseNumber } from './ViewRows';

/** What asks for a question, in the last thirty days: none of it is proof of anything. */
export function Unusual({ audit, linked }: { audit: Pick<AuditPage, 'own' | 'watched' | 'busy'>; linked: boolean }) {
  const rows = [
    ...[...audit.own, ...audit.watched].map((view) => ({ ...view, key: `${view.why} ${view.userId} ${view.caseNumber}` })),
    ...audit.busy.map(({ userId, userName, hour, cases, median }) => ({
      key: `${userId} ${hour}`,
      userName,
      caseNumber: '',
      at: hour,
      why: `${cases} cases within an hour; their median is ${median.toLocaleString('en-US', { maximumFractionDigits: 1 })}`,
    })),
  ];
  return (
    <section aria-labelledby="unusual" className="flex flex-col gap-3">
      <h2 id="unusual" className="text-lg font-semibold">
        Unusual access <span className="text-sm font-normal text-muted">last 30 days</span>
      </h2>
      {rows.length === 0 ? (
        <p className="text-sm text-muted">
          {linked ? 'Nobody opened a record of their own name or one that is watched, and nobody' : 'Nobody'} opened far more cases within
          an hour than they usually do.
        </p>
      ) : (
        <DataTable caption="Unusual access">
          <thead>
            <tr>
              <Th>When (UTC)</Th>
              <Th>Who</Th>
              <Th>Case</Th>
              <Th>Why it is listed</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Tr key={row.key}>
                <Td look="quiet">{formatInstant(row.at, 'UTC')}</Td>
                <Td look="name">{row.userName}</Td>
                <Td look="code">
                  <CaseNumber number={row.caseNumber} linked={linked} />
                </Td>
                <Td wraps>{row.why}</Td>
              </Tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </section>
  );
}
