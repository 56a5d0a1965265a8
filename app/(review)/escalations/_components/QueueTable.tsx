'use client';

import Link from 'next/link';
import { Button } from '@/components/ui/Button';
import { cx } from '@/components/ui/cx';
import { DataTable, Td, Th, Tr } from '@/components/ui/DataTable';
import { toRoute } from '@/components/ui/routes';
import type { QueueRow } from '../lanes';

export interface QueueTableProps {
  caption: string;
  rows: readonly QueueRow[];
  /** Position of the first row among all of the page. */
  first: number;
  /** Where the keyboard stands, among all of the page. */
  at: number;
  select: (index: number) => void;
  take: (row: QueueRow) => void;
}

const CLOCK = { late: 'font-semibold text-not-met', soon: 'font-semibold text-missing', calm: '' } as const;
const TITLES = ['Time left', 'Case', 'Member', 'Plan and request', 'Question', 'Escalated', 'Taken by'];

/** One lane of the queue, due first. */
export function QueueTable({ caption, rows, first, at, select, take }: QueueTableProps) {
  return (
    <DataTable caption={caption}>
      <thead>
        <tr>
          {TITLES.map((title) => (
            <Th key={title} {...(title === 'Time left' ? { sorted: 'ascending' as const } : {})}>
              {title}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <Tr key={row.id} selected={first + i === at} onFocus={() => select(first + i)} className="align-top [&>td]:py-2">
            <Td className={CLOCK[row.left.tone]}>{row.left.text}</Td>
            <Td look="code">
              <Link
                href={toRoute(`/cases/${row.number}/decision`)}
                data-case
                prefetch={false}
                className="hover:text-accent hover:underline"
              >
                {row.number}
              </Link>
            </Td>
            <Td look="name" className="max-w-38 font-medium whitespace-normal [overflow-wrap:anywhere] min-[90rem]:max-w-56">
              <bdi>{row.memberName}</bdi>
            </Td>
            <Td className="min-w-36 whitespace-normal">
              {row.planName}
              <span className="block text-muted">
                {row.request}
                {row.expedited ? ', expedited' : ''}
              </span>
            </Td>
            <Td className="w-full min-w-56 whitespace-normal [overflow-wrap:anywhere]">
              <span className="line-clamp-2" title={row.question}>
                {row.question}
              </span>
              <span className="text-muted">{row.reason}</span>
            </Td>
            <Td>
              {row.escalatedAt}
              <span className="block text-muted">{row.escalatedBy}</span>
            </Td>
            <Td>
              <TakenBy row={row} take={take} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function TakenBy({ row, take }: { row: QueueRow; take: (row: QueueRow) => void }) {
  if (row.takenBy !== null) return <span className={cx(row.isMine && 'font-medium')}>{row.isMine ? 'You' : row.takenBy}</span>;
  return (
    <Button size="sm" aria-label={`Take ${row.number}`} onClick={() => take(row)}>
      Take
    </Button>
  );
}
