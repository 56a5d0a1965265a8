'use client';

import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Dialog } from '@/components/ui/Dialog';
import { Checkbox } from '@/components/ui/inputs';
import { COLUMNS, type Column, FIXED_COLUMNS } from '@/lib/cases/worklist.ts';
import { showColumns } from '../actions';
import { HEADINGS } from './cells';

type Props = { view: string | null; viewName: string | null; columns: readonly Column[]; onClose: () => void };

/** Which columns the table has: of the view that is open, else of every list without one. */
export function ColumnsDialog({ view, viewName, columns, onClose }: Props) {
  const [wanted, setWanted] = useState<readonly Column[]>(columns);
  const [trouble, setTrouble] = useState('');
  const [busy, start] = useTransition();

  function toggle(column: Column) {
    setWanted(COLUMNS.filter((one) => (one === column ? !wanted.includes(one) : wanted.includes(one))));
  }

  function save() {
    if (busy) return;
    start(async () => {
      const result = await showColumns({ view, columns: [...wanted] });
      if (result.ok) onClose();
      else setTrouble(result.message);
    });
  }

  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant="primary" aria-disabled={busy || undefined} onClick={save}>
        {busy ? 'Saving…' : 'Show these'}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title="Columns" footer={footer}>
      {trouble ? <Callout tone="error">{trouble}</Callout> : null}
      <fieldset className="flex flex-col gap-0.5">
        <legend className="mb-1 text-sm text-muted">
          {viewName === null ? 'Of your worklists, on every device.' : `Of the view “${viewName}”.`}
        </legend>
        {COLUMNS.map((column) => (
          <Checkbox
            key={column}
            label={HEADINGS[column]}
            checked={wanted.includes(column)}
            disabled={FIXED_COLUMNS.includes(column)}
            onChange={() => toggle(column)}
          />
        ))}
      </fieldset>
    </Dialog>
  );
}
