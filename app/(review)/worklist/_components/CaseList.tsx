'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/Button';
import type { Column, WorklistQuery } from '@/lib/cases/worklist.ts';
import type { TableRow } from '../rows';
import { CaseTable } from './CaseTable';
import { useSteadyRows } from './useSteadyRows';

export type CaseListProps = {
  rows: TableRow[];
  version: string;
  query: WorklistQuery;
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
      <div role="status" className="contents">
        {waiting > 0 ? (
          <p className="flex flex-wrap items-center gap-2 text-sm text-muted print:hidden">
            {waiting === 1 ? 'One more case belongs here now.' : `${waiting} more cases belong here now.`}
            <Button size="sm" onClick={renew}>
              Show them
            </Button>
          </p>
        ) : null}
      </div>
      {shown.length === 0 ? empty : <CaseTable rows={shown} query={query} {...table} />}
      {shown.length === 0 ? null : foot}
    </>
  );
}
