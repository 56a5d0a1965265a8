'use client';

import { Callout } from '@/components/ui/Callout';

export function Problem({ children }: { children: string | null }) {
  return children === null ? null : (
    <Callout tone="error" live title="Not saved">
      {children} What you typed is still here.
    </Callout>
  );
}
