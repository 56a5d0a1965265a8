import type { ReactNode } from 'react';

/** A page's name, a quiet word beside it, and what can be done here. */
export function PageHeader({ title, detail, actions }: { title: string; detail?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <h1 className="text-xl font-semibold">{title}</h1>
      {detail ? <span className="text-muted">{detail}</span> : null}
      {actions ? <div className="ml-auto flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}

/** A page of the usual kind: the mock's margins around everything but panes. */
export function PageBody({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-3.5 px-6 pt-4.5 pb-10">{children}</div>;
}
