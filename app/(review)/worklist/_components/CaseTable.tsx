'use client';

import { createColumnHelper, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { DataTable, Td, type TdProps, Th, Tr } from '@/components/ui/DataTable';
import type { Sort, WorklistQuery } from '@/lib/cases/worklist.ts';
import { sortAddress } from '../query';
import { AssigneeCell, CaseCell, ClockCell, PayerCell, ReceivedCell, RequestCell, ScoreCell, StatusCell, type TableRow } from './cells';
import { useRowKeys } from './useRowKeys';

const features = tableFeatures({ rowSortingFeature });
const helper = createColumnHelper<typeof features, TableRow>();

const columns = helper.columns([
  helper.display({ id: 'due', header: 'Time left', cell: ({ row }) => <ClockCell row={row.original} /> }),
  helper.display({ id: 'number', header: 'Case', cell: ({ row }) => <CaseCell row={row.original} /> }),
  helper.accessor('memberName', { id: 'member', header: 'Member', cell: ({ getValue }) => <span title={getValue()}>{getValue()}</span> }),
  helper.display({ id: 'payer', header: 'Payer · line', cell: ({ row }) => <PayerCell row={row.original} /> }),
  helper.display({ id: 'request', header: 'Request', cell: ({ row }) => <RequestCell row={row.original} /> }),
  helper.display({ id: 'score', header: 'Score so far', cell: ({ row }) => <ScoreCell row={row.original} /> }),
  helper.display({ id: 'status', header: 'Status', cell: ({ row }) => <StatusCell row={row.original} /> }),
  helper.display({ id: 'assignee', header: 'Assignee', cell: ({ row }) => <AssigneeCell row={row.original} /> }),
  helper.display({ id: 'received', header: 'Received', cell: ({ row }) => <ReceivedCell row={row.original} /> }),
]);

const LOOK: Readonly<Record<string, NonNullable<TdProps['look']>>> = {
  number: 'code',
  member: 'name',
  assignee: 'quiet',
  received: 'quiet',
};
const SORTABLE: readonly string[] = ['due', 'number', 'member', 'received'] satisfies Sort[];
const isSort = (id: string): id is Sort => SORTABLE.includes(id);

/** A page of cases. Sorting and paging are the server's: headings are links, and the address holds the state. */
export function CaseTable({ rows, query, mayClaim }: { rows: TableRow[]; query: WorklistQuery; mayClaim: boolean }) {
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (row) => row.id,
    manualSorting: true,
    state: { sorting: [{ id: query.sort, desc: query.descending }] },
  });
  const { body, at, select } = useRowKeys(rows, mayClaim);
  return (
    <DataTable caption="Cases">
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => {
              const { id } = header.column;
              const sorted = query.sort === id ? (query.descending ? 'descending' : 'ascending') : undefined;
              return (
                <Th key={header.id} sorted={sorted} {...(isSort(id) ? { sortHref: sortAddress(query, id) } : {})}>
                  <table.FlexRender header={header} />
                </Th>
              );
            })}
          </tr>
        ))}
      </thead>
      <tbody ref={body}>
        {table.getRowModel().rows.map((row, index) => (
          <Tr key={row.id} selected={index === at} onFocus={() => select(index)}>
            {row.getAllCells().map((cell) => (
              <Td key={cell.id} look={LOOK[cell.column.id] ?? 'plain'}>
                <table.FlexRender cell={cell} />
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </DataTable>
  );
}
