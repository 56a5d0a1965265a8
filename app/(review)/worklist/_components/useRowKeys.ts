'use client';

import { useRef, useState } from 'react';
import { type KeyAction, useKeys } from '@/components/shell/Keys';
import { useNotice } from '@/components/ui/Notices';
import { claim } from '../actions';
import type { ShownRow } from './steady-rows';

type Allowed = {
  mayClaim: boolean;
  /** Selects a row, or takes it out again. */
  pick: (row: ShownRow) => void;
};

/** The row that the keyboard stands on, by its id: `j` `k` move, `Enter` opens (it is a link in focus), `c` claims, `x` selects. */
export function useRowKeys(rows: readonly ShownRow[], { mayClaim, pick }: Allowed) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [at, select] = useState<string | null>(null);
  const notice = useNotice();
  const index = rows.findIndex(({ id }) => id === at);

  function go(step: number) {
    const next = Math.min(Math.max(index + step, 0), rows.length - 1);
    body.current?.querySelectorAll<HTMLAnchorElement>('a[data-case]')[next]?.focus();
  }

  const none = () => notice({ message: 'Move to a case first: j and k.' });

  async function claimCurrent() {
    const row = rows[index];
    if (!row) return none();
    if (row.status !== 'received' || row.gone) return notice({ message: `${row.number} is not waiting to be claimed.` });
    const result = await claim({ number: row.number });
    notice(result.ok ? { message: `You hold ${row.number} now.` } : { message: result.message, tone: 'error' });
  }

  const keys: KeyAction[] = [
    { key: 'j', label: 'Next case', group: 'Worklist', run: () => go(1) },
    { key: 'k', label: 'Previous case', group: 'Worklist', run: () => go(-1) },
  ];
  if (mayClaim) {
    const applies = () => rows[index]?.status === 'received' && !rows[index]?.gone;
    keys.push({ key: 'c', label: 'Claim the case', group: 'Worklist', applies, run: () => void claimCurrent() });
  }
  const run = () => {
    const row = rows[index];
    if (row) pick(row);
    else none();
  };
  keys.push({ key: 'x', label: 'Select the case, or not', group: 'Worklist', applies: () => index >= 0, run });
  useKeys(keys);
  return { body, at, select };
}
