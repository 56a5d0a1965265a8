'use client';

import { createColumnHelper, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useState } from 'react';
import { cx } from '@/components/ui/cx';
import { DataTable, Td, type TdProps, Th, Tr } from '@/components/ui/DataTable';
import { STATUS_WORDS } from '@/lib/cases/words.ts';
import { COLUMNS, type Column, SORTS, type Sort } from '@/lib/cases/worklist.ts';
import { type ListedQuery, sortAddress } from '../query';
import { CELLS, HEADINGS } from './cells';
import { shortName } from './names';
import { SelectionBar } from './SelectionBar';
import type { ShownRow } from './steady-rows';
import { useRowKeys } from './useRowKeys';

const features = tableFeatures({ rowSortingFeature });
const helper = createColumnHelper<typeof features, ShownRow>();

const columns = helper.columns(
  COLUMNS.map((id) => {
    const Cell = CELLS[id];
    return helper.display({ id, header: HEADINGS[id], cell: ({ row }) => <Cell row={row.original} /> });
  }),
);

const LOOK: Partial<Readonly<Record<string, NonNullable<TdProps['look']>>>> = {
  number: 'code',
  member: 'name',
  assignee: 'quiet',
  received: 'quiet',
};
const isSort = (id: string): id is Sort => SORTS.some((sort) => sort === id);

type CaseTableProps = {
  rows: readonly ShownRow[];
  query: ListedQuery;
  columns: readonly Column[];
  mayClaim: boolean;
  mayAssign: boolean;
};

/** A page of cases. Sorting and paging are the server's: headings are links, and the address holds the state. */
export function CaseTable({ rows, query, columns: wanted, mayClaim, mayAssign }: CaseTableProps) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const table = useTable({
    features,
    columns: columns.filter(({ id }) => wanted.some((column) => column === id)),
    data: rows as ShownRow[], // the table library asks for an array that it does not change
    getRowId: (row) => row.id,
    manualSorting: true,
    state: { sorting: [{ id: query.sort, desc: query.descending }] },
  });
  function pick(row: ShownRow) {
    if (row.gone) return;
    const next = new Set(picked);
    if (!next.delete(row.number)) next.add(row.number);
    setPicked(next);
  }
  const { body, at, select } = useRowKeys(rows, { mayClaim, pick });
  const chosen = rows.filter((row) => picked.has(row.number) && !row.gone);
  return (
    <>
      <SelectionBar
        chosen={chosen}
        mayAssign={mayAssign}
        onDone={(done) => setPicked(new Set([...picked].filter((number) => !done.includes(number))))}
      />
      <DataTable caption="Cases">
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              <Th>
                <span className="sr-only">Select</span>
              </Th>
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
          {table.getRowModel().rows.map((row) => (
            <Tr
              key={row.id}
              selected={row.id === at}
              onFocus={() => select(row.id)}
              className={cx(row.original.gone && 'text-faint', picked.has(row.original.number) && 'bg-accent-weak')}
            >
              <Td>
                <input
                  type="checkbox"
                  aria-label={`Select ${row.original.number}`}
                  className="block size-4"
                  checked={picked.has(row.original.number) && !row.original.gone}
                  disabled={row.original.gone !== null}
                  onChange={() => pick(row.original)}
                />
              </Td>
              {row.getAllCells().map((cell) => (
                <Td key={cell.id} look={LOOK[cell.column.id] ?? 'plain'}>
                  {cell.column.id === 'status' && row.original.gone ? goneWords(row.original.gone) : <table.FlexRender cell={cell} />}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}

/** What became of a case that stands here no more. */
function goneWords(gone: NonNullable<ShownRow['gone']>): string {
  if (gone === 'away') return 'No longer in this list';
  const words = Object.entries(STATUS_WORDS).find(([status]) => status === gone.status)?.[1] ?? gone.status;
  return gone.assignee ? `${words}, ${shortName(gone.assignee)}` : words;
}
