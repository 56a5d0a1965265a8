import type { ReactNode } from 'react';

/** A page that is only a message: what happened, what holds, what to do. */
export function Message({
  title,
  children,
  actions,
  reference,
}: {
  title: string;
  children: ReactNode;
  actions: ReactNode;
  reference?: string | null;
}) {
  return (
    <div className="mx-auto flex w-full max-w-140 flex-col gap-3 px-6 py-20">
      <h1 className="text-xl font-semibold">{title}</h1>
      <div className="flex flex-col gap-2 text-muted">{children}</div>
      <div className="mt-1 flex flex-wrap gap-2">{actions}</div>
      {reference ? (
        <p className="text-xs text-muted">
          Reference for support: <span className="font-mono">{reference}</span>
        </p>
      ) : null}
    </div>
  );
}
