'use client';

import { useEffect, useState } from 'react';

// The calendar's code is large and is not needed to begin typing: it comes after the page.

export type ReceiptClock = typeof import('./clock-parts');

let loaded: ReceiptClock | null = null;

/** Receipt and due times, as soon as their code has arrived; null before, and where it could not be fetched. */
export function useReceiptClock(): ReceiptClock | null {
  const [clock, setClock] = useState<ReceiptClock | null>(loaded);
  useEffect(() => {
    if (clock !== null) return;
    let wanted = true;
    import('./clock-parts').then(
      (parts) => {
        loaded = parts;
        if (wanted) setClock(parts);
      },
      () => {}, // without it the form works, and the server says what is wrong with a time
    );
    return () => {
      wanted = false;
    };
  }, [clock]);
  return clock;
}
