import { DataTable, Td, Th, Tr } from '@/components/ui/DataTable';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { formatInstant } from '@/lib/cases/time-words.ts';
import type { ViewRecord } from '@/lib/use-cases/audit-views.ts';
import { screenWords, VIEW_WORDS } from '../words';

/** @param linked to who may read cases, their numbers lead to the history */
export function ViewRows({ views, linked }: { views: readonly ViewRecord[]; linked: boolean }) {
  return (
    <DataTable caption="Views">
      <thead>
        <tr>
          <Th>When (UTC)</Th>
          <Th>Who</Th>
          <Th>What</Th>
          <Th>Case</Th>
          <Th>Screen</Th>
        </tr>
      </thead>
      <tbody>
        {views.map((view) => (
          <Tr key={view.number}>
            <Td look="quiet">{formatInstant(view.at, 'UTC')}</Td>
            <Td look="name">{view.userName}</Td>
            <Td>{VIEW_WORDS[view.kind]}</Td>
            <Td look="code">
              <CaseNumber number={view.caseNumber} linked={linked} />
            </Td>
            <Td look="quiet">{screenWords(view.screen)}</Td>
          </Tr>
        ))}
      </tbody>
    </DataTable>
  );
}

export function CaseNumber({ number, linked }: { number: string; linked: boolean }) {
  if (!linked || number === '') return number;
  return (
    <Link href={toRoute(`/cases/${number}/history`)} className="text-accent hover:underline">
      {number}
    </Link>
  );
}
