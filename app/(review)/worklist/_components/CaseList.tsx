'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/Button';
import type { Column } from '@/lib/cases/worklist.ts';
import type { ListedQuery } from '../query';
import type { TableRow } from '../rows';
import { CaseTable } from './CaseTable';
import { useSteadyRows } from './useSteadyRows';

export type CaseListProps = {
  rows: TableRow[];
  version: string;
  query: ListedQuery;
  columns: Column[];
  mayClaim: boolean;
  mayAssign: boolean;
  /** Shown where there is no case. */
  empty: ReactNode;
  /** Under the table. */
  foot: ReactNode;
};

/** The list as it was opened, with what others do to its cases shown in place: rows stay where they are until a person asks for the new list. */
export function CaseList({ rows, version, query, empty, foot, ...table }: CaseListProps) {
  const { shown, waiting, renew } = useSteadyRows(rows, version, query);
  return (
    <>
      {/* Over the page's foot, in nobody's way: above the table it would push the rows down under the pointer. */}
      <div role="status" className="pointer-events-none fixed right-6 bottom-4 z-30 print:hidden">
        {waiting > 0 ? (
          <p className="pointer-events-auto flex items-center gap-3 rounded border border-line-strong bg-panel py-1 pr-1 pl-3 text-sm">
            {waiting === 1 ? 'One more case is on this page now.' : `${waiting} more cases are on this page now.`}
            <Button size="sm" onClick={renew}>
              {waiting === 1 ? 'Show it' : 'Show them'}
            </Button>
          </p>
        ) : null}
      </div>
      {shown.length === 0 ? empty : <CaseTable rows={shown} query={query} {...table} />}
      {shown.length === 0 ? null : foot}
    </>
  );
}
