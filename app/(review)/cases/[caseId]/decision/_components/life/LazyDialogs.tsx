'use client';

import { type ReactNode, Suspense, useState } from 'react';
import type { LifeDialogProps } from './form';

export interface LazyDialogsProps<Name extends string> {
  /** Which one is open; null: none. */
  open: Name | null;
  onClose: () => void;
  /** The dialog of a name, `lazy`: its code is fetched with the first use, since the page is read far more often than any is opened. */
  children: (name: Name, props: LifeDialogProps) => ReactNode;
}

/** Dialogs of which few are ever opened. One that was stays mounted, with what was typed in it. */
export function LazyDialogs<Name extends string>({ open, onClose, children }: LazyDialogsProps<Name>) {
  const [used, setUsed] = useState<readonly Name[]>([]);
  if (open !== null && !used.includes(open)) setUsed([...used, open]);
  return used.map((name) => (
    <Suspense key={name} fallback={null}>
      {children(name, { open: open === name, onClose })}
    </Suspense>
  ));
}
