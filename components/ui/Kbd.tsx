import type { ReactNode } from 'react';

/** A key to press, as on its cap: `<Kbd>e</Kbd>`. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-block rounded-sm border border-b-2 border-line-strong bg-panel px-[5px] font-mono text-2xs text-muted">
      {children}
    </kbd>
  );
}
