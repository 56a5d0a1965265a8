'use client';

import { type ReactNode, useRef } from 'react';
import { useKeys } from '@/components/shell/Keys';

/** Moves between the rows of the table inside: each takes the focus, so that it is read out and scrolls into view. */
export function RowKeys({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  function move(by: 1 | -1) {
    const rows = [...(box.current?.querySelectorAll<HTMLElement>('tbody > tr') ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
  }
  useKeys([
    { key: 'j', label: 'Next event', group: 'History', run: () => move(1) },
    { key: 'k', label: 'Previous event', group: 'History', run: () => move(-1) },
  ]);
  return <div ref={box}>{children}</div>;
}
