'use client';

import { useRef, useState, useTransition } from 'react';
import { LOST_REPLY } from '@/components/case/case-text';
import { useKeys } from '@/components/shell/Keys';
import { useNotice } from '@/components/ui/Notices';
import { take } from '../actions';
import type { QueueRow } from '../lanes';
import { QueueTable } from './QueueTable';

export interface QueueProps {
  fast: readonly QueueRow[];
  others: readonly QueueRow[];
}

/** Both lanes under one keyboard: `j` `k` move, `Enter` opens (it is a link in focus), `c` takes, as it claims on the worklist. */
export function Queue({ fast, others }: QueueProps) {
  const body = useRef<HTMLDivElement>(null);
  const [at, select] = useState(-1);
  const [busy, start] = useTransition();
  const notice = useNotice();
  const rows = [...fast, ...others];

  function go(step: number) {
    const next = Math.min(Math.max(at + step, 0), rows.length - 1);
    body.current?.querySelectorAll<HTMLAnchorElement>('a[data-case]')[next]?.focus();
  }

  function takeRow(row: QueueRow) {
    if (busy) return;
    start(async () => {
      const result = await take({ number: row.number }).catch(() => ({ ok: false as const, message: LOST_REPLY }));
      // In a list, whatever is said has to say of which case.
      const why = (message: string) => (message.includes(row.number) ? message : `${row.number}: ${message}`);
      notice(result.ok ? { message: `You took ${row.number}.` } : { message: why(result.message), tone: 'error' });
    });
  }

  function takeCurrent() {
    const row = rows[at];
    if (!row) return notice({ message: 'Move to a case first: j and k.' });
    if (row.takenBy !== null) return notice({ message: `${row.number} is taken by ${row.isMine ? 'you' : row.takenBy} already.` });
    takeRow(row);
  }

  const group = 'Escalations';
  useKeys([
    { key: 'j', label: 'Next case', group, run: () => go(1) },
    { key: 'k', label: 'Previous case', group, run: () => go(-1) },
    { key: 'c', label: 'Take the case', group, applies: () => rows[at]?.takenBy === null, run: takeCurrent },
  ]);
  const lane = { at, select, take: takeRow };
  return (
    <div ref={body} className="flex flex-col gap-3.5">
      {fast.length > 0 ? (
        <section aria-labelledby="lane-fast" className="flex flex-col gap-2">
          <h2 id="lane-fast" className="text-sm font-semibold">
            Refills and removals <span className="font-normal text-muted">first, since a late one harms</span>
          </h2>
          <QueueTable caption="Refills and removals" rows={fast} first={0} {...lane} />
        </section>
      ) : null}
      {others.length > 0 ? (
        <section aria-labelledby="lane-others" className="flex flex-col gap-2">
          <h2 id="lane-others" className="text-sm font-semibold">
            {fast.length > 0 ? 'Everything else' : 'Due first'}
          </h2>
          <QueueTable caption="Escalated cases" rows={others} first={fast.length} {...lane} />
        </section>
      ) : null}
    </div>
  );
}
