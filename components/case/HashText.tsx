'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { useNotice } from '@/components/ui/Notices';

/** The beginning of a SHA-256, and a button that copies all of it; where the browser lets no page copy, it shows all of it. */
export function HashText({ value, of }: { value: string; of: string }) {
  const notice = useNotice();
  const [whole, setWhole] = useState(false);
  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      notice({ message: `SHA-256 of ${of} copied` });
    } catch {
      setWhole(true);
    }
  }
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
      <span className="font-mono text-[0.78125rem] break-all" title={`SHA-256 ${value}`}>
        {whole ? value : `${value.slice(0, 12)}…`}
      </span>
      <Button variant="quiet" size="sm" className="print:hidden" aria-label={`Copy the SHA-256 of ${of}`} onClick={() => void copy()}>
        Copy
      </Button>
    </span>
  );
}
