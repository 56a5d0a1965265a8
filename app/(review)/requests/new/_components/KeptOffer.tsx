'use client';

import { type ReactNode, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { afterPress } from '@/components/ui/press';
import type { ActionResult } from '@/lib/errors.ts';

/**
 * Looks something up by what was typed in a field, when the field is left. Only a help: where it fails or finds nothing, nothing is
 * said, and an answer that comes after the field was changed again is dropped.
 */
export function useLookUp<T>(look: (key: string) => Promise<ActionResult<T | null>>) {
  const [found, setFound] = useState<T | null>(null);
  const asked = useRef('');

  async function find(key: string) {
    if (key === asked.current) return;
    asked.current = key;
    const show = (value: T | null) => afterPress(() => asked.current === key && setFound(value));
    show(null);
    if (key === '') return;
    const result = await look(key).catch(() => null);
    if (result?.ok) show(result.value);
  }

  return { found, find, forget: () => setFound(null) };
}

/** An offer to fill in what the plan keeps. Its live region is there before it says anything. */
export function KeptOffer({ children, onFill, onDecline }: { children: ReactNode; onFill: () => void; onDecline: () => void }) {
  return (
    // Empty, it takes no row of the grid.
    <div role="status" className="col-span-full empty:absolute">
      {children ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded border border-accent/40 bg-accent-weak px-3 py-1.5 text-sm">
          <span className="min-w-0 flex-1">{children}</span>
          <Button size="sm" onClick={onFill}>
            Fill in
          </Button>
          <Button size="sm" variant="quiet" onClick={onDecline}>
            No
          </Button>
        </div>
      ) : null}
    </div>
  );
}
