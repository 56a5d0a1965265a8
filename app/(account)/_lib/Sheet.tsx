import type { ReactNode } from 'react';

/** The one sheet in the middle of a page outside of the shell. */
export function Sheet({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-8">
      <div className="w-full max-w-110 rounded border border-line bg-panel px-6 pt-6 pb-6">
        <h1 className="text-xl font-semibold">{title}</h1>
        {lead ? <div className="mt-1 mb-4 text-sm text-muted">{lead}</div> : null}
        {children}
      </div>
    </main>
  );
}
