'use client';

import { useState } from 'react';
import { useKeys } from '@/components/shell/Keys';
import { Button } from '@/components/ui/Button';
import { Kbd } from '@/components/ui/Kbd';
import { AssignDialog } from './AssignDialog';
import type { ShownRow } from './steady-rows';

/** How many cases are selected, and what can be done with them. Its room is kept, so that the first selection moves no row. */
export function AssignBar({ chosen, onDone }: { chosen: readonly ShownRow[]; onDone: (numbers: readonly string[]) => void }) {
  const [open, setOpen] = useState(false);
  const some = chosen.length > 0;
  useKeys([{ key: 'a', label: 'Assign the selected cases', group: 'Worklist', applies: () => some, run: () => setOpen(some) }]);
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 text-sm print:hidden">
      <span role="status" className={some ? '' : 'text-muted'}>
        {some ? `${chosen.length} selected` : 'None selected'}
      </span>
      <Button size="sm" disabled={!some} onClick={() => setOpen(true)}>
        Assign… <Kbd>a</Kbd>
      </Button>
      {some ? (
        <Button size="sm" variant="quiet" onClick={() => onDone(chosen.map(({ number }) => number))}>
          Clear selection
        </Button>
      ) : null}
      {open ? <AssignDialog chosen={chosen} onDone={onDone} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
