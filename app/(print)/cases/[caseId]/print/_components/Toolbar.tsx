'use client';

import { Button, LinkButton } from '@/components/ui/Button';

/** On the screen only. Nothing prints by itself: the dialog opens by this button, or by the browser's own key. */
export function Toolbar({ number }: { number: string }) {
  return (
    <div className="mx-auto mb-3 flex w-[min(8.5in,100%)] flex-wrap items-center gap-2 text-sm print:hidden">
      <Button variant="primary" onClick={() => window.print()}>
        Print
      </Button>
      <LinkButton href={`/cases/${number}/overview`}>Open the case</LinkButton>
      <span className="text-muted">US Letter. Leave the browser’s own headers and footers off.</span>
    </div>
  );
}
