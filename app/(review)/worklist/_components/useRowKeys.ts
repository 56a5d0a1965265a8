'use client';

import { useRef, useState } from 'react';
import { useKeys } from '@/components/shell/Keys';
import { useNotice } from '@/components/ui/Notices';
import { claim } from '../actions';
import type { TableRow } from './cells';

/** The row that the keyboard stands on: `j` `k` move, `Enter` opens (it is a link in focus), `c` claims. */
export function useRowKeys(rows: readonly TableRow[], mayClaim: boolean) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [at, select] = useState(-1);
  const notice = useNotice();

  function go(step: number) {
    const next = Math.min(Math.max(at + step, 0), rows.length - 1);
    body.current?.querySelectorAll<HTMLAnchorElement>('a[data-case]')[next]?.focus();
  }

  async function claimCurrent() {
    const row = rows[at];
    if (!row) return notice({ message: 'Move to a case first: j and k.' });
    if (row.status !== 'received') return notice({ message: `${row.number} is not waiting to be claimed.` });
    const result = await claim({ number: row.number });
    notice(result.ok ? { message: `You hold ${row.number} now.` } : { message: result.message, tone: 'error' });
  }

  useKeys([
    { key: 'j', label: 'Next case', group: 'Worklist', run: () => go(1) },
    { key: 'k', label: 'Previous case', group: 'Worklist', run: () => go(-1) },
    ...(mayClaim
      ? [
          {
            key: 'c',
            label: 'Claim the case',
            group: 'Worklist',
            applies: () => rows[at]?.status === 'received',
            run: () => void claimCurrent(),
          },
        ]
      : []),
  ]);
  return { body, at, select };
}
