'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/Button';
import { useNotice } from '@/components/ui/Notices';

/** A password that is shown this once, and goes with the page. */
export function Password({ of, password }: { of: string; password: string }) {
  const notice = useNotice();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  async function copy() {
    try {
      await navigator.clipboard.writeText(password);
      notice({ message: 'Copied' });
    } catch {
      // Refused, or not there at all over plain HTTP.
      notice({ message: 'The browser did not let it be copied: select it instead.', tone: 'error' });
    }
  }
  return (
    <section className="flex flex-col gap-2 rounded border border-met/40 bg-met-weak px-4 py-3">
      <h2 ref={heading} tabIndex={-1} className="text-sm font-semibold">
        Password of {of}
      </h2>
      <p className="text-sm">It is shown this once. Hand it over in person or by telephone; it is kept nowhere in a readable form.</p>
      <p className="flex flex-wrap items-center gap-3">
        <code className="rounded border border-line bg-panel px-2 py-1 font-mono break-all select-all">{password}</code>
        <Button size="sm" onClick={copy}>
          Copy
        </Button>
      </p>
    </section>
  );
}
