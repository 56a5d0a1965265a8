'use client';

import { useState } from 'react';
import { ExportProgress, useExport } from '@/components/letter/ExportLetters';
import { useKeys } from '@/components/shell/Keys';
import { Button } from '@/components/ui/Button';
import { Kbd } from '@/components/ui/Kbd';
import { AssignDialog } from './AssignDialog';
import type { ShownRow } from './steady-rows';

export interface SelectionBarProps {
  chosen: readonly ShownRow[];
  mayAssign: boolean;
  onDone: (numbers: readonly string[]) => void;
}

/** How many cases are selected, and what can be done with them. Its room is kept, so that the first selection moves no row. */
export function SelectionBar({ chosen, mayAssign, onDone }: SelectionBarProps) {
  const [open, setOpen] = useState(false);
  const numbers = chosen.map(({ number }) => number);
  const assignable = chosen.filter(isAssignable);
  const some = chosen.length > 0;
  const batch = useExport({ numbers, fileName: `letters-of-${numbers.length}-${numbers.length === 1 ? 'case' : 'cases'}.zip` });
  const mayNow = mayAssign && assignable.length > 0;
  useKeys([
    { key: 'z', label: 'Letters of the selected cases as ZIP', group: 'Worklist', applies: () => some, run: batch.start },
    ...(mayAssign
      ? [{ key: 'a', label: 'Assign the selected cases', group: 'Worklist', applies: () => mayNow, run: () => setOpen(mayNow) }]
      : []),
  ]);
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 text-sm print:hidden">
      <span role="status" className={some ? '' : 'text-muted'}>
        {some ? `${chosen.length} selected` : 'None selected'}
      </span>
      {mayAssign ? (
        <Button size="sm" disabled={!mayNow} onClick={() => setOpen(true)}>
          Assign… <Kbd>a</Kbd>
        </Button>
      ) : null}
      <Button size="sm" disabled={!some} aria-disabled={batch.running !== null || undefined} onClick={batch.start}>
        Letters as ZIP <Kbd>z</Kbd>
      </Button>
      <ExportProgress running={batch.running} onCancel={batch.cancel} />
      {some ? (
        <Button size="sm" variant="quiet" onClick={() => onDone(numbers)}>
          Clear selection
        </Button>
      ) : null}
      {open ? <AssignDialog chosen={assignable} onDone={onDone} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

/** From received, in review or pended a manager assigns (lifecycle.md section 2). */
const isAssignable = ({ status }: ShownRow): boolean => status === 'received' || status === 'in-review' || status === 'pended';
