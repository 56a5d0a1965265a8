'use client';

import { Button } from '@/components/ui/Button';
import { cx } from '@/components/ui/cx';
import { DataTable, Td, Th, Tr } from '@/components/ui/DataTable';
import { Link } from '@/components/ui/Link';
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

/** Cells keep their words on one line; these do not. */
const WRAPS = 'block whitespace-normal [overflow-wrap:anywhere]';

const CLOCK = { late: 'font-semibold text-not-met', soon: 'font-semibold text-missing', calm: '' } as const;

/** The same widths in both lanes, so that the eye stays in its column. */
const COLUMNS = [
  { title: 'Time left', width: 'w-24' },
  { title: 'Case', width: 'w-28 min-[90rem]:w-32' },
  { title: 'Member', width: 'w-36 min-[90rem]:w-44' },
  { title: 'Plan and request', width: 'w-48 min-[90rem]:w-64' },
  { title: 'Question', width: '' },
  { title: 'Escalated', width: 'w-32 min-[90rem]:w-36' },
  { title: 'Taken by', width: 'w-24 min-[90rem]:w-32' },
] as const;

/** One lane of the queue, due first. */
export function QueueTable({ caption, rows, first, at, select, take }: QueueTableProps) {
  return (
    <DataTable caption={caption} className="[&_table]:min-w-240 [&_table]:table-fixed">
      <thead>
        <tr>
          {COLUMNS.map(({ title, width }) => (
            <Th key={title} className={width} {...(title === 'Time left' ? { sorted: 'ascending' as const } : {})}>
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
              <Link href={toRoute(`/cases/${row.number}/decision`)} data-case className="hover:text-accent hover:underline">
                {row.number}
              </Link>
            </Td>
            <Td>
              <bdi className={cx(WRAPS, 'font-medium')}>{row.memberName}</bdi>
            </Td>
            <Td>
              <span className={WRAPS}>{row.planName}</span>
              <span className={cx(WRAPS, 'text-muted')}>
                {row.request}
                {row.expedited ? ', expedited' : ''}
              </span>
            </Td>
            <Td>
              <span className="line-clamp-2 whitespace-normal [overflow-wrap:anywhere]" title={row.question}>
                {row.question}
              </span>
              <span className={cx(WRAPS, 'text-muted')}>{row.reason}</span>
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
    <Button size="sm" className="-my-0.5" aria-label={`Take ${row.number}`} onClick={() => take(row)}>
      Take
    </Button>
  );
}
